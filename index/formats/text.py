"""Plain text and Markdown: bytes in whichever of the usual encodings."""

from index.decode import decode
from index.formats.markdown import plain_text
from index.formats.raw import RawText, Unreadable


def decoded(data: bytes) -> str:
    """The characters of ``data``. Raises `Unreadable` when it is no text."""
    text = decode(data)
    if text is None:
        raise Unreadable(
            "is not a text file, or in an encoding that is not supported; "
            "save it as plain text in UTF-8."
        )
    return text


def read_txt(data: bytes) -> RawText:
    """Plain text as it is."""
    return RawText(decoded(data), None)


def read_markdown(data: bytes) -> RawText:
    """Markdown; a first line that is a heading of the first level is the title."""
    return from_markdown(decoded(data))


def from_markdown(markdown: str) -> RawText:
    """The same of Markdown in characters, which other readers write."""
    plain = plain_text(markdown)
    first = plain.split("\n", 1)[0]
    return RawText(plain, first[2:].strip() if first.startswith("# ") else None)

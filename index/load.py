"""Files into text. A new format is one file in `index.formats` and one line in `READERS`."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from index.errors import BadInput
from index.formats.html import read_html
from index.formats.pandoc import read_docx, read_epub
from index.formats.pdf import read_pdf
from index.formats.raw import RawText, Unreadable
from index.formats.text import read_markdown, read_txt

MAX_BYTES = 20 * 2**20

#: File suffix → reader of the bytes.
READERS: dict[str, Callable[[bytes], RawText]] = {
    ".txt": read_txt,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".epub": read_epub,
}


def read_text(path: Path) -> RawText:
    """Read an article. Raises `BadInput`, in one line, for whatever is wrong with the file."""
    data = _read_bytes(path)
    return read_bytes(data, str(path), path.suffix)


def read_bytes(data: bytes, name: str, suffix: str) -> RawText:
    """The same of bytes in the format of ``suffix``; ``name`` is what errors call them."""
    reader = READERS.get(suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise BadInput(
            "Cannot read {name}: files ending in {suffix} are not supported; "
            "save it as one of {known}.",
            name=name,
            suffix=suffix or "nothing",
            known=known,
        )
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    if not data.strip():
        raise BadInput("{name} is empty; choose a file with text in it.", name=name)
    try:
        raw = reader(data)
    except Unreadable as error:
        raise BadInput("{name} {fault}", name=name, fault=error.args[0]) from error
    if not any(char.isalnum() for char in raw.text):
        raise BadInput("{name} has no words in it; choose a file with text in it.", name=name)
    return raw


def _too_large(name: str, size: int) -> BadInput:
    return BadInput(
        "{name} has {size:.0f} MB, more than the {most} MB that are read; split it up.",
        name=name,
        size=size / 2**20,
        most=MAX_BYTES // 2**20,
    )


def _read_bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise BadInput(
                "{path} is a folder; name the files in it, for example {path}/*.txt.", path=path
            )
        if not stat.S_ISREG(found.st_mode):
            raise BadInput(
                "{path} is not a regular file; save its contents to a file first.", path=path
            )
        if found.st_size > MAX_BYTES:
            raise _too_large(str(path), found.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput("{path} does not exist; check the name and the folder.", path=path) from None
    except PermissionError:
        raise BadInput(
            "No permission to read {path}; change it, or copy the file.", path=path
        ) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise BadInput(
            "Cannot read {path} ({reason}); copy it to another place.", path=path, reason=reason
        ) from None

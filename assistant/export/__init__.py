"""Markdown into a file to keep: `.md`, `.html`, `.docx` or `.pdf`.

A new format is one exporter and one line in `EXPORTERS`.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from index.errors import BadInput
from index.files import write_atomic
from index.types import Lang
from index.weights.nearest import nearest

from .docx import to_docx
from .html import to_html
from .outlines import outlined
from .parsed import Parsed, parse
from .pdf import to_pdf
from .place import check_place

__all__ = ["EXPORTERS", "export", "exporter_of", "outlined"]


def _to_markdown(parsed: Parsed) -> bytes:
    return (parsed.markdown.rstrip("\n") + "\n").encode()


#: File suffix → the content of the file.
EXPORTERS: dict[str, Callable[[Parsed], bytes]] = {
    ".md": _to_markdown,
    ".html": to_html,
    ".docx": to_docx,
    ".pdf": to_pdf,
}


def exporter_of(path: Path) -> Callable[[Parsed], bytes]:
    """What writes a file of that name; look before long work. Raises `BadInput` when none does."""
    suffix = path.suffix.lower()
    if suffix not in EXPORTERS:
        raise BadInput(
            f"Cannot write {path}: there is no format {suffix or 'without a suffix'!r}; "
            f"{nearest(suffix, EXPORTERS)}"
        )
    check_place(path)
    return EXPORTERS[suffix]


def export(
    markdown: str,
    path: Path,
    *,
    title: str,
    lang: Lang,
    pictures: Mapping[str, str] | None = None,
    page: bool = False,
) -> None:
    """Write Markdown to ``path``, in the format of its suffix; an older file is replaced whole.

    The Markdown is CommonMark with pipe tables and Pandoc's footnotes (``[^1]``, ``[^1]: …``).
    ``title`` heads the document; a first heading that says the same is not repeated. Three or more
    headings get a table of contents, but not where it is one ``page``: then the type of a PDF is as
    much smaller as it takes, within what can be read, and the notes stand after that page.
    Nothing in the text becomes live: HTML stays characters, links keep their words alone, and of
    pictures only those are shown that the text names as ``pictures`` (name → SVG) does. ``.md`` is
    the Markdown itself, with the pictures as files beside it. Raises `BadInput`, in one line.
    """
    exporter = exporter_of(path)
    parsed = parse(markdown, title, lang, pictures=pictures, page=page)
    data = exporter(parsed)
    try:
        if exporter is _to_markdown:
            for name, svg in parsed.pictures.items():
                write_atomic(path.with_name(name), outlined(svg).encode())
        write_atomic(path, data)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise BadInput(f"Cannot write {path} ({reason}); choose another place.") from None

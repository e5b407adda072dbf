"""Word documents and e-books, by Pandoc, which runs sandboxed: it reads no other file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc

from index.formats.raw import RawText, Unreadable
from index.formats.text import from_markdown
from index.worded import Worded

# What Pandoc takes for the title of a document is not in its body.
_TEMPLATE = "$if(title)$# $title$\n\n$endif$$body$\n"
# Pipe tables, and nothing else that is not plain CommonMark: no HTML, no attributes.
_TO = "commonmark+pipe_tables-raw_html"


def read_docx(data: bytes) -> RawText:
    """A Word document, tracked changes accepted."""
    return _read(data, "docx", "a Word document (.docx)")


def read_epub(data: bytes) -> RawText:
    """An e-book, its chapters in order."""
    return _read(data, "epub", "an e-book (.epub)")


def _read(data: bytes, format: str, kind: str) -> RawText:
    with TemporaryDirectory() as name:
        file, template = Path(name, f"article.{format}"), Path(name, "template.md")
        file.write_bytes(data)
        template.write_text(_TEMPLATE, encoding="utf-8")
        try:
            markdown = pypandoc.convert_file(
                str(file),
                _TO,
                format=format,
                extra_args=["--standalone", f"--template={template}", "--wrap=none"],
                sandbox=True,
            )
        except RuntimeError as error:
            raise Unreadable(
                Worded(
                    "is not {kind}, or a damaged one; open it in its program and save it again.",
                    kind=kind,
                )
            ) from error
    raw = from_markdown(markdown)
    heading, _, body = raw.text.partition("\n\n")
    # An e-book has a page with its title besides.
    return RawText(body, raw.title) if body.startswith(f"{heading}\n\n") else raw

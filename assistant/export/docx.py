"""A Word document with real styles, footnotes and a table of contents."""

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.export.parsed import Parsed
from assistant.export.pdf import compiled


def to_docx(parsed: Parsed) -> bytes:
    """The document. Pictures are drawn as PNG, which every Word shows."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        numbers = count(1)

        def drawn(svg: Path) -> str:
            number = next(numbers)
            copy, picture = folder / f"{number}.svg", folder / f"{number}.png"
            copy.write_bytes(svg.read_bytes())
            sheet = "#set page(width: auto, height: auto, margin: 0pt)\n"
            picture.write_bytes(compiled(f'{sheet}#image("{copy.name}")', folder, "png"))
            return str(picture)

        return parsed.write("docx", "--standalone", picture=drawn, into=folder)

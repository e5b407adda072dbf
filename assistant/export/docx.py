"""A Word document with real styles, footnotes and a table of contents."""

import io
import re
import zipfile
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from .outlines import outlined
from .parsed import Parsed
from .pdf import as_png

# What a Word since 2016 shows in the place of the raster: [MS-ODRAWXML] 2.3.1.5, svgBlip.
_SVG_OF = (
    '<a:blip r:embed="{id}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'r:embed="{id}svg"/></a:ext></a:extLst></a:blip>'
)
_BLIP = re.compile(r'<a:blip r:embed="(\w+)"\s*(?:/>|>.*?</a:blip>)', re.DOTALL)
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_BODY, _LINKS, _TYPES = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)


def to_docx(parsed: Parsed) -> bytes:
    """The document. Pictures are vectors, with a PNG for readers that have only those."""
    vectors: list[str] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        numbers = count(1)

        def raster(svg: str) -> str:
            picture = folder / f"{next(numbers)}.png"
            picture.write_bytes(as_png(svg, folder))
            vectors.append(outlined(svg))
            return str(picture)

        document = parsed.write("docx", "--standalone", picture=raster, into=folder)
    return _with_vectors(document, vectors) if vectors else document


def _with_vectors(document: bytes, vectors: list[str]) -> bytes:
    """The document with the SVG of each of its pictures, in order, beside the PNG.

    Pandoc makes such pairs itself where `rsvg-convert` is installed, which is no Python package.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts[_BODY].decode()
    ids = [match[1] for match in _BLIP.finditer(body)]
    links = types = ""
    for id, svg in zip(ids, vectors, strict=True):
        parts[f"word/media/{id}.svg"] = svg.encode()
        links += f'<Relationship Id="{id}svg" Type="{_IMAGE}" Target="media/{id}.svg"/>'
        types = '<Default Extension="svg" ContentType="image/svg+xml"/>'
    parts[_BODY] = _BLIP.sub(lambda match: _SVG_OF.format(id=match[1]), body).encode()
    for name, added in ((_LINKS, links), (_TYPES, types)):
        closing = "</Relationships>" if name == _LINKS else "</Types>"
        parts[name] = parts[name].decode().replace(closing, added + closing).encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return whole.getvalue()

"""PDF by Typst, in a Chinese font that comes along: the machine may have none."""

import re
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst
from pylopdf_fonts_zh_cn import sans_path

from assistant.export.parsed import Parsed
from index.errors import BadInput

_TEMPLATE = Path(__file__).with_name("page.typ")
_PIXELS_PER_INCH = 192.0
# Typst makes dashes, minus signs, soft hyphens and ellipses of these; Pandoc does not escape them.
_SHORTHAND = re.compile(r"(-|\.\.\.)")


def to_pdf(parsed: Parsed) -> bytes:
    """The pages, with their fonts, bookmarks and footnotes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        numbers = count(1)

        def beside(svg: str) -> str:
            copy = folder / f"{next(numbers)}.svg"
            copy.write_text(svg, encoding="utf-8")
            return copy.name

        source = replace(parsed, tree=_literal(parsed.tree)).write(
            "typst-smart",  # with it quotation marks become others
            "--standalone",
            f"--template={_TEMPLATE}",
            picture=beside,
            into=folder,
        )
        return compiled(source.decode(), folder, "pdf")


def _literal(node: Any) -> Any:
    """``node`` with dashes and dots that stay as they are: a quote is verbatim in print, too."""
    if isinstance(node, dict):
        return {key: _literal(value) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    literal: list[Any] = []
    for item in node:
        if not isinstance(item, dict) or item.get("t") != "Str":
            literal.append(_literal(item))
            continue
        for place, part in enumerate(_SHORTHAND.split(item["c"])):
            escaped = "".join(f"\\{char}" for char in part)
            raw = {"t": "RawInline", "c": ["typst", escaped]}
            literal += [raw if place % 2 else {"t": "Str", "c": part}] if part else []
    return literal


def as_png(svg: str, folder: Path) -> bytes:
    """The picture as a raster, by way of files in ``folder``. Raises `BadInput`."""
    (folder / "picture.svg").write_text(svg, encoding="utf-8")
    return compiled(
        '#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")', folder, "png"
    )


def compiled(source: str, folder: Path, format: Literal["pdf", "png"]) -> bytes:
    """What Typst makes of ``source``, which may read files in ``folder`` and no others."""
    main = folder / "main.typ"
    main.write_text(source, encoding="utf-8")
    try:
        # Fonts of the system follow for what the Chinese one lacks, emoji above all.
        made = typst.compile(
            main,
            root=folder,
            font_paths=[sans_path().parent],
            format=format,
            ppi=_PIXELS_PER_INCH if format == "png" else None,
        )
    except typst.TypstError as error:
        reason = " ".join(error.message.split())[:200]
        raise BadInput(f"The document cannot be set as {format} ({reason}); export .md.") from None
    if not isinstance(made, bytes):
        raise BadInput("The picture has more than one page; export the document as .md.")
    return made

"""PDF by Typst, in a Chinese font that comes along: the machine may have none."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pypdfium2 as pdfium
import typst
from pylopdf_fonts_zh_cn import sans_path

from index.errors import BadInput
from index.formats.pdfium import PDFIUM_TURN
from index.script import HAN, LATIN
from index.types import Lang

from .parsed import Parsed

_TEMPLATE = Path(__file__).with_name("page.typ")
_PIXELS_PER_INCH = 192.0
#: Of a table.
_LINES = 25
# Points, of a form that is one page. Its notes stand after it in a size of their own: at the foot
# they took half of the page, in type of 6.5 points.
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.6)
_NOTES: dict[Lang, str] = {"zh": "原文引文", "en": "Quotes"}
# The last Chinese character or the last word, and marks after it: a number stays in their line.
_LAST = re.compile(rf"(?:[{HAN}]|[{LATIN}.,%]+)[^{HAN}{LATIN}]*$")
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

        tree = _literal(parsed.tree)
        notes: list[Any] = []
        tree = _noted_after(tree, notes) if parsed.page else _noted_once(tree, {})
        blocks = [part for block in tree["blocks"] for part in _short(block)]
        if parsed.page:
            blocks = [*_apart(blocks), *_after(notes, parsed.lang)]
        tree = {**tree, "blocks": blocks}
        source = replace(parsed, tree=tree).write(
            "typst-smart",  # with it quotation marks become others
            "--standalone",
            f"--template={_TEMPLATE}",
            *(["--variable=page"] if parsed.page else []),
            picture=beside,
            into=folder,
        )
        if not parsed.page:
            return compiled(source.decode(), folder, "pdf")
        return _fitted(source.decode(), folder)


def _short(block: Any) -> Iterator[Any]:
    """The block, or of a long table the tables that it makes, each under the same head.

    Typst lays a table out anew for every note that a page takes: 2,500 lines with as many notes
    were not done in eight minutes and 7.6 GB.
    """
    if block["t"] != "Table":
        yield block
        return
    attributes, caption, columns, head, bodies, foot = block["c"]
    for of_body, headed, inner, lines in bodies:
        for at in range(0, len(lines), _LINES):
            body = [of_body, headed, inner, lines[at : at + _LINES]]
            yield {"t": "Table", "c": [attributes, caption, columns, head, [body], foot]}


def _apart(blocks: Sequence[Any]) -> list[Any]:
    """The blocks with every picture that has a heading on a page of its own, after the one page."""
    apart: list[Any] = []
    for block, after in zip(blocks, [*blocks[1:], {}], strict=True):
        if block["t"] == "Header" and any(each["t"] == "Image" for each in _inlines(after)):
            apart.append(_raw("#show: apart"))
        apart.append(block)
    return apart


def _after(notes: Sequence[Any], lang: Lang) -> list[Any]:
    """The notes under a heading, on a page of their own; nothing where there are none."""
    if not notes:
        return []
    heading = {"t": "Header", "c": [2, ["", [], []], [{"t": "Str", "c": _NOTES[lang]}]]}
    after = [_raw("#show: apart"), heading]
    for number, blocks in enumerate(notes, 1):
        after += [_raw(f"#noted({number})["), *blocks, _raw(f"]<note-{number}>")]
    return after


def _raw(text: str) -> Any:
    return {"t": "RawBlock", "c": ["typst", text]}


def _inlines(block: Any) -> list[Any]:
    return block["c"] if block.get("t") == "Para" else []


def _fitted(source: str, folder: Path) -> bytes:
    """The document in the largest type in which what is to be one page is one, else the smallest.

    That is measured without what comes after it, which may take any number of pages.
    """
    for size in _SIZES:
        alone = compiled(source, folder, "pdf", size, alone=True)
        with PDFIUM_TURN, closing(pdfium.PdfDocument(alone)) as document:
            if len(document) == 1:
                break
    return compiled(source, folder, "pdf", size)


def _noted_after(node: Any, notes: list[Any]) -> Any:
    """``node`` with a number for every footnote, and the contents of those put into ``notes``: once
    where one is referred to again.
    """
    if isinstance(node, dict):
        if node.get("t") != "Note":
            return {key: _noted_after(value, notes) for key, value in node.items()}
        if node["c"] not in notes:
            notes.append(node["c"])
        number = notes.index(node["c"]) + 1
        return _inline(f"#noted-at({number})")
    if not isinstance(node, list):
        return node
    noted: list[Any] = []
    for item in node:
        found = _noted_after(item, notes)
        if _is(item, "Note") and noted and _is(noted[-1], "Str"):
            words = noted.pop()["c"]
            last = _LAST.search(words)
            cut = last.start() if last else 0
            noted += [{"t": "Str", "c": words[:cut]}] if cut else []
            held = {"t": "Str", "c": words[cut:]}
            noted += [_inline("#box["), held, found, _inline("]")]
        else:
            noted.append(found)
    return noted


def _is(node: Any, kind: str) -> bool:
    return isinstance(node, dict) and node.get("t") == kind


def _inline(text: str) -> Any:
    return {"t": "RawInline", "c": ["typst", text]}


def _noted_once(node: Any, known: dict[str, str]) -> Any:
    """``node`` with a footnote that is referred to again as one note: Pandoc would repeat it.

    ``known`` are the labels of the notes so far, by their content.
    """
    if isinstance(node, dict):
        return {key: _noted_once(value, known) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    once: list[Any] = []
    for item in node:
        if not _is(item, "Note"):
            once.append(_noted_once(item, known))
            continue
        content = json.dumps(item["c"])
        label = known.get(content)
        if label is None:
            label = known[content] = f"note-{len(known)}"
            once += [item, _inline(f"<{label}>")]
        else:
            once.append(_inline(f"#footnote(<{label}>)"))
    return once


def _literal(node: Any) -> Any:
    """``node`` with dashes and dots that stay as they are: a quote is verbatim in print, too."""
    if isinstance(node, dict):
        return {key: _literal(value) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    literal: list[Any] = []
    for item in node:
        if not _is(item, "Str"):
            literal.append(_literal(item))
            continue
        for place, part in enumerate(_SHORTHAND.split(item["c"])):
            escaped = _inline("".join(f"\\{char}" for char in part))
            literal += [escaped if place % 2 else {"t": "Str", "c": part}] if part else []
    return literal


def as_png(svg: str, folder: Path) -> bytes:
    """The picture as a raster, by way of files in ``folder``. Raises `BadInput`."""
    (folder / "picture.svg").write_text(svg, encoding="utf-8")
    return compiled(
        '#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")', folder, "png"
    )


def compiled(
    source: str,
    folder: Path,
    format: Literal["pdf", "png"],
    size: float = _SIZES[0],
    *,
    alone: bool = False,
) -> bytes:
    """What Typst makes of ``source``, which may read files in ``folder`` and no others; ``size`` is
    that of the type in points, ``alone`` leaves out what is set apart from the one page.
    """
    main = folder / "main.typ"
    main.write_text(source, encoding="utf-8")
    try:
        # Fonts of the system follow for what the Chinese one lacks, emoji above all.
        made = typst.compile(
            main,
            root=folder,
            font_paths=[sans_path().parent],
            format=format,
            sys_inputs={"size": str(size), **({"alone": "yes"} if alone else {})},
            ppi=_PIXELS_PER_INCH if format == "png" else None,
        )
    except typst.TypstError as error:
        reason = " ".join(error.message.split())[:200]
        raise BadInput(f"The document cannot be set as {format} ({reason}); export .md.") from None
    if not isinstance(made, bytes):
        raise BadInput("The picture has more than one page; export the document as .md.")
    return made

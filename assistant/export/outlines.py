"""Letters of a picture as outlines: no reader's fonts change it, and none need be there."""

from functools import cache
from typing import Any
from xml.etree import ElementTree

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path

_SVG = "http://www.w3.org/2000/svg"
_TEXT, _SPAN, _PATH, _TITLE, _DESC = (
    f"{{{_SVG}}}{name}" for name in ("text", "tspan", "path", "title", "desc")
)
# What SVG has where nothing is said.
_SIZE, _FILL = "16", "#000"


def outlined(svg: str) -> str:
    """The picture with each line of its text as one path, and all its words in a ``desc``.

    Type is of the size and the colour that the root says. What the font lacks, such as emoji, stays
    text, and so does the rest of its line.
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)
    size = float(root.get("font-size", _SIZE))
    style = f"fill:{root.get('fill', _FILL)};stroke:none"
    words = []
    for parent in [*root.iter()]:
        for place, text in enumerate([*parent]):
            if text.tag != _TEXT:
                continue
            lines = [*text] or [text]
            words.append("".join(text.itertext()))
            paths = [_outline(line, size) for line in lines]
            if all(path is not None for path in paths):
                drawn = ElementTree.Element(
                    _PATH, {"d": "".join(filter(None, paths)), "style": style}
                )
                parent[place] = drawn
    if words:
        described = ElementTree.Element(_DESC)
        described.text = "\n".join(words)
        root.insert(1 if len(root) and root[0].tag == _TITLE else 0, described)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _outline(line: ElementTree.Element, size: float) -> str | None:
    """The path of a line of text from its own ``x`` and ``y``; None where the font lacks a
    character.
    """
    font, glyphs, names = _font()
    if any(ord(char) not in names for char in line.text or ""):
        return None
    scale = size / font["head"].unitsPerEm
    x, y = float(line.get("x", 0)), float(line.get("y", 0))
    pen = SVGPathPen(glyphs, ntos=_rounded)
    for glyph in (glyphs[names[ord(char)]] for char in line.text or ""):
        glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
        x += glyph.width * scale
    return str(pen.getCommands())


def _rounded(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


@cache
def _font() -> tuple[TTFont, Any, dict[int, str]]:
    font = TTFont(sans_path(), lazy=True)
    return font, font.getGlyphSet(), font.getBestCmap()

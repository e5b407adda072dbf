"""The tree as a picture to keep: SVG, a box for each section and a line for each claim."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from assistant.drawing import (
    GROUND,
    LINE,
    LINES,
    PRINT_HEIGHT,
    PRINT_WIDTH,
    picture,
    words_at,
    wrapped,
)
from index.types import Lang

from .tree import Node

_WIDTH, _INDENT, _GAP, _PAD = 960, 28, 4, 4
_STYLE = (
    ".section text{font-weight:600}"
    f"rect{{fill:{GROUND};stroke:{LINES}}}"
    f"path{{fill:none;stroke:{LINES};stroke-width:1.5}}"
)


@dataclass(frozen=True, slots=True)
class _Box:
    """A node in its place: the top left corner and the lines of its words."""

    node: Node
    depth: int
    top: int
    parent: int
    lines: tuple[str, ...]

    @property
    def left(self) -> int:
        return _PAD + self.depth * _INDENT

    @property
    def height(self) -> int:
        return len(self.lines) * LINE + 2 * _PAD


def tree_svg(root: Node, lang: Lang) -> str:
    """The whole tree in ``lang`` as an SVG of its own, which names and fetches nothing outside."""
    return _svg(list(_boxes(root, lang, _WIDTH)), _WIDTH)


def page_svg(root: Node, lang: Lang) -> str | None:
    """The same for a page of print, with as many claims and, where these leave no room, levels of
    sections as the page takes; None where not even the first level fits, or there is none.
    """
    depth = _depth(root)
    smaller = [
        *((claims, depth) for claims in (None, 1, 0)),
        *((0, shallow) for shallow in range(depth - 1, 0, -1)),
    ]
    for claims, levels in smaller:
        boxes = list(_boxes(_pruned(root, claims, levels), lang, PRINT_WIDTH))
        if len(boxes) > 1 and _height(boxes) <= PRINT_HEIGHT:
            return _svg(boxes, PRINT_WIDTH)
    return None


def _pruned(node: Node, claims: int | None, levels: int) -> Node:
    """``node`` with the first so many claims of each section, and so many levels of sections."""
    told = [child for child in node.children if child.claim][:claims]
    under = [child for child in node.children if not child.claim] if levels else []
    kept = (*told, *(_pruned(child, claims, levels - 1) for child in under))
    return replace(node, children=kept)


def _depth(node: Node) -> int:
    return max((1 + _depth(child) for child in node.children if not child.claim), default=0)


def _svg(boxes: list[_Box], width: int) -> str:
    lines = Markup("").join(_connector(box, boxes[box.parent]) for box in boxes[1:])
    drawn = Markup("").join(_drawn(box, width) for box in boxes)
    return picture(width, _height(boxes), boxes[0].lines[0], _STYLE, lines + drawn)


def _height(boxes: list[_Box]) -> int:
    return boxes[-1].top + boxes[-1].height + _PAD


def _boxes(root: Node, lang: Lang, width: int) -> Iterator[_Box]:
    top, count = _PAD, 0
    waiting = [(root, 0, 0)]
    while waiting:
        node, depth, parent = waiting.pop()
        room = width - 4 * _PAD - depth * _INDENT
        box = _Box(node, depth, top, parent, wrapped(node.words[lang], room))
        yield box
        top += box.height + _GAP
        waiting += [(child, depth + 1, count) for child in reversed(node.children)]
        count += 1


def _connector(box: _Box, parent: _Box) -> Markup:
    x = parent.left + _INDENT // 2
    y = box.top + _PAD + LINE // 2
    return Markup('<path d="M{} {}V{}H{}"/>').format(x, parent.top + parent.height, y, box.left)


def _drawn(box: _Box, width: int) -> Markup:
    words = words_at(box.left + _PAD, box.top + _PAD + 15, box.lines)
    if box.node.claim:
        return Markup('<g class="claim">{}</g>').format(words)
    frame = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>').format(
        box.left, box.top, width - _PAD - box.left, box.height
    )
    return Markup('<g class="section">{}{}</g>').format(frame, words)

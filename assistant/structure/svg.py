"""The tree as a picture to keep: SVG, a box for each section and a line for each claim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from index.types import Lang

from .tree import Node

_WIDTH, _INDENT, _LINE, _GAP, _PAD = 960, 28, 22, 10, 8
_FONT = 15
#: What XML 1.0 cannot carry, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[\x21-\x7e\u00a1-\u024f]+\s?|\s|.", re.DOTALL)
_STYLE = (
    "text{font:15px system-ui,'Noto Sans SC','Noto Sans CJK SC',sans-serif;fill:#1c2b33}"
    ".section text{font-weight:600}"
    "rect{fill:#e8f2f6;stroke:#8fb3c2}"
    "path{fill:none;stroke:#8fb3c2;stroke-width:1.5}"
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
        return len(self.lines) * _LINE + 2 * _PAD


def tree_svg(root: Node, lang: Lang) -> str:
    """The whole tree in ``lang`` as an SVG of its own, which names and fetches nothing outside."""
    boxes = list(_boxes(root, lang))
    height = boxes[-1].top + boxes[-1].height + _PAD
    title = _clean(root.words[lang])
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'role="img"><title>{title}</title><style>{style}</style>'
        '<rect width="{w}" height="{h}" style="fill:#fff;stroke:none"/>'
    ).format(w=_WIDTH, h=height, title=title, style=Markup(_STYLE))
    lines = Markup("").join(_connector(box, boxes[box.parent]) for box in boxes[1:])
    return head + lines + Markup("").join(map(_drawn, boxes)) + Markup("</svg>\n")


def _boxes(root: Node, lang: Lang) -> Iterator[_Box]:
    top, count = _PAD, 0
    waiting = [(root, 0, 0)]
    while waiting:
        node, depth, parent = waiting.pop()
        room = _WIDTH - 4 * _PAD - depth * _INDENT
        box = _Box(node, depth, top, parent, tuple(_wrapped(_clean(node.words[lang]), room)))
        yield box
        top += box.height + _GAP
        waiting += [(child, depth + 1, count) for child in reversed(node.children)]
        count += 1


def _wrapped(text: str, room: int) -> Iterator[str]:
    """Lines of about ``room`` pixels: a Han character is as wide as the font is high."""
    line, used = "", 0.0
    for word in _WORD.findall(text):
        wide = sum(_FONT * (0.58 if ord(char) < 0x2E80 else 1.0) for char in word)
        if line and used + wide > room:
            yield line.rstrip()
            line, used = "", 0.0
        line, used = line + word, used + wide
    yield line.rstrip()


def _connector(box: _Box, parent: _Box) -> Markup:
    x = parent.left + _INDENT // 2
    y = box.top + _PAD + _LINE // 2
    return Markup('<path d="M{} {}V{}H{}"/>').format(x, parent.top + parent.height, y, box.left)


def _drawn(box: _Box) -> Markup:
    x = box.left + _PAD
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(x, box.top + _PAD + _LINE * n + 16, line)
        for n, line in enumerate(box.lines)
    )
    if box.node.claim:
        return Markup('<g class="claim"><text>{}</text></g>').format(spans)
    frame = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>').format(
        box.left, box.top, _WIDTH - _PAD - box.left, box.height
    )
    return Markup('<g class="section">{}<text>{}</text></g>').format(frame, spans)


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", " ".join(text.split()))

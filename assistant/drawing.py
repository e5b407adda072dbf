"""SVG of our own: the frame of a picture, and words as lines in it.

Drawn by hand and not by a plotting library: those set a label in one line, and what these pictures
are made of are whole clauses in two scripts.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

#: Pixels: the size of the type, and from one line of it to the next.
FONT, LINE = 15, 20
#: A picture this wide has type of 8.5 points on A4 with margins of 2.5 cm.
PRINT_WIDTH = 800
#: And this high leaves room for a heading and a caption on the page.
PRINT_HEIGHT = 1100
#: Text, lines and the ground of boxes: lines have at least 3:1 on either ground, text 4.5:1.
INK, LINES, GROUND = "#1c2b33", "#5f8ea1", "#e8f2f6"

_STYLE = "text{font-family:'Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif}"
#: What XML 1.0 cannot carry, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[\x21-\x7e\u00a1-\u024f]+\s?|\s|.", re.DOTALL)
# Marks that do not begin a line of Chinese.
_CLOSING = frozenset("，。；：！？、）》」”’%")


def picture(width: int, height: int, title: str, style: str, body: Markup) -> str:
    """An SVG of its own, which names and fetches nothing outside; ``style`` adds to that of text.

    ``title`` may hold anything, ``style`` is CSS of ours.
    """
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'role="img" font-size="{size}" fill="{ink}"><title>{title}</title><style>{style}</style>'
        '<rect width="{w}" height="{h}" style="fill:#fff;stroke:none"/>'
    ).format(
        w=width,
        h=height,
        size=FONT,
        ink=INK,
        title=writable(title),
        style=Markup(_STYLE + style),
    )
    return head + body + Markup("</svg>\n")


def words_at(x: int, y: int, lines: tuple[str, ...]) -> Markup:
    """Text whose first line has its base at ``y``."""
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(x, y + LINE * place, line)
        for place, line in enumerate(lines)
    )
    return Markup("<text>{}</text>").format(spans)


def wrapped(text: str, room: int) -> tuple[str, ...]:
    """The text as lines of at most about ``room`` pixels."""
    return tuple(_wrapped(writable(text), room))


def wide(text: str) -> float:
    """About how many pixels a text takes: a Han character is as wide as the type is high."""
    return sum(FONT * (0.58 if ord(char) < 0x2E80 else 1.0) for char in text)


def writable(text: str) -> str:
    """The text in one line, without what XML cannot carry."""
    return _UNWRITABLE.sub("", " ".join(text.split()))


def _wrapped(text: str, room: int) -> Iterator[str]:
    line, used = "", 0.0
    for word in _WORD.findall(text):
        if line and used + wide(word) > room and word not in _CLOSING:
            yield line.rstrip()
            line, used = "", 0.0
        line, used = line + word, used + wide(word)
    yield line.rstrip()

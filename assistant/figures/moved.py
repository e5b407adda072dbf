"""What something fell "to" and what it fell "by", which a small model tells as each other, and
whether it rose or fell at all.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from assistant.polarity import RISES_OR_FALLS

from .compare import same_figure
from .figure import alike, size
from .find import find_figures

_Move = Literal["to", "by"]

_ZH = (
    "减少|增加|增长|提高|提升|下降|下跌|下滑|上升|上涨|降低|缩短|缩小|扩大|回落|攀升|[降升涨跌增减]"
)
_HEDGE_ZH = "(?:大约|将近|超过|不到|不足|[约近超逾])?$"
_EN = (
    r"fall\w*|fell|dropp\w+|drops?|declin\w+|decreas\w+|sh[ra]+nk\w*|shrunk|rose|rises?|risen|rising"
    r"|grow\w*|grew|climb\w*|increas\w+|jump\w*|went (?:up|down)|cut\w*|reduc\w+|lower\w*|raise\w*"
    r"|shorten\w*|narrow\w*|widen\w*|up|down"
)
_HEDGE_EN = r"(?:(?:about|around|over|more than|nearly|almost|just|only|some|roughly|a further) )?$"
# How it is told, by language; each pattern ends where the figure begins.
_TOLD: tuple[tuple[_Move, re.Pattern[str]], ...] = (
    ("to", re.compile(rf"(?:{_ZH})(?P<told>到了?|至|为){_HEDGE_ZH}")),
    ("by", re.compile(rf"(?:{_ZH})(?P<told>了?){_HEDGE_ZH}")),
    ("to", re.compile(rf"\b(?:{_EN})\b[^.;,]{{0,40}}? (?P<told>to ){_HEDGE_EN}", re.I)),
    ("by", re.compile(rf"\b(?:{_EN})\b[^.;,]{{0,40}}? (?P<told>by ){_HEDGE_EN}", re.I)),
    ("by", re.compile(rf"\b(?:{_EN})\b (?P<told>(?:of )?){_HEDGE_EN}", re.I)),
)
_WORD: dict[tuple[bool, _Move], str] = {
    (True, "to"): "到",
    (True, "by"): "了",
    (False, "to"): "to ",
    (False, "by"): "by ",
}
# How far back of a figure its verb may stand, in characters.
_BACK = 72


# Other words by which a text tells that something changed, or is more than something else.
_CHANGES = re.compile(
    r"[更较比]|翻[番倍]|倍|[高低多少]于|超过|突破|创下|改善|恶化|扩大|缩小|变"
    r"|\b(?:doubl\w+|halv\w+|tripl\w+|more|less|fewer|than|record|improv\w+|worsen\w*|narrow\w*"
    r"|widen\w*|expand\w*|chang\w+|reach\w*|cut\w*|rais\w+|lower\w*|higher|reduc\w+|jump\w*)\b",
    re.IGNORECASE,
)
# The later figure stands before this, or after that.
_LATER_FIRST = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs)\b|，?(?:上一年|此前|之前)", re.I
)
_EARLIER_FIRST = re.compile(r"\bfrom\b.*?\bto\b|[由从].*?[到至]", re.I)


class _Moved(NamedTuple):
    move: _Move
    told: tuple[int, int]  # the "to" or "by" itself, empty where there is none


def mend_moves(sentence: str, sources: Sequence[str]) -> str:
    """``sentence`` with every "by" that the sources have as "to", and the other way round, put
    right: "fell to 1.9" told as 减少了1.9 becomes 减少到1.9. The two may be of two languages.
    """
    for (start, end), word in reversed([*_slips(sentence, sources)]):
        sentence = sentence[:start] + word + sentence[end:]
    return sentence


def moves_unfounded(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether ``sentence`` says that something rose, or that it fell, and no quote does in words or
    by two figures: "crime went up", of "seven incidents, compared with eight before".
    """
    said = [side.search(sentence) is not None for side in RISES_OR_FALLS.sides]
    if said[0] == said[1]:
        return False
    if any(pattern.search(q) for q in quotes for pattern in (*RISES_OR_FALLS.sides, _CHANGES)):
        return False
    moved = [rose for quote in quotes if (rose := _rose(quote)) is not None]
    return said[0] not in moved


def _rose(quote: str) -> bool | None:
    """Whether the later of the two figures that ``quote`` sets against each other is the greater;
    None where it sets none against each other.
    """
    figures = find_figures(quote)
    if found := _LATER_FIRST.search(quote):
        later, earlier = figures, [each for each in figures if each.start >= found.end()]
    elif found := _EARLIER_FIRST.search(quote):
        earlier = [each for each in figures if each.start >= found.start()]
        later = [each for each in figures if each.start >= found.end()]
    else:
        return None
    if not later or not earlier or not alike(later[0], earlier[0]):
        return None
    return size(later[0]) > size(earlier[0])


def _slips(sentence: str, sources: Sequence[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for figure in find_figures(sentence):
        told = _moved(sentence, figure.start)
        if told is None:
            continue
        moves = {
            moved.move if (moved := _moved(source, each.start)) else None
            for source in sources
            for each in find_figures(source)
            if same_figure(figure, each)
        }
        if len(moves) == 1 and (move := moves.pop()) and move != told.move:
            han = not sentence[max(0, told.told[0] - 1) : figure.start].isascii()
            yield told.told, _WORD[han, move]


def _moved(text: str, at: int) -> _Moved | None:
    """How the figure that begins ``at`` is told to be reached; None where no change is told of."""
    begin = max(0, at - _BACK)
    for move, pattern in _TOLD:
        if found := pattern.search(text[begin:at]):
            start, end = found.span("told")
            return _Moved(move, (begin + start, begin + end))
    return None

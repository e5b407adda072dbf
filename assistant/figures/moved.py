"""What something fell "to" and what it fell "by": a small model tells the one as the other."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from .compare import same_figure
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

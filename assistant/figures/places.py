"""Places in a contest or a ranking that somebody took."""

import re
from collections.abc import Sequence
from decimal import Decimal

from .find import find_figures
from .words import ORDINALS

# "Who came first?" takes nothing for granted but that somebody did.
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))"
_TAKEN = re.compile(
    r"冠军|亚军|季军|榜首|第[一二三四五六七八九十\d]+名|(?:排名?|位列|位居|排在|拿下?|获得?)了?第[一二三四五六七八九十\d]+"
    r"|\b(?:c(?:o|a)m(?:e|es|ing)|finish(?:e[sd])?|rank(?:s|ed|ing)?|placed) (?:in )?(?:the )?"
    rf"(?:{_ORDINAL}|(?:number|no\.) ?\w+)\b|\b{_ORDINAL} place\b"
    r"|\brunners?-up\b|\bchampions?(?:hips?)?\b",
    re.IGNORECASE,
)
# Words for the first place without a figure. "Won" and "top" alone tell of no ranking.
_FIRST = re.compile(
    r"[夺摘][得下了]*桂?冠(?!军)|折桂|头名|榜首|魁首|夺魁|登顶(?=[^，。]{0,12}[榜名数])|头把交椅|独占鳌头"
    r"|\btop(?:s|ped|ping| of)? (?:the|its|this|that) (?:[\w.'’()-]+ ){0,10}?"
    r"(?:lists?|rankings?|index|charts?|polls?|league)\b"
    r"|\btop (?:spot|place|position|rank)\b|\b(?:came|come|comes|coming|finish\w*) top\b",
    re.IGNORECASE,
)


def places_taken(text: str) -> set[Decimal]:
    """The places that ``text`` says were taken, 1 for the first."""
    spans = [found.span() for found in _TAKEN.finditer(text)]
    told = {
        figure.value
        for figure in find_figures(text, idioms=True)
        if figure.kind == "ordinal" and any(a <= figure.start < b for a, b in spans)
    }
    return told | {Decimal(1)} if _FIRST.search(text) else told


def takes_another_place(sentence: str, texts: Sequence[str]) -> bool:
    """Whether ``sentence`` says of a place what all of ``texts`` say of others: "the champion" of
    "the runner-up".
    """
    told = set[Decimal]().union(*map(places_taken, texts))
    return bool(told) and not places_taken(sentence) <= told

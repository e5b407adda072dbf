"""Figures that changed "from £330 to £172": what is so now is the second."""

import re
from itertools import pairwise

from .compare import same_figure
from .find import find_figures

_FROM = re.compile(r"(?:[从由]|\bfrom)[^，。；、,;.\d]{0,8}$", re.IGNORECASE)
_TO = re.compile(r"[^，。；,;.]{0,12}?(?:[到至为]|\bto)[^，。；,;.\d]{0,8}", re.IGNORECASE)
_WAS = re.compile(
    r"[原曾从由]|此前|之前|以前|过去|当初"
    r"|\b(?:was|were|had|used|before|earlier|originally|previously|from|once)\b",
    re.IGNORECASE,
)


def tells_what_was(sentence: str, source: str) -> bool:
    """Whether ``sentence`` tells a figure from which its ``source`` says that it changed, as if it
    were so still: "the gap is £330", of "the gap shrinks from £330 to £172".
    """
    if _WAS.search(sentence):
        return False
    told = find_figures(sentence)
    for one, other in pairwise(find_figures(source)):
        changed = _FROM.search(source[: one.start]) and _TO.fullmatch(source[one.end : other.start])
        if (
            changed
            and one.kind == other.kind
            and any(same_figure(one, each) for each in told)
            and not any(same_figure(other, each) for each in told)
        ):
            return True
    return False

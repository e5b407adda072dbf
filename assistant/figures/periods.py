"""The times that a text tells of: a date, all between two of them, all since one or before."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from .days import days_of
from .figure import Figure
from .find import find_figures

_YEARS = range(1800, 2101)
_EARLIEST, _LATEST = Decimal(0), Decimal(99991231)
# "(2022–23: 18.7 million)" is said of the year after it.
_UNITS = ("day", "month", "year")
_TO = re.compile(r"\s?(?:[-—–~～―]|[至到]|\b(?:to|and|until|till|through)\b)\s?", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after)(?: the)?(?: \w+)?(?: of)? ?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before|prior to|until|till|up to)(?: the)?(?: \w+)?(?: of)? ?$", re.IGNORECASE
)
_SINCE_AFTER = re.compile(
    r"\s?(?:[初末中底]?(?:以来|至今|到现在|到目前|起(?![重飞])|开始|以后|之后|后)|onwards?\b|on(?=[,.?]|$))"
)
_BEFORE_AFTER = re.compile(r"\s?[初末中底]?(?:以前|之前|前)")


class _Period(NamedTuple):
    first: Decimal
    last: Decimal


def overlaps(text: str, others: Sequence[str]) -> bool | None:
    """Whether a time that ``text`` names may be one that ``others`` do; None where either names
    none.
    """
    asked = _periods(text)
    given = [period for other in others for period in _periods(other)]
    if not asked or not given:
        return None
    return any(
        max(one.first, other.first) <= min(one.last, other.last) for one in asked for other in given
    )


def _periods(text: str) -> list[_Period]:
    found: list[_Period] = []
    before: Figure | None = None
    for figure in find_figures(text):
        days = _days(text, figure, before)
        if days is None:
            before = None
            continue
        if before and _is_end(text, before, figure):
            found[-1] = _Period(found[-1].first, days.last)
        else:
            found.append(_open(text, figure, days))
        before = figure
    return found


def _days(text: str, figure: Figure, before: Figure | None) -> _Period | None:
    """The days of a date, or of a bare year beside a word that makes it one."""
    if figure.kind == "date" and figure.unit in _UNITS and figure.value >= 10**7:
        return _Period(*days_of(figure))
    bare = figure.kind == "number" and not figure.unit and figure.value in _YEARS
    lead = text[max(0, figure.start - 24) : figure.start]
    if bare and (
        figure.bound
        or (before and _TO.fullmatch(text[before.end : figure.start]))
        or _SINCE.search(lead)
        or _BEFORE.search(lead)
    ):
        return _Period(figure.value * 10**4, figure.value * 10**4 + 1231)
    return None


def _is_end(text: str, low: Figure, high: Figure) -> bool:
    """Whether two dates are the ends of one time: 2020年到2023年, "between 2020 and 2023"."""
    joint = text[low.end : high.start].strip().lower()
    if low.bound == "low" and high.bound == "high":
        return True
    between = re.search(r"\bbetween $", text[: low.start], re.IGNORECASE)
    return bool(_TO.fullmatch(joint)) and (joint != "and" or between is not None)


def _open(text: str, figure: Figure, days: _Period) -> _Period:
    """``days``, or all that is since them, or before."""
    lead = text[max(0, figure.start - 24) : figure.start]
    if _SINCE.search(lead) or _SINCE_AFTER.match(text, figure.end):
        return _Period(days.first, _LATEST)
    if _BEFORE.search(lead) or _BEFORE_AFTER.match(text, figure.end):
        return _Period(_EARLIEST, days.last)
    return days

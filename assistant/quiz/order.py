"""When what an item puts in order happened, as its quotes date it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.figures import find_figures

from .held import share

_PART = re.compile(r"[；。]|; |\.(?:\s|$)")
_DATED = 10**7  # a date is YYYYMMDD; without its year it is smaller


def happened(event: str, texts: Sequence[str]) -> Decimal | None:
    """The date, YYYYMMDD, that is told first in the part of a text which tells of the event; None
    where that has none.
    """
    parts = [part for text in texts for part in _PART.split(text) if part.strip()]
    told = max(parts, key=lambda part: share(event, part), default="")
    dates = (each.value for each in find_figures(told) if each.kind == "date")
    return next((value for value in dates if value >= _DATED), None)


def in_order(events: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each of the events is dated, and later than the one before it."""
    dates = [date for event in events if (date := happened(event, texts)) is not None]
    return len(dates) == len(events) and dates == sorted(set(dates))

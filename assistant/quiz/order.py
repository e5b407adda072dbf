"""When what an item puts in order happened, as its quotes date it."""

import re
from collections.abc import Sequence

from assistant.figures import Figure, by_time, find_figures

from .held import share

_PART = re.compile(r"[；。]|; |\.(?:\s|$)")
_DATED = 10**7  # a date is YYYYMMDD; without its year it is smaller


def happened(event: str, texts: Sequence[str]) -> Figure | None:
    """The date that is told first in the part of a text which tells of the event; None
    where that has none.
    """
    parts = [part for text in texts for part in _PART.split(text) if part.strip()]
    told = max(parts, key=lambda part: share(event, part), default="")
    dates = (each for each in find_figures(told) if each.kind == "date")
    return next((date for date in dates if date.value >= _DATED), None)


def in_order(events: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each of the events is dated, and later than the one before it."""
    dates = [by_time(date) for event in events if (date := happened(event, texts)) is not None]
    return len(dates) == len(events) and dates == sorted(set(dates))

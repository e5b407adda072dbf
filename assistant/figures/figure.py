"""What a figure is: an amount, a share, a rank, a date or a time of day found in a text."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .units import Unit, unit_named

Kind = Literal["number", "percent", "ordinal", "date", "time"]
Approx = Literal["", "about", "over", "nearly", "under"]
Bound = Literal["", "low", "high"]

_NO_MEASURE = Unit("", "", Decimal(1), "", ("", ""), counted=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text; ``text[start:end]`` is the figure as written, unit included.

    ``value`` is exact. Its meaning depends on ``kind``:

    - ``number``: an amount in ``unit`` ("" when none is known): 31万台 is 310000 "unit", a lap of
      6′46″874 is 406.874 "second", 30fps is 30 "fps", which no table has;
    - ``percent``: 80 for 80%, 八成 and "four fifths"; ``unit`` is "%", or "pp" for points;
    - ``ordinal``: 9 for 第九, ninth, No. 9;
    - ``date``: YYYYMMDD, the digits that are not given being zero, with the precision in ``unit``
      ("day", "month", "quarter", "half", "year", "decade"; "fiscal" for 2023–24, a year that begins
      in the one, which is its year here, and ends in the other; "unclear" for 03/04/2023, whose
      order of day and month cannot be known); a quarter or half stands in the place of the month;
      a weekday is 1 (Monday) to 7 with the unit "weekday";
    - ``time``: minutes after midnight, ``unit`` "24h"; or "12h" when morning and evening cannot be
      told apart (at most 719 then).

    ``text[number[0]:number[1]]`` is the number alone, scale word included, unit and currency sign
    excluded. ``bound`` tells an end of a range. ``firm`` is False for idioms (first, 一方面, 三电):
    such a figure may support another one but asks for no support itself.
    """

    start: int
    end: int
    value: Decimal
    kind: Kind
    number: tuple[int, int]
    unit: str = ""
    approx: Approx = ""
    bound: Bound = ""
    firm: bool = True

    @property
    def measure(self) -> Unit:
        """Its unit in full; of a date, a time or a rank one that measures and counts nothing."""
        return unit_named(self.unit) if self.kind in ("number", "percent") else _NO_MEASURE


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be taken for each other: amounts of one measure, or two shares."""
    if one.kind != other.kind or one.kind not in ("number", "percent"):
        return False
    if not one.unit or not other.unit:
        return one.unit == other.unit
    if one.kind == "percent":
        return one.unit == other.unit
    return one.measure.dimension == other.measure.dimension


def size(figure: Figure, like: Figure | None = None) -> Decimal:
    """By which figures of one measure compare, 90 minutes being less than 2 hours; one without a
    unit has that of ``like``.
    """
    return figure.value * (figure if figure.unit or like is None else like).measure.factor

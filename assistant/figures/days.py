"""When a date is: the days that it may mean, and its place in the order of time."""

from decimal import Decimal

from .figure import Figure


def days_of(figure: Figure) -> tuple[Decimal, Decimal]:
    """The first and the last day that a date may mean, as YYYYMMDD."""
    year, month = figure.value // 10**4 * 10**4, figure.value // 100 % 100
    if figure.unit in ("quarter", "half"):
        months = 3 if figure.unit == "quarter" else 6
        return year + ((month - 1) * months + 1) * 100, year + month * months * 100 + 31
    if figure.unit == "year":
        return year, year + 1231
    return figure.value, figure.value + (31 if figure.unit == "month" else 0)


def by_time(figure: Figure) -> tuple[Decimal, Decimal]:
    """What sorts dates into the order of time: their first day, then their value.

    The value alone does not: a quarter stands in it in the place of the month.
    """
    return days_of(figure)[0], figure.value

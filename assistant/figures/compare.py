"""Whether two figures are one, and which figures of a sentence its evidence does not hold."""

import re
from collections.abc import Sequence

from .figure import Figure
from .find import find_figures
from .units import same_unit_amount
from .working import comes_out

# A bare 7 may be anything; a bare 784 beside 784公里 is that one.
_TELLING = 100


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether the two say the same amount, rank, date or time; hedges (近, over) are not compared.

    Units are converted; unlike units, unlike kinds and a measure beside a bare number differ.
    """
    if one.kind == other.kind == "number" or one.kind == other.kind == "percent":
        return same_unit_amount(one.value, one.unit, other.value, other.unit)
    if one.kind == other.kind:
        return one.value == other.value and one.unit == other.unit
    return _is_that_year(one, other) or _is_that_year(other, one)


def _is_that_year(number: Figure, date: Figure) -> bool:
    bare = number.kind == "number" and number.unit == "" and not number.approx
    return bare and date.unit == "year" and number.value * 10000 == date.value


def unsupported_figures(sentence: str, evidence: Sequence[str]) -> list[Figure]:
    """The figures of ``sentence`` that no text of ``evidence`` holds.

    What is over an amount is not held by what is under or nearly that, nor the other way round.
    A date is held by a fuller one (2025 by 2025年7月), an hour by one that names the half of the
    day, and a bare number of three digits or with decimals by the same number with a unit. Sums,
    differences and roundings of what the evidence says are not held, unless the sentence shows the
    working (see `working`). A bare number that stands in the evidence right after the same two
    characters is part of a name ("《GT赛车7》") and held.
    """
    supports = [figure for text in evidence for figure in find_figures(text, idioms=True)]
    figures = find_figures(sentence)

    def held(figure: Figure) -> bool:
        found = [support for support in supports if holds(support, figure)]
        if not found:
            return _is_in_a_name(sentence, figure, evidence)
        return not all(_is_opposed(support, figure) for support in found)

    return [
        figure
        for figure in figures
        if not held(figure) and not comes_out(figure, sentence, figures, held)
    ]


def _is_opposed(one: Figure, other: Figure) -> bool:
    """Whether the one is more than an amount, and the other less."""
    return {one.approx, other.approx} in ({"over", "under"}, {"over", "nearly"})


def _is_in_a_name(sentence: str, figure: Figure, evidence: Sequence[str]) -> bool:
    before = sentence[max(0, figure.start - 2) : figure.start]
    if figure.kind != "number" or figure.unit or not before.strip():
        return False
    name = re.compile(re.escape(sentence[figure.start - len(before) : figure.end]) + r"(?![.,]?\d)")
    return any(map(name.search, evidence))


def holds(support: Figure, figure: Figure) -> bool:
    """Whether a figure of the evidence backs one of a sentence, as `unsupported_figures` has it."""
    if same_figure(support, figure):
        return True
    if figure.kind == "date" == support.kind:
        return _holds_date(support, figure)
    if figure.kind == "time" == support.kind and figure.unit == "12h":
        return support.value % 720 == figure.value
    if figure.kind == "number" and figure.unit == "":
        if support.kind == "date":
            return 1900 <= figure.value <= 2099 and figure.value == support.value // 10000
        return is_telling(figure) and support.kind == "number" and support.value == figure.value
    return False


def is_telling(number: Figure) -> bool:
    """Whether a bare number is not one that may be anything, as 7 may."""
    return abs(number.value) >= _TELLING or number.value % 1 != 0


def _holds_date(support: Figure, figure: Figure) -> bool:
    if figure.unit in ("weekday", "decade", "unclear") or support.unit in ("weekday", "decade"):
        return False
    if support.unit == "unclear" and figure.unit != "year":
        return False
    if figure.unit in ("quarter", "half") and support.unit != figure.unit:
        return False
    if support.unit in ("quarter", "half") and figure.unit not in ("year", support.unit):
        return False
    for asked, given in zip(date_parts(figure), date_parts(support), strict=True):
        if asked and asked != given:
            return False
    return True


def date_parts(figure: Figure) -> tuple[int, int, int]:
    """Year, month (or quarter) and day of a date; zero for what is not given."""
    value = int(figure.value)
    return value // 10000, value // 100 % 100, value % 100

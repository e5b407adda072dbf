"""What a question is after, as far as figures go, and whether a text has that to offer."""

import re
from collections.abc import Sequence
from itertools import product
from typing import Literal

from .compare import date_parts
from .figure import Figure
from .find import find_figures
from .units import UNITS

_SHARE = re.compile(
    r"百分之几|几成|(?:多[少大]|什么)的?(?:比例|占比|份额)|(?:比例|占比|份额)(?:是|有|为|达)?多[少大高]"
    r"|\b(?:what|which) (?:percentage|share|proportion|fraction|per ?cent)\b"
    r"|\bhow many per ?cent\b",
    re.IGNORECASE,
)
_MEASURES = (
    r"per ?cent|(?:square |cubic )?(?:milli|centi|kilo)?(?:met(?:er|re)|gram|lit(?:er|re))s?|miles?"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|yuan|dollars|euros|tons?|tonnes?|times"
    r"|points"
)
_COUNT = re.compile(
    r"(?:多少|几)(?:个?人|名|位|家|台|辆|件|款|座|员工|用户|粉丝)"
    rf"|\bhow many (?!(?:{_MEASURES})\b)",
    re.IGNORECASE,
)


def lacks_what_is_asked(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` asks for a share or a count and ``texts`` have none: "3000平方米" and
    "80%" do not tell how many people there are.
    """
    for pattern, fits in ((_SHARE, _is_share), (_COUNT, _is_count)):
        if pattern.search(question):
            return not any(
                fits(figure) for text in texts for figure in find_figures(text, idioms=True)
            )
    return False


def other_date(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` names a date and ``texts`` name others in its place."""
    asked, given = _dates([question]), _dates(texts)
    return bool(asked and given) and not any(
        _overlap(one, other) for one, other in product(asked, given)
    )


def _is_share(figure: Figure) -> bool:
    return figure.kind == "percent"


def _is_count(figure: Figure) -> bool:
    return figure.kind == "number" and (not figure.unit or UNITS[figure.unit].counted)


def _dates(texts: Sequence[str]) -> list[Figure]:
    units: tuple[Literal["day", "month", "year"], ...] = ("day", "month", "year")
    return [
        figure
        for text in texts
        for figure in find_figures(text)
        if figure.kind == "date" and figure.unit in units and figure.value >= 10_000_000
    ]


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether two dates may be the same: equal as far as both are given."""
    pairs = zip(date_parts(one), date_parts(other), strict=True)
    return all(first == second for first, second in pairs if first and second)

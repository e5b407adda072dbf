"""Items that want two figures worked with: how far they are apart. By code."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.figures import Figure, find_figures, same_figure
from assistant.figures.figure import alike
from assistant.figures.render import render_figure, render_number
from assistant.wording import notice
from index.types import Lang

from .choice import offered
from .facts import Fact
from .item import BLANK, Difficulty, Item
from .values import wrong_values

_SPREAD = 10
_BESIDE = re.compile(
    r"[由从].+[到至为]|[高低优多少大小长短快慢强]于|比|\b(?:than|against|compared with|from)\b"
)
# What rose by one figure and fell by the other is further apart than they are.
_UP = re.compile(r"(?:升|涨|增|增加|提高|增长)了? ?$|\b(?:up|rose|rises|grew|gained)(?: by)? $")
_DOWN = re.compile(r"(?:降|跌|减|减少|下降|缩短)了? ?$|\b(?:down|fell|falls|shrank|lost)(?: by)? $")


def difference(fact: Fact, difficulty: Difficulty, rng: random.Random) -> Iterator[Item]:
    """How far the fact's figure is from the one of its kind that the statement tells before it.

    Both are blanks in the stem: they have to be known, and then worked with. One item for each
    place that the key can have.
    """
    pair = _pair(fact)
    if pair is None or difficulty == "easy":
        return
    apart = _apart(*pair)
    key = _written(apart, fact.told, pair, fact.lang)
    results = find_figures(key)
    if len(results) != 1 or not same_figure(results[0], apart) or fact.true.same(apart):
        return
    low, high = (
        fact.told[figure.start : figure.end].strip()
        for figure in sorted(pair, key=lambda figure: figure.value)
    )
    working = notice("quiz_working", fact.lang, result=key, high=high, low=low).strip()
    stem = notice("quiz_apart", fact.lang, told=_blanked(fact.told, pair)).strip()
    values = wrong_values(key, results[0], fact.true, difficulty, fact.lang, rng)
    for options in offered(values, key):
        item = fact.item("single", stem, options, key, difficulty, "apply")
        start, _ = fact.statement.said.span
        yield replace(
            item,
            explanation=f"{item.explanation.strip()} {working}",
            facts=frozenset(f"{start}:{each.kind}:{each.value.normalize():f}" for each in pair),
        )


def is_worked_out(key: str, texts: Sequence[str]) -> bool:
    """Whether the one figure of ``key`` is how far two figures of one of the texts are apart."""
    found = find_figures(key)
    return len(found) == 1 and any(
        alike(one, other) and same_figure(found[0], _apart(one, other))
        for text in texts
        for one, other in combinations(find_figures(text), 2)
    )


def _pair(fact: Fact) -> tuple[Figure, Figure] | None:
    """The one figure of its unit that is told before the fact's, and that; both exact."""
    told = find_figures(fact.told, idioms=True)
    like = [each for each in told if alike(each, fact.figure)]
    if len(like) != 2 or any(each.approx or each.bound or not each.firm for each in like):
        return None
    one, other = like
    low, high = sorted((one.value, other.value))
    # Bare numbers may count unlike things, and what is many times the other is not set beside it.
    comparable = (one.unit or _BESIDE.search(fact.told)) and 0 < low < high <= low * _SPREAD
    if other.start != fact.figure.start or one.unit != other.unit or not comparable:
        return None
    before = [fact.told[: each.start] for each in like]
    if any(map(_UP.search, before)) and any(map(_DOWN.search, before)):
        return None
    return one, other


def _apart(one: Figure, other: Figure) -> Figure:
    unit = "pp" if one.unit == "%" else one.unit
    value = abs(one.value - other.value)
    return replace(one, start=0, end=0, value=value, number=(0, 0), unit=unit)


def _written(apart: Figure, told: str, pair: Sequence[Figure], lang: Lang) -> str:
    """The difference, in the unit that both figures are written with where they are in one."""
    units = {told[figure.number[1] : figure.end] for figure in pair}
    bare = all(figure.start == figure.number[0] for figure in pair)
    if apart.unit == "pp" or len(units) > 1 or not bare:
        return render_figure(apart, lang)
    return f"{render_number(apart.value, lang)}{units.pop().rstrip()}"


def _blanked(told: str, pair: Sequence[Figure]) -> str:
    for figure in reversed(pair):
        told = f"{told[: figure.start].rstrip()} {BLANK} {told[figure.end :].lstrip()}"
    return re.sub(rf"{BLANK} (?=[，。；,.;])", BLANK, " ".join(told.split()))

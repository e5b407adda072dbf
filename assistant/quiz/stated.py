"""All figures that an article states, to be asked whether it states a certain one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.figures import Figure, same_figure

_YEAR = 10**4  # a date is YYYYMMDD


class Stated:
    """The ``figures`` by their amounts: a wrong value is held against some of them, not all."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._by: defaultdict[object, list[Figure]] = defaultdict(list)
        for figure in figures:
            for key in _keys(figure):
                self._by[key].append(figure)
        dates = (figure.value for figure in figures if figure.kind == "date")
        #: The last year that is stated, 0 without any.
        self.latest: Decimal = max(dates, default=Decimal(0)) // _YEAR

    def same(self, figure: Figure) -> list[Figure]:
        """Those that say what ``figure`` says, in any unit."""
        return [each for each in self._near(figure) if same_figure(figure, each)]

    def confusable(self, figure: Figure) -> bool:
        """Whether one is written with the same number in any unit: 100 km, 100 people."""
        return any(
            figure.kind == each.kind == "number" and figure.value == each.value
            for each in self._near(figure)
        )

    def _near(self, figure: Figure) -> Iterator[Figure]:
        found = {id(each): each for key in _keys(figure) for each in self._by.get(key, ())}
        yield from found.values()


def _keys(figure: Figure) -> set[object]:
    """Two figures that `same_figure` takes for one have one of these in common."""
    keys: set[object] = {figure.value}
    if figure.kind in ("number", "percent"):
        unit = figure.measure
        keys.add((unit.dimension, figure.value * unit.factor))
    elif figure.kind == "date" and figure.unit == "year":
        keys.add(figure.value / _YEAR)  # 2025 beside 2025年
    return keys

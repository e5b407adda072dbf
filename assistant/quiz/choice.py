"""Single choice: which figure is the right one. By code."""

import random
from collections.abc import Iterator, Sequence

from .facts import Fact
from .item import BLANK, Difficulty, Item
from .values import Value

_WRONG = 3


def single_choice(fact: Fact, difficulty: Difficulty, rng: random.Random) -> Iterator[Item]:
    """Items with four options in ascending order, as guidelines ask of figures.

    One for each place that the key can have, so that a set can even the places out.
    """
    stem = fact.question() or fact.blanked()
    for options in offered(fact.wrong(difficulty, rng), fact.written):
        yield fact.item("single", stem, options, fact.written, difficulty)


def offered(values: Sequence[Value], key: str) -> Iterator[list[str]]:
    """Four options in ascending order, for each place that the key can have among them."""
    less = [value for value in values if not value.more]
    more = [value for value in values if value.more]
    for place in range(_WRONG + 1):
        if place <= len(less) and _WRONG - place <= len(more):
            yield [*_written(less[:place]), key, *_written(more[: _WRONG - place])]


def cloze(fact: Fact, difficulty: Difficulty, rng: random.Random) -> Iterator[Item]:  # noqa: ARG001
    """The statement with a blank for its figure; to recall is harder than to recognise."""
    stem = fact.blanked()
    if BLANK in stem and difficulty != "easy":
        yield fact.item("cloze", stem, (), fact.written, difficulty)


def _written(values: Sequence[Value]) -> list[str]:
    return [value.written for value in sorted(values, key=lambda value: value.size)]

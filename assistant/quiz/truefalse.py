"""True or false: a statement of the article, as it stands or with a false figure. By code."""

import random
from collections.abc import Iterator

from assistant.wording import notice
from index.types import Lang

from .facts import Fact
from .item import Difficulty, Item


def verdicts(lang: Lang) -> tuple[str, str]:
    """The words for true and for false."""
    true, false = notice("quiz_verdicts", lang).strip().split(" | ")
    return true, false


def true_or_false(fact: Fact, difficulty: Difficulty, rng: random.Random) -> Iterator[Item]:
    """Both versions; a set takes one of them, so that true and false come out even."""
    options = verdicts(fact.lang)
    true, false = options
    yield fact.item("truefalse", fact.told, options, true, difficulty, "understand")
    for value in fact.wrong(difficulty, rng)[:1]:
        stem = fact.replaced(value.written)
        yield fact.item("truefalse", stem, options, false, difficulty, "understand")

"""Whether something is affirmed or denied: negation and opposites, in one place for all who ask.

What checks an answer, a premise or a translation shares these words, so that no two of them drift
apart. Nothing here knows of figures, questions or excerpts.
"""

from .negation import NEGATORS, denies_something, has_negation, holds_but_once
from .opposites import (
    OPPOSITES,
    RISES_OR_FALLS,
    other_side,
    says_by_opposites,
    turns_to_opposite,
    word_beside,
)
from .turned import translates_round, turns_round

__all__ = [
    "NEGATORS",
    "OPPOSITES",
    "RISES_OR_FALLS",
    "denies_something",
    "has_negation",
    "holds_but_once",
    "other_side",
    "says_by_opposites",
    "translates_round",
    "turns_round",
    "turns_to_opposite",
    "word_beside",
]

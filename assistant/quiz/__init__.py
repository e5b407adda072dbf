"""Quiz items on a document, each with the quotes that its key rests on.

A new kind of item is one maker and one line in `item.KINDS`; a new format one file in `formats`
and one line in `formats.FORMATS`.
"""

from .item import DIFFICULTIES, KINDS, Bloom, Difficulty, Item, Kind
from .quiz import Quiz, kind_of, level_of, make_quiz

__all__ = [
    "DIFFICULTIES",
    "KINDS",
    "Bloom",
    "Difficulty",
    "Item",
    "Kind",
    "Quiz",
    "kind_of",
    "level_of",
    "make_quiz",
]

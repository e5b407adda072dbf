"""What kinds and levels are called."""

from assistant.wording import notice
from index.types import Lang

from .item import KINDS, Bloom, Difficulty, Kind


def kind_name(kind: Kind, lang: Lang) -> str:
    """The name of a kind of item."""
    return notice("quiz_kinds", lang).strip().split(" | ")[KINDS.index(kind)]


def level_name(level: Difficulty | Bloom, lang: Lang) -> str:
    """The name of a difficulty, or of a Bloom level."""
    return dict(pair.split("=") for pair in notice("quiz_levels", lang).strip().split(" | "))[level]

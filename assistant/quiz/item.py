"""A quiz item: what is asked, what is right, and the quotes that say so."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from assistant.types import Citation
from index.types import Lang

Kind = Literal["single", "multiple", "truefalse", "cloze", "matching", "ordering", "short"]
Difficulty = Literal["easy", "medium", "hard"]
Bloom = Literal["remember", "understand", "apply", "analyse"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``key`` holds the right texts; for ordering, in their order.

    ``citations`` support the key, at least one. Raises ValueError without a key or a citation.
    """

    kind: Kind
    stem: str
    options: tuple[str, ...]
    key: tuple[str, ...]
    explanation: str
    difficulty: Difficulty
    bloom: Bloom
    section: str
    lang: Lang
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.key or not self.citations:
            raise ValueError("a quiz item needs a key and a citation")

    @property
    def id(self) -> str:
        """Stable over runs: the same question with the same key has the same id."""
        parts = (self.kind, self.lang, self.stem, *self.key)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

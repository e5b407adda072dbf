"""A quiz item: what is asked, what is right, and the quotes that say so."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from assistant.types import Citation
from index.types import Lang

Kind = Literal["single", "multiple", "truefalse", "cloze", "matching", "ordering", "short"]
Difficulty = Literal["easy", "medium", "hard"]
Bloom = Literal["remember", "understand", "apply", "analyse"]

#: Every kind, difficulty and Bloom level there is, in the order in which they are listed.
KINDS: tuple[Kind, ...] = (
    "single", "multiple", "truefalse", "cloze", "matching", "ordering", "short",
)  # fmt: skip
DIFFICULTIES: tuple[Difficulty, ...] = ("easy", "medium", "hard")
BLOOMS: tuple[Bloom, ...] = ("remember", "understand", "apply", "analyse")

#: What stands in a stem for the words that were taken out of it.
BLANK = "____"


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``options`` are shown in their order; what ``key`` holds depends on ``kind``:

    - ``single``, ``multiple``, ``truefalse``: the right ones of the options;
    - ``cloze``: what the blank of the stem takes, no options;
    - ``matching``: the partner of each of ``prompts``, in their order;
    - ``ordering``: the options in the right order;
    - ``short``: the points that an answer should make, a mark for each; no options.

    ``citations`` support the key, at least one; ``section`` is the path of headings in ``lang``.
    ``facts`` name what is asked after, so that a set asks it once. Raises ValueError without a key
    or a citation, or for a key that cannot be chosen.
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
    prompts: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.key or not self.citations:
            raise ValueError("a quiz item needs a key and a citation")
        if self.options and not set(self.key) <= set(self.options):
            raise ValueError("the key of a quiz item is not among its options")
        if len(set(self.options)) < len(self.options):
            raise ValueError("a quiz item has an option twice")

    @property
    def id(self) -> str:
        """Stable over runs: the same question with the same key has the same id."""
        parts = (self.kind, self.lang, self.stem, *self.prompts, *self.key)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

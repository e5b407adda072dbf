"""The types that pass between the rooms. Offsets are in characters (code points), end exclusive."""

from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of the same or a higher level.

    ``path`` is the titles from the top down, this section's own last; ``text[start:end]`` is the
    section with its heading line, sub-sections included; ``body`` is where the first line under
    the heading starts.
    """

    path: tuple[str, ...]
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned article. All offsets refer to ``text``; ``sha256`` is that of ``text``."""

    id: str
    title: str
    lang: Lang
    text: str
    sections: tuple[Section, ...]
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole sentences of one section: ``document.text[start:end]``."""

    id: str
    doc_id: str
    start: int
    end: int
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved chunk; ``legs`` maps each leg that found it to its rank there (1 is best)."""

    chunk: Chunk
    score: float
    legs: dict[str, int] = field(default_factory=dict)

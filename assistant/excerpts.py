"""What the model is given to read: a section, or a part of a long one."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.script import width
from index.types import Chunk, Document, Hit

# A section of the built-in article has up to 800; one reading of it fits a laptop's patience.
MAX_WIDTH = 900


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive chunks of one section: ``document.text[start:end]``.

    The same chunks always make the same excerpts, so that a prompt with one in it starts with
    the same tokens for every question and the engine need not read them again.
    """

    document: Document
    start: int
    end: int
    section: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    def holds(self, chunk: Chunk) -> bool:
        """Whether ``chunk`` is one of those joined here."""
        return chunk.doc_id == self.document.id and self.start <= chunk.start < self.end


def excerpts(document: Document, chunks: Iterable[Chunk]) -> list[Excerpt]:
    """The document's chunks, in order, joined up to `MAX_WIDTH` within each section."""
    found: list[Excerpt] = []
    for chunk in chunks:
        last = found[-1] if found else None
        if (
            last is not None
            and last.section == chunk.section
            and width(document.text[last.start : chunk.end]) <= MAX_WIDTH
        ):
            found[-1] = Excerpt(document, last.start, chunk.end, last.section)
        else:
            found.append(Excerpt(document, chunk.start, chunk.end, chunk.section))
    return found


def rank(excerpts: Iterable[Excerpt], hits: Iterable[Hit]) -> list[Excerpt]:
    """The excerpts that hold a hit, by their best hit first, then by how many hits they hold."""
    found: list[tuple[float, int, Excerpt]] = []
    hits = list(hits)
    for excerpt in excerpts:
        scores = [hit.score for hit in hits if excerpt.holds(hit.chunk)]
        if scores:
            found.append((max(scores), len(scores), excerpt))
    return [excerpt for *_, excerpt in sorted(found, key=lambda row: row[:2], reverse=True)]

"""Where the evidence of gold rows stands in the articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import BadInput
from index.types import Document

from .outcome import Span
from .rows import Placed, Row


@dataclass(frozen=True, slots=True)
class Case:
    """A row to be asked of the articles ``doc_ids``, and where its evidence stands in them."""

    row: Row
    evidence: tuple[Span, ...]
    doc_ids: tuple[str, ...]


def locate(rows: Sequence[Placed[Row]], documents: Sequence[Document]) -> list[Case]:
    """The rows as cases of ``documents``. Raises `BadInput` for evidence that is in none of them,
    naming file and line, before anything has run.
    """
    doc_ids = tuple(document.id for document in documents)
    return [Case(placed.item, tuple(_spans(placed, documents)), doc_ids) for placed in rows]


def span_of(text: str, documents: Sequence[Document]) -> Span | None:
    """Where ``text`` first stands, in the first of ``documents`` that has it."""
    for document in documents:
        if (start := document.text.find(text)) >= 0:
            return Span(document.id, start, start + len(text))
    return None


def _spans(placed: Placed[Row], documents: Sequence[Document]) -> list[Span]:
    spans = []
    for text in placed.item.evidence:
        span = span_of(text, documents)
        if span is None:
            names = ", ".join(document.id for document in documents) or "any article"
            raise BadInput(
                f"{placed.where}: the evidence {text!r} is not in {names}; mend that line, or name "
                "the article it is from with --doc ('deepsea eval check' finds all such lines)."
            )
        spans.append(span)
    return spans

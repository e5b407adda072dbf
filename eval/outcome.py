"""One gold row and what became of it: everything that a metric may look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from assistant.models.calls import Call
from assistant.types import Answer

from .rows import Row


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the text of document ``doc_id``."""

    doc_id: str
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.doc_id == other.doc_id and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Outcome:
    """``evidence`` is the row's evidence, located: one span for each string, in their order.

    ``retrieved`` are the chunks that retrieval found, best first. ``answer`` is None when only
    retrieval was run, or when answering failed, which ``error`` then tells in a line.
    ``evidence_ms`` is from the question to the first quotes. ``faults`` says in words what no
    answer may have (a quote that is not verbatim, a figure that no quote holds). ``calls`` are
    those of the chat model, None where they were not counted.
    """

    task: str
    row: Row
    evidence: tuple[Span, ...]
    retrieved: tuple[Span, ...] = ()
    answer: Answer | None = None
    error: str | None = None
    evidence_ms: float | None = None
    faults: tuple[str, ...] = ()
    calls: tuple[Call, ...] | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values, of which `from_json` makes the same outcome again."""
        values: dict[str, Any] = _outcomes().dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Outcome":
        """The outcome that `as_json` wrote. Raises `ValueError` for anything else."""
        return _outcomes().validate_python(given)


@cache
def _outcomes() -> TypeAdapter[Outcome]:
    return TypeAdapter(Outcome)

"""What was wrong with a row, in terms that a reader of the report can check."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.types import Answer
from eval.metrics import failed
from eval.metrics.citations import supports
from eval.outcome import Outcome, Span
from eval.score import forbidden_found, missing_facts, statements
from index.language import detect_language

#: Every kind of flaw, the worst first.
KINDS = (
    "fault",
    "invented",
    "forbidden",
    "error",
    "refused",
    "missing",
    "not_found",
    "unsupported",
    "language",
    "late",
)
#: The ranks among which evidence should be found, and those that are looked at in all.
_EARLY = 5
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that was wrong; ``detail`` is the sentence, pattern or evidence it is about."""

    kind: str
    detail: str = ""


def flaws(outcome: Outcome) -> list[Flaw]:
    """Everything that was wrong with a row, the worst first; empty when nothing was."""
    if failed(outcome):
        answer = outcome.answer
        return [Flaw("error", outcome.error or (answer.text if answer else ""))]
    found = [Flaw("fault", fault) for fault in outcome.faults]
    if outcome.answer is not None:
        found += _of_answer(outcome, outcome.answer)
    if outcome.task == "retrieval":
        found += _of_retrieval(outcome)
    return sorted(found, key=lambda flaw: KINDS.index(flaw.kind))


def badness(outcome: Outcome) -> tuple[int, int, str]:
    """A key that sorts the worst rows first: by their worst flaw, then by how many they have."""
    found = flaws(outcome)
    worst = KINDS.index(found[0].kind) if found else len(KINDS)
    return worst, -len(found), outcome.row.id


def rank_of(gold: Span, outcome: Outcome) -> int | None:
    """The rank (from 1) of the first retrieved chunk that overlaps ``gold``."""
    ranks = (rank for rank, span in enumerate(outcome.retrieved, 1) if span.overlaps(gold))
    return next(ranks, None)


def _of_answer(outcome: Outcome, answer: Answer) -> Iterator[Flaw]:
    row = outcome.row
    if row.answerable and answer.status == "abstained":
        yield Flaw("refused")
    elif not row.answerable and answer.status == "answered":
        yield Flaw("invented")
    elif row.answerable:
        yield from (Flaw("missing", " | ".join(group)) for group in missing_facts(row, answer))
        yield from (Flaw("forbidden", pattern) for pattern in forbidden_found(row, answer))
        yield from _unsupported(outcome, answer)
    for sentence in answer.sentences:
        if detect_language(sentence.text, row.lang) != row.lang:
            yield Flaw("language", sentence.text)


def _unsupported(outcome: Outcome, answer: Answer) -> Iterator[Flaw]:
    for sentence in statements(answer):
        cited = [citation for citation in answer.citations if citation.marker in sentence.markers]
        if not supports(cited, sentence.text, outcome.evidence):
            yield Flaw("unsupported", sentence.text)


def _of_retrieval(outcome: Outcome) -> Iterator[Flaw]:
    for gold, text in zip(outcome.evidence, outcome.row.evidence, strict=True):
        rank = rank_of(gold, outcome)
        if rank is None or rank > _DEPTH:
            yield Flaw("not_found", text)
        elif rank > _EARLY:
            yield Flaw("late", f"{rank}: {text}")

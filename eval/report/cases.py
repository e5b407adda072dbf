"""One row as the page shows it: the question, the answer, its quotes and the gold evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.types import Citation
from eval.metrics import failed
from eval.metrics.answers import accuracy
from eval.outcome import Outcome, Span

from .flaws import Flaw, badness, flaws, rank_of

State = Literal["error", "wrong", "flawed", "right", "open"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation; of its ``pieces`` those that are True overlap gold evidence."""

    citation: Citation
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold evidence string, whether a citation overlaps it, and the rank it was retrieved at."""

    text: str
    cited: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the report; ``state`` "open" is a row that asks nothing of its task."""

    number: int
    outcome: Outcome
    state: State
    flaws: tuple[Flaw, ...]
    quotes: tuple[Quote, ...]
    gold: tuple[Gold, ...]

    @property
    def flaw_kinds(self) -> list[str]:
        """Each kind of flaw once, the worst first."""
        return list(dict.fromkeys(flaw.kind for flaw in self.flaws))


def cases(outcomes: Iterable[Outcome]) -> list[Case]:
    """The outcomes as cases, numbered from 1, the worst first."""
    return [
        _case(number, outcome) for number, outcome in enumerate(sorted(outcomes, key=badness), 1)
    ]


def _case(number: int, outcome: Outcome) -> Case:
    found = tuple(flaws(outcome))
    citations = outcome.answer.citations if outcome.answer else ()
    quotes = tuple(Quote(each, tuple(_pieces(each, outcome.evidence))) for each in citations)
    spans = [Span(each.doc_id, each.start, each.end) for each in citations]
    gold = tuple(
        Gold(text, any(span.overlaps(place) for span in spans), rank_of(place, outcome))
        for text, place in zip(outcome.row.evidence, outcome.evidence, strict=True)
    )
    return Case(number, outcome, _state(outcome, found), found, quotes, gold)


def _state(outcome: Outcome, found: Sequence[Flaw]) -> State:
    if failed(outcome):
        return "error"
    if outcome.answer is None:
        if not outcome.evidence:
            return "open"
        missed = any(flaw.kind == "not_found" for flaw in found)
        return "wrong" if missed else "flawed" if found else "right"
    if accuracy(outcome) == 0:
        return "wrong"
    return "flawed" if found else "right"


def _pieces(citation: Citation, evidence: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """The quote cut at the borders of gold evidence."""
    marked = [False] * len(citation.quote)
    for gold in evidence:
        if gold.doc_id == citation.doc_id:
            low, high = max(gold.start - citation.start, 0), gold.end - citation.start
            for place in range(low, min(high, len(marked))):
                marked[place] = True
    start = 0
    for place in range(1, len(marked) + 1):
        if place == len(marked) or marked[place] != marked[start]:
            yield citation.quote[start:place], marked[start]
            start = place

"""Whether citations back what they are put to, and are what the source says.

Citation recall and precision are those of ALCE (Gao et al. 2023, "Enabling Large Language Models
to Generate Text with Citations", EMNLP, section 3.3), with its judge replaced. ALCE asks a
language-inference model whether the cited passages entail a statement, and that model knows
English only. Here the cited quotes support a statement when

- one of them contains the statement word for word, or
- one of them overlaps a gold evidence span, and together they hold every figure of the statement,
  units converted.

So a true statement backed by text that the gold row does not name counts as unsupported: the
numbers are lower bounds. Statements are the answer's sentences but for the program's own notices.
"""

from collections.abc import Sequence

from assistant.figures import unsupported_figures
from assistant.types import Answer, Citation
from eval.outcome import Outcome, Span
from eval.score import CITES_NOTHING, NOT_VERBATIM, dangling_markers, statements


def supports(cited: Sequence[Citation], statement: str, evidence: Sequence[Span]) -> bool:
    """Whether the quotes of ``cited`` support ``statement``, as the module defines it."""
    if any(statement.strip() in citation.quote for citation in cited):
        return True
    on_evidence = any(
        Span(citation.doc_id, citation.start, citation.end).overlaps(gold)
        for citation in cited
        for gold in evidence
    )
    quotes = [citation.quote for citation in cited]
    return on_evidence and not unsupported_figures(statement, quotes)


def citation_recall(outcome: Outcome) -> float | None:
    """Share of the answer's statements that their citations, taken together, support (ALCE).

    A statement without citations is not supported. Rows that were not answered, or have no
    evidence to hold an answer to, have no score.
    """
    answer = _answered(outcome)
    if answer is None or not (stated := _cited(answer)):
        return None
    supported = [supports(cited, text, outcome.evidence) for text, cited in stated]
    return sum(supported) / len(supported)


def citation_precision(outcome: Outcome) -> float | None:
    """Share of the citations that their statement needs (ALCE).

    A citation is needed when its statement is supported, and either this citation alone supports
    it or the others without it do not. An answer that cites nothing has no score.
    """
    answer = _answered(outcome)
    if answer is None:
        return None
    needed = [
        _needed(place, cited, text, outcome.evidence)
        for text, cited in _cited(answer)
        for place in range(len(cited))
    ]
    return sum(needed) / len(needed) if needed else None


def evidence_cited(outcome: Outcome) -> float | None:
    """Share of the gold evidence strings that a citation of a statement overlaps.

    Not of ALCE, which has no gold passages: it tells whether the answer leads to the places where
    the text says it, where the two others tell whether the answer is backed at all.
    """
    answer = _answered(outcome)
    if answer is None:
        return None
    spans = [
        Span(citation.doc_id, citation.start, citation.end)
        for _, cited in _cited(answer)
        for citation in cited
    ]
    found = [any(span.overlaps(gold) for span in spans) for gold in outcome.evidence]
    return sum(found) / len(found)


def citation_validity(outcome: Outcome) -> float | None:
    """Share of the answer's citations whose quote is the source's text at its offsets.

    Markers that name no citation count as invalid ones. Read from the faults that the runner
    found with the documents at hand (`eval.score.faults`), and from the length of the quote. What
    an abstention shows as the nearest passages counts too; an answer without citations does not.
    """
    if (answer := outcome.answer) is None:
        return None
    valid = [
        NOT_VERBATIM.format(marker=citation.marker) not in outcome.faults
        and citation.end - citation.start == len(citation.quote) > 0
        for citation in answer.citations
    ]
    dangling = {CITES_NOTHING.format(marker=marker) for marker in dangling_markers(answer)}
    total = len(valid) + len(dangling)
    return sum(valid) / total if total else None


def _answered(outcome: Outcome) -> Answer | None:
    """The answer, where ALCE's metrics apply to it."""
    answer = outcome.answer
    return answer if answer and answer.status == "answered" and outcome.evidence else None


def _cited(answer: Answer) -> list[tuple[str, list[Citation]]]:
    """Each statement with the citations that its markers name."""
    by_marker = {citation.marker: citation for citation in answer.citations}
    return [
        (sentence.text, [by_marker[marker] for marker in sentence.markers if marker in by_marker])
        for sentence in statements(answer)
    ]


def _needed(
    place: int, cited: Sequence[Citation], statement: str, evidence: Sequence[Span]
) -> bool:
    others = [*cited[:place], *cited[place + 1 :]]
    return supports(cited, statement, evidence) and (
        supports([cited[place]], statement, evidence) or not supports(others, statement, evidence)
    )

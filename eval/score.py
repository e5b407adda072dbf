"""Whether an answer is right, and whether its citations and figures hold."""

import re

from assistant.figures import Figure, unsupported_figures
from assistant.types import Answer
from index.library import Library

from .rows import Row


def is_right(row: Row, answer: Answer) -> bool:
    """The rule of the gold format; see `Row`."""
    if not row.answerable:
        return answer.status == "abstained"
    return (
        answer.status == "answered"
        and all(any(re.search(pattern, answer.text) for pattern in group) for group in row.facts)
        and not any(re.search(pattern, answer.text) for pattern in row.forbidden)
    )


def false_citations(answer: Answer, library: Library) -> list[int]:
    """Markers of citations whose quote is not the source's text at its offsets."""
    return [
        citation.marker
        for citation in answer.citations
        if library.get(citation.doc_id).text[citation.start : citation.end] != citation.quote
    ]


def invented_figures(answer: Answer) -> list[Figure]:
    """Figures of the answer's sentences that the quotes they cite do not hold, units converted."""
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    return [
        figure
        for sentence in answer.sentences
        for figure in unsupported_figures(sentence.text, [quotes[m] for m in sentence.markers])
    ]


def uncited_sentences(answer: Answer) -> list[str]:
    """Sentences that state something and cite nothing."""
    return [s.text for s in answer.sentences if s.origin != "notice" and not s.markers]


def faults(answer: Answer, library: Library) -> list[str]:
    """What no answer may have, right or wrong, in words."""
    return [
        *(f"marker {marker} is not verbatim" for marker in false_citations(answer, library)),
        *(f"figure {figure.value} is in no quote" for figure in invented_figures(answer)),
        *(f"nothing is cited for {text!r}" for text in uncited_sentences(answer)),
    ]

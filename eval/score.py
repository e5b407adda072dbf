"""Whether an answer is right, and whether its citations and figures hold."""

import re

from assistant.figures import Figure, unsupported_figures
from assistant.types import Answer, AnswerSentence
from index.errors import BadInput
from index.library import Library

from .rows import Row

#: Faults of citations as `faults` words them; `eval.metrics.citations` finds them by these words.
NOT_VERBATIM = "marker {marker} is not verbatim"
CITES_NOTHING = "marker {marker} cites nothing"

_MARKER = re.compile(r"\[\d{1,3}\]")


def is_right(row: Row, answer: Answer) -> bool:
    """The rule of the gold format; see `Row`."""
    if not row.answerable:
        return answer.status == "abstained"
    return (
        answer.status == "answered"
        and not missing_facts(row, answer)
        and not forbidden_found(row, answer)
    )


def said(answer: Answer) -> str:
    """The answer's text without its markers, so that no pattern matches the 3 of a [3]."""
    return _MARKER.sub("", answer.text)


def missing_facts(row: Row, answer: Answer) -> list[tuple[str, ...]]:
    """The groups of ``row.facts`` none of whose patterns matches."""
    text = said(answer)
    return [group for group in row.facts if not any(re.search(pattern, text) for pattern in group)]


def forbidden_found(row: Row, answer: Answer) -> list[str]:
    """The patterns of ``row.forbidden`` that match."""
    text = said(answer)
    return [pattern for pattern in row.forbidden if re.search(pattern, text)]


def statements(answer: Answer) -> list[AnswerSentence]:
    """The sentences that state something: all but the program's own notices."""
    return [sentence for sentence in answer.sentences if sentence.origin != "notice"]


def cited_quotes(sentence: AnswerSentence, answer: Answer) -> list[str]:
    """The quotes that the markers of ``sentence`` name; a marker of nothing names none."""
    quotes = {citation.marker: citation.quote for citation in answer.citations}
    return [quotes[marker] for marker in sentence.markers if marker in quotes]


def false_citations(answer: Answer, library: Library) -> list[int]:
    """Markers of citations whose quote is not the source's text at its offsets."""
    return [
        citation.marker
        for citation in answer.citations
        if _text(library, citation.doc_id)[citation.start : citation.end] != citation.quote
    ]


def dangling_markers(answer: Answer) -> list[int]:
    """Markers that sentences carry and no citation has, once each."""
    known = {citation.marker for citation in answer.citations}
    carried = {marker for sentence in answer.sentences for marker in sentence.markers}
    return sorted(carried - known)


def invented_figures(answer: Answer) -> list[Figure]:
    """Figures of the answer's sentences that the quotes they cite do not hold, units converted."""
    return [
        figure
        for sentence in answer.sentences
        for figure in unsupported_figures(sentence.text, cited_quotes(sentence, answer))
    ]


def uncited_sentences(answer: Answer) -> list[str]:
    """Sentences that state something and cite nothing."""
    return [sentence.text for sentence in statements(answer) if not sentence.markers]


def faults(answer: Answer, library: Library) -> list[str]:
    """What no answer may have, right or wrong, in words."""
    return [
        *(NOT_VERBATIM.format(marker=marker) for marker in false_citations(answer, library)),
        *(CITES_NOTHING.format(marker=marker) for marker in dangling_markers(answer)),
        *(f"figure {figure.value} is in no quote" for figure in invented_figures(answer)),
        *(f"nothing is cited for {text!r}" for text in uncited_sentences(answer)),
    ]


def _text(library: Library, doc_id: str) -> str:
    """The text of the document, none for one that does not exist: no quote of that is verbatim."""
    try:
        return library.get(doc_id).text
    except BadInput:
        return ""

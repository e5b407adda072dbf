"""What the assistant gives back. Offsets are in characters of ``Document.text``, end exclusive."""

from dataclasses import dataclass
from typing import Literal

from index.types import Lang

Status = Literal["answered", "abstained", "error"]

#: Where the words of a sentence come from; see `AnswerSentence`.
Origin = Literal["written", "quoted", "notice"]

#: One earlier exchange: the question as it was asked and the answer's text.
Turn = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim span of a source: ``document.text[start:end] == quote``.

    Made only by `assistant.cite.cite`, which cuts the quote out of the text, so that it cannot
    be otherwise. ``marker`` is the number shown as ``[1]``.
    """

    marker: int
    doc_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer and the markers of the citations that support it.

    ``origin`` says where its words come from: ``written`` by the model and verified, ``quoted``
    from the source because the model's own words did not pass, ``notice`` for the program's own
    words (that the article does not say, for one), which state nothing about the subject.
    """

    text: str
    markers: tuple[int, ...]
    origin: Origin = "written"


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds from the question: evidence found, first sentence shown, all done."""

    retrieve_ms: float
    first_token_ms: float
    total_ms: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer; ``text`` is its sentences with their markers, as a reader sees them.

    ``citations`` are in the order of their markers. An abstained answer cites the nearest
    passages only as such: they support no sentence but the notice that introduces them.
    """

    status: Status
    text: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    lang: Lang
    timings: Timings
    model: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Event: the best quotes for the question, known before a word is written.

    A later one takes the place of an earlier one, of a question that was yet to be rewritten.
    """

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Event: what is being done now, for a progress line."""

    name: Literal["rewriting", "retrieving", "reading", "verifying", "translating"]


@dataclass(frozen=True, slots=True)
class SentenceReady:
    """Event: one more verified sentence, with the citations its markers name."""

    sentence: AnswerSentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Event, the last: the whole answer, as it is stored."""

    answer: Answer


Event = Evidence | Stage | SentenceReady | Done

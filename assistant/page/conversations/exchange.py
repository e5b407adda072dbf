"""One question and what has become of it so far: what the page keeps of a conversation."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.types import (
    AnswerSentence,
    Citation,
    Done,
    Event,
    Evidence,
    SentenceReady,
    Stage,
    Status,
    Timings,
    Turn,
)
from index.types import Lang

State = Status | Literal["running", "stopped"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation and where it stands, found once and kept: later changes cannot misplace it.

    ``place`` is the section path, after the article's title where the title says more.
    ``rendition`` is what the article's own rendition makes of it in the ``other`` language, and
    ``place_beside`` of its place, if it has one.
    """

    citation: Citation
    place: tuple[str, ...]
    lang: Lang
    rendition: str = ""
    place_beside: tuple[str, ...] = ()

    @property
    def other(self) -> Lang:
        """The language that the article is not in."""
        return "en" if self.lang == "zh" else "zh"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with the evidence, the sentences and the quotes that have arrived.

    ``stage`` is the key of the string that says what is being done, ``ahead`` how many questions
    are answered before this one; ``error`` is the line of an
    error in every language (a line alone in older files), empty when nobody foresaw it;
    ``follow_ups`` are questions to go on with. ``replaces`` is the answer in whose place another
    one was asked for, until there is a sentence of that.
    """

    question: str
    state: State = "running"
    stage: str = "waiting"
    ahead: int = 0
    evidence: tuple[Quote, ...] = ()
    sentences: tuple[AnswerSentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    text: str = ""
    timings: Timings | None = None
    error: str | Mapping[Lang, str] = ""
    follow_ups: tuple[str, ...] = ()
    replaces: "Exchange | None" = None

    @property
    def shown(self) -> "Exchange":
        """The exchange whose sentences and quotes there are to be read."""
        return self.replaces or self

    @property
    def others(self) -> tuple[Quote, ...]:
        """The evidence that no sentence cites."""
        cited = {_span(quote) for quote in self.quotes}
        return tuple(quote for quote in self.evidence if _span(quote) not in cited)

    @property
    def only_quotes(self) -> bool:
        """Whether all that is said about the subject is verbatim, so that the quotes say it all."""
        said = [sentence for sentence in self.sentences if sentence.origin != "notice"]
        verbatim = {quote.citation.quote for quote in self.quotes}
        return all(part.origin == "quoted" and part.text in verbatim for part in said)


def after(exchange: Exchange, event: Event, quote: Callable[[Citation], Quote]) -> Exchange:
    """The exchange once ``event`` has happened; ``quote`` finds a citation's place."""
    match event:
        case Stage(name):
            return replace(exchange, stage=name)
        case Evidence(citations):
            return replace(exchange, evidence=tuple(map(quote, citations)))
        case SentenceReady(sentence, citations):
            quotes = _merged(exchange.quotes, map(quote, citations))
            sentences = (*exchange.sentences, sentence)
            return replace(exchange, sentences=sentences, quotes=quotes, replaces=None)
        case Done(answer):
            return replace(
                exchange,
                state=answer.status,
                sentences=answer.sentences,
                quotes=tuple(map(quote, answer.citations)),
                text=answer.text,
                timings=answer.timings,
                replaces=None,
            )


def again(exchange: Exchange) -> Exchange:
    """The question of an exchange that has ended, asked again."""
    return Exchange(exchange.question, replaces=exchange if exchange.sentences else None)


def stopped(exchange: Exchange) -> Exchange:
    """The exchange when the reader has stopped it; one that has ended stays as it is, and one that
    has not begun to replace an answer leaves that.
    """
    if exchange.state != "running":
        return exchange
    return exchange.replaces or replace(exchange, state="stopped")


def failed(exchange: Exchange, line: str | Mapping[Lang, str]) -> Exchange:
    """The exchange when an error has ended it, with the answer that it did not come to replace."""
    return replace(exchange.shown, state="error", error=line)


def history(exchanges: Sequence[Exchange]) -> list[Turn]:
    """The exchanges that were answered, for a follow-up question to refer to."""
    return [(exchange.question, exchange.text) for exchange in exchanges if exchange.text]


def _merged(known: Sequence[Quote], new: Iterable[Quote]) -> tuple[Quote, ...]:
    by_marker = {quote.citation.marker: quote for quote in (*known, *new)}
    return tuple(by_marker[marker] for marker in sorted(by_marker))


def _span(quote: Quote) -> tuple[str, int, int]:
    return quote.citation.doc_id, quote.citation.start, quote.citation.end

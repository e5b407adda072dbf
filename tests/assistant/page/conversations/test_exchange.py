from hypothesis import given
from hypothesis import strategies as st

from assistant.cite import cite
from assistant.page.conversations.exchange import (
    Exchange,
    Quote,
    after,
    again,
    failed,
    history,
    stopped,
)
from assistant.types import (
    Answer,
    AnswerSentence,
    Citation,
    Done,
    Evidence,
    SentenceReady,
    Stage,
    Timings,
)
from tests.index.small import article

_LAMPS = article()
_SPANS = [
    (_LAMPS.text.index(sentence), _LAMPS.text.index(sentence) + len(sentence))
    for sentence in (
        "The keeper trims the lamp at dusk.",
        "Its beam reaches 19 miles.",
        "Spring tides rise by 5.4 metres.",
        "The pilots wait for slack water.",
    )
]
_TIMINGS = Timings(1.0, 2.0, 3.0)


def _citation(at: int, marker: int) -> Citation:
    return cite(_LAMPS, *_SPANS[at], marker)


def _quote(citation: Citation) -> Quote:
    return Quote(citation, ("Harbour lamps",), "en")


def _done(sentences: list[AnswerSentence], citations: list[Citation]) -> Done:
    return Done(Answer("answered", "text", tuple(sentences), tuple(citations), "en", _TIMINGS, "m"))


def test_an_answer_grows_event_by_event() -> None:
    exchange = Exchange("When?")
    assert (exchange.state, exchange.stage) == ("running", "waiting")
    exchange = after(exchange, Stage("retrieving"), _quote)
    assert exchange.stage == "retrieving"
    exchange = after(exchange, Evidence((_citation(0, 1), _citation(1, 2))), _quote)
    assert [quote.citation for quote in exchange.others] == [_citation(0, 1), _citation(1, 2)]
    said = AnswerSentence("At dusk.", (1,))
    exchange = after(exchange, SentenceReady(said, (_citation(0, 1),)), _quote)
    assert exchange.sentences == (said,)
    assert [quote.citation for quote in exchange.others] == [_citation(1, 2)]
    exchange = after(exchange, _done([said], [_citation(0, 1)]), _quote)
    assert (exchange.state, exchange.text, exchange.timings) == ("answered", "text", _TIMINGS)


def test_later_evidence_replaces_earlier() -> None:
    exchange = after(Exchange("When?"), Evidence((_citation(0, 1),)), _quote)
    exchange = after(exchange, Evidence((_citation(1, 1),)), _quote)
    assert [quote.citation for quote in exchange.evidence] == [_citation(1, 1)]


@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 3), max_size=6))
def test_no_passage_is_listed_twice(evidence: list[int], cited: list[int]) -> None:
    exchange = after(
        Exchange("When?"),
        Evidence(tuple(_citation(at, marker) for marker, at in enumerate(evidence, 1))),
        _quote,
    )
    for at in cited:
        event = SentenceReady(AnswerSentence("So.", (at + 1,)), (_citation(at, at + 1),))
        exchange = after(exchange, event, _quote)
    markers = [quote.citation.marker for quote in exchange.quotes]
    assert markers == sorted({at + 1 for at in cited})
    spans = {quote.citation.start for quote in exchange.quotes}
    assert spans.isdisjoint(quote.citation.start for quote in exchange.others)
    assert {_SPANS[at][0] for at in evidence} <= spans | {
        quote.citation.start for quote in exchange.others
    }


def test_verbatim_answers_are_told_from_written_ones() -> None:
    citation = _citation(0, 1)
    notice = AnswerSentence("Here:", (), "notice")
    verbatim = AnswerSentence(citation.quote, (1,), "quoted")
    written = AnswerSentence("At dusk.", (1,))
    assert after(Exchange("?"), _done([notice, verbatim], [citation]), _quote).only_quotes
    assert not after(Exchange("?"), _done([verbatim, written], [citation]), _quote).only_quotes
    translated = AnswerSentence("Words of another language.", (1,), "quoted")
    assert not after(Exchange("?"), _done([translated], [citation]), _quote).only_quotes


def test_only_a_running_answer_can_be_stopped() -> None:
    assert stopped(Exchange("?")).state == "stopped"
    done = after(Exchange("?"), _done([], []), _quote)
    assert stopped(done) == done
    assert stopped(failed(Exchange("?"), "line")).state == "error"


def test_an_answer_stands_until_the_first_sentence_of_the_one_that_replaces_it() -> None:
    said = AnswerSentence("At dusk.", (1,))
    old = after(Exchange("When?"), _done([said], [_citation(0, 1)]), _quote)
    new = after(again(old), Evidence((_citation(1, 1),)), _quote)
    assert new.state == "running" and new.shown == old
    assert stopped(new) == old
    broken = failed(new, "down")
    assert (broken.state, broken.error, broken.sentences) == ("error", "down", (said,))
    other = AnswerSentence("Its beam.", (1,))
    begun = after(new, SentenceReady(other, (_citation(1, 1),)), _quote)
    assert begun.shown.sentences == (other,)
    assert stopped(begun).sentences == (other,)
    assert after(new, _done([other], [_citation(1, 1)]), _quote).shown.sentences == (other,)


def test_what_had_no_answer_leaves_nothing_when_it_is_asked_again() -> None:
    assert stopped(again(failed(Exchange("Who?"), "down"))) == stopped(Exchange("Who?"))


def test_history_is_what_was_answered() -> None:
    answered = after(Exchange("When?"), _done([], []), _quote)
    known = [answered, stopped(Exchange("Where?")), failed(Exchange("Who?"), "down")]
    assert history(known) == [("When?", "text")]

"""What readers said of answers on the page, as draft gold rows for a person to correct."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from assistant.page.conversations.kept import Judgement
from assistant.types import Turn
from index.language import detect_language
from index.types import Lang

from .draft import pattern, target
from .rows import Row


def feedback_rows(judgements: Iterable[Judgement]) -> Iterator[Row]:
    """A row for each answer that somebody judged.

    One that was found useful gives its own words as the reference, its quotes as the evidence, and
    the last figure or name of it as what a right answer holds. One that was found wrong leaves the
    reference to whoever corrects the row, and its words to be read under ``forbidden``; of its
    quotes, those that were called wrong are not taken.
    """
    answers = groupby(judgements, key=lambda each: (each.exchange, tuple(each.history)))
    for number, ((exchange, history), said) in enumerate(answers, start=1):
        verdicts = {each.marker: each.verdict for each in said}
        good = verdicts.get(0) == "good"
        told = " ".join(each.text for each in exchange.sentences if each.origin != "notice")
        held = target(told) if good else None
        evidence = tuple(
            quote.citation.quote
            for quote in exchange.quotes
            if verdicts.get(quote.citation.marker) != "bad"
        )
        lang: Lang = "en" if detect_language(exchange.question) == "en" else "zh"
        stated = exchange.state != "abstained" or not good
        yield Row(
            id=f"feedback-{number:03}-{lang}",
            lang=lang,
            type="fact" if stated else "unanswerable",
            question=exchange.question,
            history=_turns(history),
            reference=told if good else "",
            facts=((pattern(held),),) if held else (),
            forbidden=() if good or not told else (pattern(told),),
            evidence=evidence if stated else (),
            answerable=stated,
        )


def _turns(history: Iterable[Turn]) -> tuple[Turn, ...]:
    return tuple((question, answer) for question, answer in history)

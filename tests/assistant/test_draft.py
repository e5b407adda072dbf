"""What is shown where no answer is given."""

from assistant.cite import cite
from assistant.draft import Draft
from tests.index.small import article

DOCUMENT = article()


def _span(words: str) -> tuple[int, int]:
    start = DOCUMENT.text.index(words)
    return start, start + len(words)


def test_what_was_nearly_sure_comes_first_of_what_is_nearest() -> None:
    lamp, tides = _span("The keeper trims the lamp at dusk."), _span("Its beam reaches 19 miles.")
    quotes = [cite(DOCUMENT, *lamp, 1), cite(DOCUMENT, *tides, 2)]
    draft = Draft("en", "scripted", 0.0)
    assert draft.nearest(quotes) == quotes
    draft.weighed += [(-3.0, DOCUMENT, (lamp,)), (0.5, DOCUMENT, (tides,))]
    shown = draft.nearest(quotes)
    assert [(each.start, each.marker) for each in shown] == [(tides[0], 1), (lamp[0], 2)]


def test_what_was_far_from_sure_does_not() -> None:
    lamp, tides = _span("The keeper trims the lamp at dusk."), _span("Its beam reaches 19 miles.")
    draft = Draft("en", "scripted", 0.0)
    draft.weighed.append((-4.0, DOCUMENT, (tides,)))
    quotes = [cite(DOCUMENT, *lamp, 1)]
    assert draft.nearest(quotes) == quotes

"""Questions after how something changed, whose figures an article tells where it comes to them:
what there was at the outset in one section, and what there is now in another.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.figures import find_figures, telling, unsupported_figures
from index.tokens import content_words

from .excerpts import Excerpt, Span

#: How many sentences beside the first are told at most.
MOST = 2
_ASKS = re.compile(
    r"变化|变迁|演变|历年|前后|(?:怎么|如何|怎样)(?:变|增|减|涨|降)"
    r"|\bhow (?:did|do|does|has|have)\b.+\b(?:chang|evolv|develop|grow|fall|rise|recover)"
    r"|\bwhat (?:has )?changed\b|\bbefore and after\b|\bover (?:time|the years)\b",
    re.IGNORECASE,
)
# What of a question does not tell what changed.
_OF_CHANGE = re.compile(
    r"有什么|变化|变迁|演变|历年|前后|怎么|如何|怎样|[变增减涨降]"
    r"|\b(?:how|what|(?:chang|evolv|develop|grow|fall|rise|recover)\w*|time|years)\b",
    re.IGNORECASE,
)


def asks_for_a_change(question: str) -> bool:
    """Whether the question is after how something was and has become."""
    return _ASKS.search(question) is not None


def other_states(
    question: str, told: Sequence[str], excerpts: Sequence[Excerpt]
) -> Iterator[tuple[Excerpt, Span]]:
    """Sentences of ``excerpts``, all in the question's language, which tell of the same thing as
    the sentences ``told`` do a figure of the same measure; none where these have two of it, a
    before and an after.
    """
    measures = _measures(" ".join(told))
    if not measures or any(measures.count(measure) > 1 for measure in measures):
        return
    subject = telling(_OF_CHANGE.sub(" ", question)) & content_words(" ".join(told))

    def is_another(sentence: str) -> bool:
        alike = subject <= content_words(sentence) and {*_measures(sentence)} & {*measures}
        return bool(alike and unsupported_figures(sentence, told))

    if subject:
        every = ((excerpt, span) for excerpt in excerpts for span in excerpt.sentences())
        yield from islice((one for one in every if is_another(one[0].worded(one[1]))), MOST)


def _measures(text: str) -> list[str]:
    """What each figure of ``text`` measures, each value once, without dates and bare numbers."""
    known = {
        (figure.measure.dimension, figure.value)
        for figure in find_figures(text)
        if figure.unit and figure.kind in ("number", "percent")
    }
    return [dimension for dimension, _ in known]

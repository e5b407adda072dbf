"""Questions after what tells two things apart, of which an article tells one after the other: what
is so in public, and in the next sentence what is so in private.
"""

import re
from collections.abc import Sequence

from assistant.figures import telling
from index.tokens import content_words, tokens

from .choose import place_of
from .excerpts import Excerpt, Span

_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:differences?|distinction|contrast|gap) between (?P<one>.+?) and (?P<other>[^,;?]+)",
        r"\b(?:compar(?:e|ing)|contrast) (?P<one>.+?) (?:with|to|against|and) (?P<other>[^,;?]+)",
        r"\bhow (?:do|does|did|is|are|was) (?P<one>.+?) differ(?:ent)? from (?P<other>[^,;?]+)",
        r"\bhow (?:do|does|did) (?P<one>.+?) and (?P<other>[^,;?]+?) (?:differ|compare)\b",
        r"(?P<one>[^,;:?]+?) (?:versus|vs\.?) (?P<other>[^,;:?]+)",
        r"(?:比较|对比)(?:一下|起来)?(?P<one>[^，。？]+?)(?:和|与|跟|以及)(?P<other>[^，。？]+)",
        r"(?P<one>[^，。？]+?)(?:和|与|跟|同)(?P<other>[^，。？]+?)"
        r"(?:之间)?(?:相比|比起来|(?:到底)?(?:有|的)?(?:什么|啥|哪些|何|多大)?(?:不同|不一样|区别|差别|差异))",
    )
)


#: Two things that are told apart have a word in common ("the … side"), or these few at most.
_NAMES = 2


def sides(question: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The words of either of two things that ``question`` wants told apart, without those of both;
    None where it names no two.

    Of "how launches use public traffic and private traffic" the lead belongs to both.
    """
    for pattern in _ASKS:
        if found := pattern.search(question):
            one, other = (_telling_words(found[name]) for name in ("one", "other"))
            most = min(len(one), len(other))
            first, second = frozenset(one[-most:]), frozenset(other[:most])
            alike = first & second or len(one) <= _NAMES
            if alike and first - second and second - first:
                return first - second, second - first
    return None


def _telling_words(phrase: str) -> list[str]:
    """The words of ``phrase`` that may tell it from another, in order."""
    kept = telling(phrase)
    return [word for word in tokens(phrase) if word in kept]


def other_side(
    question: str, told: Sequence[str], first: Excerpt, excerpts: Sequence[Excerpt]
) -> tuple[Excerpt, Span] | None:
    """The sentence that tells of the one of two things which the sentences ``told``, of the excerpt
    ``first``, tell nothing of by itself, where they do so of the other; None if there is none.

    It stands in ``first`` or in another of ``excerpts``, the likeliest first, and speaks of what
    else ``question`` has words for.
    """
    if (both := sides(question)) is None:
        return None
    one, other = both
    of_one = any(_is_about(text, one, other) for text in told)
    of_other = any(_is_about(text, other, one) for text in told)
    if of_one == of_other:
        return None
    missing, known = (other, one) if of_one else (one, other)
    common = telling(question) - one - other
    best: tuple[int, tuple[Excerpt, Span]] | None = None
    for excerpt in (first, *(each for each in excerpts if place_of(each) != place_of(first))):
        here = excerpt is first
        for span in excerpt.sentences():
            text = excerpt.worded(span)
            if text in told or not _is_about(text, missing, known):
                continue
            words = content_words(text)
            shared = len(words & common)
            worth = 2 * len(words & missing) + shared + 2 * here
            if (here or shared) and (best is None or worth > best[0]):
                best = worth, (excerpt, span)
    return best[1] if best else None


def _is_about(text: str, side: frozenset[str], other: frozenset[str]) -> bool:
    """Whether ``text`` has words of one side and none of the other's."""
    words = content_words(text)
    return bool(words & side) and not words & other

"""Whether the figures of a sentence are said of what they are said of in its evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.tokens import content_words

from .compare import holds
from .figure import Figure, alike
from .find import find_figures

_ITEM = re.compile(
    r"[，,、；;。！？!?]|\.(?=\s+(?-i:[A-Z\"“]))|\b(?:and|while|but)\b|以及|而(?!是|且)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[；;]")


@dataclass(frozen=True, slots=True)
class Item:
    """What is said beside one figure: ``text`` is the piece between commas that holds it."""

    figure: Figure
    words: frozenset[str]
    text: str


def misplaced_figures(sentence: str, evidence: Sequence[str], question: str = "") -> list[Figure]:
    """The figures of ``sentence`` that the evidence gives to something else.

    "4 million followers on Weibo" of "4 million followers on Douyin, 3 million on Weibo": what
    tells Douyin's figure from the others is missing, and a word that tells another is there in its
    place, or one of a clause without a figure ("on Bilibili; it has no number"), or one that only
    the ``question`` has ("on Kuaishou"). Both must be so, since a word may as well have been said
    once for all figures, or in the question.
    """
    held = [item for text in evidence for item in items(text)]
    clauses = [clause for text in evidence for clause in _CLAUSE.split(text)]
    said = list(items(sentence))
    asked = telling(question)
    only_asked = asked.difference(*map(telling, evidence))
    return [
        item.figure
        for item in said
        if (place := _place(item.figure, held)) is not None
        and place.its_own
        and not place.its_own & item.words
        and (
            place.of_others & item.words
            or _elsewhere(item.figure, clauses) & item.words
            or (
                only_asked & item.words
                and (not place.its_own & asked or _is_repeated(item.figure, said))
            )
        )
    ]


@dataclass(frozen=True, slots=True)
class _Place:
    """The words that tell what a figure belongs to, and those that tell where others belong."""

    its_own: frozenset[str]
    of_others: frozenset[str]


def _place(figure: Figure, held: Sequence[Item]) -> _Place | None:
    """None where the evidence has no figures that this one could be taken for."""
    own = [item for item in held if holds(item.figure, figure)]
    rest = [
        item
        for item in held
        if item not in own and any(alike(item.figure, other.figure) for other in own)
    ]
    if not rest:
        return None
    own_words = frozenset[str]().union(*(item.words for item in own))
    rest_words = frozenset[str]().union(*(item.words for item in rest))
    return _Place(own_words - rest_words, rest_words - own_words)


def _elsewhere(figure: Figure, clauses: Sequence[str]) -> frozenset[str]:
    """The words that only clauses without the figure have."""
    words: dict[bool, frozenset[str]] = {True: frozenset(), False: frozenset()}
    for clause in clauses:
        holding = any(holds(other, figure) for other in find_figures(clause))
        words[holding] |= telling(clause)
    return words[False] - words[True]


def _is_repeated(figure: Figure, said: Sequence[Item]) -> bool:
    """Whether a sentence gives one figure to several things."""
    return sum(holds(item.figure, figure) for item in said) > 1


def items(text: str, *, dated: bool = False) -> Iterator[Item]:
    """What is said beside each figure that no other one of its piece could be taken for: two in
    "15 billion yuan to two factories". Amounts beside dates only if ``dated``.
    """
    figures = find_figures(text)
    inside = {at for figure in figures for at in range(figure.start, figure.end)}
    cuts = [found for found in _ITEM.finditer(text) if found.start() not in inside]
    start = 0
    for end, following in [(cut.start(), cut.end()) for cut in cuts] + [(len(text), len(text))]:
        held = [figure for figure in figures if start <= figure.start < end]
        amounts = [figure for figure in held if figure.kind != "date"]
        told = held if len(held) == 1 else amounts if dated or amounts == held else []
        for figure in told:
            if not any(alike(figure, other) for other in told if other is not figure):
                around = f"{text[start : figure.start]} {text[figure.end : end]}"
                yield Item(figure, telling(around), text[start:end].strip())
        start = following


def telling(text: str) -> frozenset[str]:
    """Words that may tell one thing from another: no single Chinese characters, no numbers."""
    return frozenset(
        word
        for word in content_words(text)
        if not word.isdigit() and (len(word) > 1 if not word.isascii() else True)
    )


def units_told(texts: Iterable[str]) -> set[str]:
    """The units of the figures of ``texts``, the kind of one that has none."""
    return {figure.unit or figure.kind for text in texts for figure in find_figures(text)}


def named(question: str, texts: Sequence[str]) -> list[tuple[int, Item]]:
    """The pieces of ``texts`` with a figure whose own words, those that no other piece with a like
    figure has, are in the question; each figure once.
    """
    asked = telling(question)
    held = [(place, item) for place, text in enumerate(texts) for item in items(text, dated=True)]
    named: dict[tuple[str, Decimal], tuple[int, Item]] = {}
    for place, item in held:
        others = [
            other.words
            for _, other in held
            if alike(item.figure, other.figure) and other.figure.value != item.figure.value
        ]
        # What stands before the first of several ("雷军拥有超4500万名抖音粉丝、…") is said of all.
        own = _after(item).difference(*others) or item.words.difference(*others)
        if asked & own:
            named.setdefault((item.figure.unit, item.figure.value), (place, item))
    return list(named.values())


def _after(item: Item) -> frozenset[str]:
    """The words of a piece that follow its figure."""
    return telling(" ".join(item.text[figure.end :] for figure in find_figures(item.text)))

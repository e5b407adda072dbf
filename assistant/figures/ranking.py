"""Whether the order in which a sentence ranks things is that of the figures they have."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.tokens import content_words

from .figure import Figure, alike, size
from .find import find_figures
from .place import items, telling

_MOST = "most|highest|largest|biggest|greatest|longest"
_LEAST = "fewest|least|lowest|smallest|shortest"
_FALLING = re.compile(
    rf"[从由]?(?:[多高大长重]到[少低小短轻])|降序|\b(?:{_MOST}) (?:\w+ )?to (?:the )?(?:{_LEAST})\b"
    r"|\bdescending\b",
    re.IGNORECASE,
)
_RISING = re.compile(
    rf"[从由]?(?:[少低小短轻]到[多高大长重])|升序|\b(?:{_LEAST}) (?:\w+ )?to (?:the )?(?:{_MOST})\b"
    r"|\bascending\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\s*[>＞]\s*")
_BELOW = re.compile(r"\s*[<＜]\s*")
_BESIDE = re.compile(r"[、，]|以及|[和与]|,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
# What leads up to the first of them.
_LEAD = re.compile(r".*(?:[:：]|依次[是为]?|分别[是为]|\b(?:is|are|was|were)\b)", re.IGNORECASE)
# The share of the words of a thing by which a piece of the evidence is about it.
_ABOUT_IT = 0.6


def misranked(sentence: str, evidence: Sequence[str], question: str = "") -> bool:
    """Whether ``sentence`` ranks things ("A > B > C"; "from most to fewest: A, B, C"; bare names,
    where the ``question`` wants them so) against the figures that ``evidence`` has of them, or, of
    things that it tells no figures of, in another order than it names them.
    """
    ranked = _ranked(sentence, question)
    if len(ranked) < 2:
        return False
    figures = [_figure_of(name, evidence) for name in ranked]
    known = [figure for figure in figures if figure is not None]
    if len(known) > 1:
        return any(alike(one, other) and size(one) < size(other) for one, other in pairwise(known))
    orders = [_places(ranked, text) for text in evidence]
    named = [places for places in orders if len(places) > 1]
    return bool(named) and not any(places == sorted(places) for places in named)


def _ranked(sentence: str, question: str) -> list[str]:
    """The things that a sentence ranks, the greatest first; none if it ranks nothing."""
    for sign, turned in ((_ABOVE, False), (_BELOW, True)):
        names = sign.split(sentence)
        if len(names) > 2 and all(map(content_words, names)):
            return _turned(_bare(names), turned)
    for wanted, turned in ((_FALLING, False), (_RISING, True)):
        told = wanted.search(sentence)
        if not told and (not wanted.search(question) or find_figures(sentence)):
            continue
        names = _BESIDE.split(_LEAD.sub("", sentence[told.end() if told else 0 :]))
        names = [name for name in names if content_words(name)]
        if len(names) > 2:
            return _turned(_bare(names), turned)
    return []


def _bare(names: Sequence[str]) -> list[str]:
    return [_LEAD.sub("", names[0]), *names[1:]]


def _turned(names: list[str], turned: bool) -> list[str]:
    return names[::-1] if turned else names


def _figure_of(name: str, evidence: Sequence[str]) -> Figure | None:
    """The figure that ``evidence`` has of what is named; None where it has none, or several."""
    words = telling(name)
    held = {
        (item.figure.unit, item.figure.value): item.figure
        for text in evidence
        for item in items(text)
        if words and len(words & item.words) >= _ABOUT_IT * len(words)
    }
    return next(iter(held.values())) if len(held) == 1 else None


def _places(names: Sequence[str], text: str) -> list[int]:
    """Where ``text`` has the names, of those that it has."""
    folded = text.casefold()
    found = (folded.find(name.strip(' 。.“”"').casefold()) for name in names)
    return [place for place in found if place >= 0]

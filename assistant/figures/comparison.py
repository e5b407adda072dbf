"""Which of two things is more: told from figures by code, never by a model.

A small model asked which of two figures is the greater guesses. What a sentence compares is held
against the figures it names; what a question wants compared is told from the figures of the quotes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .find import find_figures
from .place import Item, alike, items, telling

_MORE_ZH, _LESS_ZH = "多高大长重宽深贵", "少低小短轻窄浅"
_GRADE_ZH = f"[{_MORE_ZH}{_LESS_ZH}快慢优强]"
_MORE_EN = "more|higher|larger|bigger|greater|heavier"
_LESS_EN = "fewer|less|lower|smaller|shorter|lighter"
# "Over 2,000" in other words compares nothing.
_HEDGE = re.compile(r"\b(?:more|less|fewer|greater|higher|lower) than (?=[\d$€£¥])", re.IGNORECASE)
_CLAIM = re.compile(
    rf"更{_GRADE_ZH}(?=[。，；！]|$)|{_GRADE_ZH}于"
    rf"|(?<![占对性])比(?![例赛较重如])[^，。；]{{1,24}}{_GRADE_ZH}"
    rf"|^[^，。]{{1,12}}(?<!最){_GRADE_ZH}[。！]?$"
    rf"|\b(?:{_MORE_EN}|{_LESS_EN}|faster|slower)\b(?:\W+\w+){{0,6}}?\W+than\b"
    rf"|\b(?:has|have|had|is|are|was|were)\s+(?:{_MORE_EN}|{_LESS_EN}|faster|slower)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"(?:哪[个家款种边]|谁|何者)[^，。？?]{{0,8}}?更?(?P<zh>[{_MORE_ZH}{_LESS_ZH}])(?!少)"
    rf"|(?P<one>[{_MORE_ZH}{_LESS_ZH}])(?:一些)?，?还是.{{1,16}}?(?P=one)"
    rf"|\b(?:which|who|whose)\b.*\b(?P<which>{_MORE_EN}|{_LESS_EN})\b"
    rf"|\b(?:does|do|did|is|are|was|were|has|have|had)\b.*\b(?P<or>{_MORE_EN}|{_LESS_EN})\b.*\bor\b",
    re.IGNORECASE,
)
_LESS = re.compile(rf"[{_LESS_ZH}]|\b(?:{_LESS_EN})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compared:
    """The one of several figures that was asked for: the piece of a text that holds it, as it
    stands there, the place of that text, and whether it is the least (else the greatest).
    """

    piece: str
    place: int
    least: bool


def compares(sentence: str) -> bool:
    """Whether a sentence says of one thing that it is more, or less, than another."""
    return _claim(sentence) is not None


def unfounded_comparison(sentence: str, evidence: Sequence[str]) -> bool:
    """Whether ``sentence`` makes a comparison that no text of ``evidence`` makes and that its own
    two figures do not bear out. "Faster" and "better" cannot be told from figures alone.
    """
    claim = _claim(sentence)
    if claim is None or any(compares(text) or sentence.rstrip("。.") in text for text in evidence):
        return False
    figures = [figure for figure in find_figures(sentence) if figure.kind in ("number", "percent")]
    if len(figures) != 2 or not alike(*figures) or re.search("[快慢优强]|faster|slower", claim):
        return True
    first, second = (figure.value for figure in figures)
    return first >= second if _LESS.search(claim) else first <= second


def compared(question: str, texts: Sequence[str]) -> Compared | None:
    """Which of the things that ``question`` wants compared has the greater figure in ``texts``, or
    the smaller if that is asked; None where it asks for no such thing, or code cannot tell.
    """
    asked = _WHICH.search(question)
    if asked is None:
        return None
    named = _named(question, texts)
    if len(named) < 2 or not all(alike(named[0][1].figure, item.figure) for _, item in named):
        return None
    least = any(_LESS.fullmatch(word) for word in asked.groups() if word)
    named.sort(key=lambda one: one[1].figure.value, reverse=not least)
    (place, first), (_, second) = named[:2]
    if first.figure.value == second.figure.value:
        return None
    return Compared(first.text.rstrip(".。"), place, least)


def _claim(sentence: str) -> str | None:
    found = _CLAIM.search(_HEDGE.sub("", sentence))
    return found.group() if found else None


def _named(question: str, texts: Sequence[str]) -> list[tuple[int, Item]]:
    """The pieces of ``texts`` with a figure whose own words, those that no other piece with a like
    figure has, are in the question; each figure once.
    """
    asked = telling(question)
    held = [(place, item) for place, text in enumerate(texts) for item in items(text)]
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

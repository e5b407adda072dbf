"""How many times as much something became, told by a word: doubled, tripled, halved, 翻了一番."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from .figure import alike, size
from .find import find_figures

# What something became is this many times as much.
_FACTORS: tuple[tuple[Decimal, re.Pattern[str]], ...] = tuple(
    (Decimal(factor), re.compile(pattern, re.IGNORECASE))
    for factor, pattern in (
        (
            "2",
            r"翻了?[一1]?[番倍]|(?:增|多|提高|提升|上升|上涨|扩大)[^，。；\d]{0,3}[一1]倍|成倍增"
            r"|\bdoubl(?:ed|es|ing)\b(?! (?:up|back|down)\b)|\btwice\b"
            r"|\bdouble (?:the|that|what|its|their)\b",
        ),
        ("3", r"\b(?:tripl|trebl)(?:ed|es|ing)\b|\bthrice\b"),
        ("4", r"翻了?[两二2]番|\bquadrupl(?:ed|es|ing)\b"),
        ("8", r"翻了?[三3]番"),
        (
            "0.5",
            r"减半|腰斩|[少降减跌][^，。；\d]{0,4}一半|\bhalv(?:ed|es|ing)\b|\b(?:by|in) half\b",
        ),
    )
)
# How far the quotient of two figures may be from the factor it is told by.
_NEAR = Decimal("0.1")


def other_multiple(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether ``sentence`` says by a word how many times as much something became, and no quote
    does so, by such a word, a figure ("3倍") or two figures that have about that quotient.
    """
    told = {*_told(sentence)}
    return bool(told) and not told <= {factor for each in quotes for factor in _borne_out(each)}


def _told(text: str) -> Iterator[Decimal]:
    for factor, pattern in _FACTORS:
        if pattern.search(text):
            yield factor


def _borne_out(quote: str) -> Iterator[Decimal]:
    yield from _told(quote)
    figures = find_figures(quote)
    for each in figures:
        if each.unit in ("fold", "times"):
            yield from (each.value, each.value + 1)  # 增长两倍 is three times as much
        if each.kind == "percent":
            yield from (1 + each.value / 100, 1 - each.value / 100, each.value / 100)
    for one, other in permutations(figures, 2):
        if alike(one, other) and size(other):
            quotient = size(one) / size(other)
            yield from (f for f, _ in _FACTORS if abs(quotient - f) <= _NEAR * f)

"""Figures put into the reader's units before a model translates the words around them."""

import re

from index.types import Lang

from .figure import Figure
from .find import find_figures
from .render import render_figure, render_hedge, render_number

# From here on a number is written otherwise in the other language.
_LARGE = 1000
# Of a percentage that is written as one.
_DECIMALS = 3
# What stands before the first of two.
_FROM = re.compile(r"\bfrom (?:\w+ )?[$¥€£]?$", re.IGNORECASE)
# What makes a number more than it says from within: 30多万, 两百多年.
_SURPLUS = re.compile(r"[多余来+]")
_KINDS = frozenset({"number", "percent", "date", "time"})


def convert_figures(text: str, target: Lang) -> str:
    """``text`` with its measured, large and dated figures written in ``target``.

    近3000平方米 becomes "近3,000 square metres", 2025年6月 "June 2025"; "13 billion yuan" becomes
    130亿元. The words around them stay, and so does what is counted, of which the unit tells less
    than the text: "1,200 customers" becomes "1200 customers", 两台锅炉 stays.

    Measured with the 1.5B on ten sentences of the article: the result came back from translation
    with every figure right in nine, the source with renderings in brackets beside its figures
    (450亿元 (45 billion yuan)) in five.
    """
    low: Figure | None = None
    spans: list[tuple[int, int, str]] = []
    for figure in find_figures(text):
        if figure.bound == "low":
            low = figure
            continue
        if _worth_converting(figure):
            ends = low if figure.bound else None
            if ends and _is_change(text, ends, figure):
                if _has_unit(ends):
                    spans.append((ends.start, ends.end, _render(None, ends, target)))
                ends = None
            start = ends.start if ends else figure.start
            end = figure.number[1] if _counts(figure) else figure.end
            hedged = _SURPLUS.search(text, figure.start, end) is not None
            spans.append((start, end, _render(ends, figure, target, hedged=hedged)))
        low = None
    for start, end, rendering in reversed(spans):
        text = text[:start] + rendering + text[end:]
    return text


def _is_change(text: str, low: Figure, high: Figure) -> bool:
    """Whether two ends of a range are rather what was and what is: "fell from 61 °C to 41 °C"."""
    apart = _has_unit(low) or high.value < low.value
    return apart and _FROM.search(text, 0, low.start) is not None


def _has_unit(figure: Figure) -> bool:
    """Whether its unit is written at it, and not at the other end of the range alone."""
    return (figure.start, figure.end) != figure.number


def _worth_converting(figure: Figure) -> bool:
    if figure.unit == "second" and figure.value % 1:
        return False  # a lap time is written alike in both languages
    if in_words(figure) or figure.measure.unknown:
        return False
    return figure.kind in _KINDS and (not _counts(figure) or abs(figure.value) >= _LARGE)


def _counts(figure: Figure) -> bool:
    return figure.kind == "number" and figure.measure.counted


def in_words(figure: Figure) -> bool:
    """Whether a share is better said in words: 三分之二, "two thirds", not 66.67%."""
    return figure.kind == "percent" and round(figure.value, _DECIMALS) != figure.value


def _render(low: Figure | None, figure: Figure, target: Lang, *, hedged: bool = False) -> str:
    """The figure, or the range that it ends, with its "over" if that is written inside it."""
    high = (
        render_number(figure.value, target)
        if _counts(figure)
        else render_figure(figure, target, hedge=False)
    )
    if low is None:
        return render_hedge(figure, target) + high if hedged else high
    if low.kind in ("date", "time"):
        return f"{render_figure(low, target, hedge=False)}–{high}"
    percent = figure.measure.zh if figure.kind == "percent" and target == "zh" else ""
    return f"{render_number(low.value, target)}{percent}–{high}"

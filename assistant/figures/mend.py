"""Putting right a figure that slipped by a scale word: "31 million" where the source says 31万."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from index.types import Lang

from .compare import same_figure, unsupported_figures
from .figure import Figure
from .find import find_figures
from .render import render_number

# Only large figures carry a scale word to slip on; 3分钟 is no slip for "30 minutes".
_SMALLEST = 10_000
_MANTISSA = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Mend(NamedTuple):
    """``before`` stood at ``start`` of the sentence as given; ``after`` stands there now."""

    start: int
    before: str
    after: str


class Mended(NamedTuple):
    """The sentence and what was done to it, in order; without mends it is as it was given."""

    sentence: str
    mends: tuple[Mend, ...]


class _Source(NamedTuple):
    figure: Figure
    mantissa: Decimal | None


def mend_figures(sentence: str, evidence: Sequence[str], lang: Lang) -> Mended:
    """Replace each unsupported figure that is a scale slip of exactly one figure of the evidence.

    A slip keeps the significant digits and changes the power of ten. One that keeps the written
    number ("31 million" for 31万, "1000 billion" for 1000亿) may be any power off and goes first;
    one that does not ("3.1 million" for 31万) two powers, or one where a single digit is all there
    is to go by. If several figures of the evidence fit, nothing is replaced. Only the number is
    rewritten, in ``lang``: its unit and hedge stay.
    """
    sources = [
        _Source(figure, _mantissa(figure, text))
        for text in evidence
        for figure in find_figures(text)
        if figure.kind == "number" and abs(figure.value) >= _SMALLEST
    ]
    mends = []
    for figure in unsupported_figures(sentence, evidence):
        value = _slipped_from(figure, _mantissa(figure, sentence), sources)
        if value is not None:
            start, end = figure.number
            mends.append(Mend(start, sentence[start:end], render_number(value, lang)))
    mended = sentence
    for mend in reversed(mends):
        end = mend.start + len(mend.before)
        mended = mended[: mend.start] + mend.after + mended[end:]
    return Mended(mended, tuple(mends))


def _slipped_from(
    figure: Figure, mantissa: Decimal | None, sources: Sequence[_Source]
) -> Decimal | None:
    if figure.kind != "number" or not figure.value:
        return None
    alike = [
        source
        for source in sources
        if _digits(source.figure.value) == _digits(figure.value) and _fits(figure, source.figure)
    ]
    verbatim = {s.figure.value for s in alike if s.mantissa is not None and s.mantissa == mantissa}
    _, digits = _digits(figure.value)
    farthest = 2 if len(digits) > 1 else 1
    choice = verbatim or {source.figure.value for source in alike}
    if len(choice) != 1:
        return None
    value = choice.pop()
    near = abs(value.adjusted() - figure.value.adjusted()) <= farthest
    return value if verbatim or near else None


def _digits(value: Decimal) -> tuple[int, tuple[int, ...]]:
    sign, digits, _ = value.normalize().as_tuple()
    return sign, digits


def _fits(figure: Figure, source: Figure) -> bool:
    """Whether the units let the figure mean the source; a sentence may leave its unit out."""
    if not figure.unit:
        return True
    if not source.unit:
        return figure.measure.counted
    return same_figure(replace(figure, value=source.value), source)


def _mantissa(figure: Figure, text: str) -> Decimal | None:
    found = _MANTISSA.search(text[slice(*figure.number)])
    return Decimal(found.group().replace(",", "")) if found else None

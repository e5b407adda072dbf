"""Finding the figures of a text, whatever language it is in."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .amounts import amounts
from .clock import clock_times, durations
from .dates import dates
from .figure import Figure
from .hedges import hedged
from .idioms import loose_figures
from .shares import ranks, shares
from .terms import term_spans

# One character for one character, so that offsets stay those of the text as given. Full-width
# commas, colons and brackets stay: they separate figures as often as they belong to one.
_PLAIN = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code) not in ",:;!?()[]"}
    | dict(zip("萬億兩點個餘來約過輛間條週歲時", "万亿两点个余来约过辆间条周岁时", strict=True))
)
_FULL_WIDTH_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def find_figures(text: str, *, idioms: bool = False) -> list[Figure]:
    """The figures of ``text`` in order; ``text[f.start:f.end]`` is each as it is written.

    With ``idioms`` also those that are not ``firm``. The rule: a count or a rank of one is never
    firm in any spelling (1个, one store, 一方面, first, 第一, No. 1), nor is "one day", 上一年, a
    nought in words, a Chinese digit without a counting word (三电, 二是), a bare 百/千/万
    (百年赛道, 万人体验团) or a "Second," that opens a clause. A single measure is firm (1%, 1米,
    one hour). Names (SU7, Model 3), terms (4+2, 1+N) and list or citation markers hold no figures
    at all.
    """
    return [figure for figure in _all_figures(text) if idioms or figure.firm]


def without_figures(text: str, *, idioms: bool = False, but: int | None = None) -> str:
    """What ``text`` says beside its figures (see `find_figures`), ``but`` those of one value."""
    for figure in reversed(find_figures(text, idioms=idioms)):
        if figure.value != but:
            text = f"{text[: figure.start]} {text[figure.end :]}"
    return text


@lru_cache(maxsize=512)  # every sentence of an answer is checked against the same sections
def _all_figures(text: str) -> tuple[Figure, ...]:
    plain = _FULL_WIDTH_COMMA.sub(",", text).translate(_PLAIN)
    taken = bytearray(len(plain))
    found: list[Figure] = []
    for finder in (dates, durations, clock_times, shares, ranks):
        found += _claimed(finder(plain), taken)
    for start, end in term_spans(plain):
        if not any(taken[start:end]):
            _claim(taken, start, end)
    found += _claimed(amounts(plain, taken), taken)
    found += _claimed(loose_figures(plain), taken)
    found.sort(key=lambda figure: figure.start)
    return tuple(hedged(plain, figure) for figure in found)


def _claimed(figures: Iterable[Figure], taken: bytearray) -> Iterator[Figure]:
    for figure in figures:
        if not any(taken[figure.start : figure.end]):
            _claim(taken, figure.start, figure.end)
            yield figure


def _claim(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)

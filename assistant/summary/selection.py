"""Which points a short form takes: those that say most of the whole, none twice, all sections."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from index.script import width
from index.tokens import content_words
from index.types import Lang

from .points import Point, length
from .source import Source
from .statement import shares_words, stands_alone

# What counts beside nearness to the whole (a cosine, which in e5 differs little): the words of the
# title, and that a reader who sees only this sentence knows what it is about.
_TITLE, _ALONE, _LONG = 0.05, 0.06, 0.04
# A sentence wider than this (see `index.script.width`) is too long for a short form.
_WIDE = 60
# Two points that share this much of their words say the same.
_SAME = 0.6


def worths(points: Sequence[Point], source: Source) -> list[float]:
    """How well each point would stand for the whole document."""
    vectors: npt.NDArray[np.float32] = source.library.embedder.embed_passages(
        [point.text for point in points]
    )
    centre = vectors.mean(axis=0)
    nearness = vectors @ (centre / max(float(np.linalg.norm(centre)), 1e-9))
    title = content_words(source.title)
    return [
        float(near)
        + _TITLE * len(title & content_words(point.text)) / max(1, len(title))
        + _ALONE * stands_alone(point.text)
        - _LONG * (width(point.text) > _WIDE)
        for near, point in zip(nearness, points, strict=True)
    ]


def select(points: Sequence[Point], worth: Sequence[float], limit: int, lang: Lang) -> list[Point]:
    """Points of at most ``limit`` words (Chinese characters) together, in their order.

    First the best of each top-level section, then the best of the rest; where the sections are too
    many for the limit, those with the best points. At least one point.
    """
    ranked = [point for _, point in sorted(zip(worth, points, strict=True), key=_best_first)]
    taken: list[Point] = []
    share = max(1, limit // max(1, len({point.top for point in points})))
    firsts = [_fitting(group, share, lang) for group in by_top(ranked).values()]
    # Named sections before what stands over the first of them.
    for point in [*sorted(firsts, key=lambda each: not each.top), *ranked]:
        room = limit - sum(length(each.text, lang) for each in taken)
        if not taken or (length(point.text, lang) <= room and not repeats(point, taken)):
            taken.append(point)
    return sorted(taken, key=lambda point: point.excerpt.start)


def by_top(points: Iterable[Point]) -> dict[tuple[str, ...], list[Point]]:
    """The points of each top-level section, in the order given."""
    found: dict[tuple[str, ...], list[Point]] = {}
    for point in points:
        found.setdefault(point.top, []).append(point)
    return found


def repeats(point: Point, taken: Iterable[Point]) -> bool:
    """Whether one of ``taken`` is the point, or says the same."""
    return any(shares_words(point.text, each.text) >= _SAME for each in taken)


def _fitting(points: Sequence[Point], share: int, lang: Lang) -> Point:
    """The best point that takes little more than its share of the length, else the best."""
    return min(points, key=lambda point: length(point.text, lang) > 1.3 * share)


def _best_first(pair: tuple[float, Point]) -> tuple[float, int]:
    return -pair[0], pair[1].excerpt.start

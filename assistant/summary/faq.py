"""Ten questions that a document answers, each with what it says, verified and cited."""

import re
from collections import Counter
from itertools import groupby

from assistant.reading.section import heading, named
from assistant.wording import notice

from .points import Point, numbered, points
from .source import Source
from .types import Part, Summary

_MOST, _SENTENCES = 10, 3
# Headings that name a place in the text, not a subject.
_CLOSES = re.compile(
    r"后记|结语|结论|总结|尾声|afterword|conclusions?|epilogue|closing", re.IGNORECASE
)


def faq(source: Source) -> Summary:
    """A question on each of up to ten sections, one of every top-level section first, in order.

    Raises `ModelUnavailable`.
    """
    found, notes = points(source)
    sections = [list(group) for _, group in groupby(found, key=lambda point: point.excerpt.section)]
    named = [group for group in sections if group[0].top] or sections
    taken = sorted(_taken(named), key=lambda group: group[0].excerpt.start)
    rows = numbered([point.row for point in group] for group in taken)
    parts = [
        Part((_question(group[0], source),), row, runs=True)
        for group, row in zip(taken, rows, strict=True)
    ]
    if len(parts) < _MOST:
        fewer = notice("faq_fewer", source.lang, count=str(len(parts))).strip()
        notes = (*notes, fewer)
    return Summary("faq", source.title, source.lang, tuple(parts), notes)


def _taken(sections: list[list[Point]]) -> list[list[Point]]:
    """Of each top-level section the one that says most, then of each the next, and so on; the
    deeper, which are about one thing, before what introduces them.
    """
    by_points = sorted(sections, key=lambda group: (-len(group[0].excerpt.path), -len(group)))
    turns: Counter[tuple[str, ...]] = Counter()
    ranked = []
    for group in by_points:
        ranked.append((turns[group[0].top], group))
        turns[group[0].top] += 1
    ranked.sort(key=lambda pair: pair[0])
    return [group[:_SENTENCES] for _, group in ranked[:_MOST]]


def _question(point: Point, source: Source) -> str:
    path = point.excerpt.path
    name = heading(path[-1]) if path else source.title
    if _CLOSES.fullmatch(name):
        return notice("faq_conclusion", source.lang).strip()
    return notice("faq_question", source.lang, section=named(name)).strip()

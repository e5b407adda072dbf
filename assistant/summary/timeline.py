"""What a document dates, in the order of time. By code."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.figures import Figure, by_time, find_figures, render_figure
from assistant.wording import notice

from .source import Said, Source
from .types import Part, Row, Summary

_YEAR = 10**4
_NO_DAYS = frozenset({"decade", "weekday", "unclear"})
# Before or after a date without its year: it is of every year, or of another than the one named.
_OTHER_YEAR = re.compile(
    r"(?:[每次翌来去上前明后今本历]年|[上下]一年|第二年)的?$"
    r"|\b(?:every|each|next|last|following|previous|this|coming)(?: year(?:'s)?,?)? $",
    re.IGNORECASE,
)
_OF_OTHER_YEAR = re.compile(
    r",? (?:of |in )?(?:the )?(?:every|each|any|next|last|following|previous|this|coming)"
    r"(?: \w+)? year\b",
    re.IGNORECASE,
)


def timeline(source: Source) -> Summary:
    """A row for each sentence and year, month or day in it, or range of them.

    A date without its year (4月3日) is of the year that its sentence named last; where it named
    none, or the date is of another ("in March of every year"), the date is left out.
    """
    found: list[tuple[Figure, str, Said]] = []
    for said in source.sentences():
        written = {
            "–".join(render_figure(each, source.lang) for each in ends): ends[0]
            for ends in _dates(said.text)
        }
        found += [(date, when, said) for when, date in written.items()]
    rows = [
        Row((when, said.text.strip()), (source.cite(said, marker),))
        for marker, (_, when, said) in enumerate(sorted(found, key=lambda row: by_time(row[0])), 1)
    ]
    header = tuple(notice("timeline_header", source.lang).strip().split(" | "))
    part = Part((), tuple(rows), header)
    return Summary("timeline", source.title, source.lang, (part,), source.own_words)


def _dates(text: str) -> Iterator[tuple[Figure, ...]]:
    """The dates of a sentence, the two ends of a range together, each with its year."""
    year = Decimal(0)
    begun: Figure | None = None
    for figure in find_figures(text):
        if figure.kind != "date" or figure.unit in _NO_DAYS:
            continue
        dated = _of_year(figure, year, text)
        year = dated.value // _YEAR * _YEAR or year
        if figure.bound == "low":
            begun = dated
            continue
        ends = (begun, dated) if figure.bound == "high" and begun else (dated,)
        begun = None
        # "November to March 2024": one of them is of another year than the one named.
        if ends[0].value >= _YEAR and by_time(ends[0]) <= by_time(ends[-1]):
            yield ends


def _of_year(figure: Figure, year: Decimal, text: str) -> Figure:
    """A date that has no year with the one named last; as it is where it is of another."""
    if figure.value >= _YEAR:
        return figure
    if _OTHER_YEAR.search(text[: figure.start]) or _OF_OTHER_YEAR.match(text, figure.end):
        return figure
    return replace(figure, value=figure.value + year)

"""What a document dates, in the order of time. By code."""

from dataclasses import replace
from decimal import Decimal

from assistant.figures import Figure, find_figures, render_figure
from assistant.wording import notice

from .source import Said, Source
from .types import Part, Row, Summary

_YEAR = 10**4


def timeline(source: Source) -> Summary:
    """A row for each sentence and year, month or day in it.

    A date without its year (4月3日) is of the year that its sentence named last; where it named
    none, the date is left out.
    """
    found: list[tuple[Decimal, str, Said]] = []
    for said in source.sentences():
        year, begun = Decimal(0), ""
        for figure in find_figures(said.text):
            if figure.kind != "date" or figure.unit in ("decade", "weekday", "unclear"):
                continue
            dated = _of_year(figure, year)
            year = dated.value // _YEAR * _YEAR
            written = render_figure(dated, source.lang)
            if figure.bound == "high" and begun and found:
                value, *_ = found.pop()
                found.append((value, f"{begun}–{written}", said))
            elif year and (dated.value, written, said) not in found:
                found.append((dated.value, written, said))
            begun = written if figure.bound == "low" else ""
    rows = [
        Row((when, said.text.strip()), (source.cite(said, marker),))
        for marker, (_, when, said) in enumerate(sorted(found, key=lambda row: row[0]), 1)
    ]
    header = tuple(notice("timeline_header", source.lang).strip().split(" | "))
    return Summary("timeline", source.title, source.lang, (Part((), tuple(rows), header),))


def _of_year(figure: Figure, year: Decimal) -> Figure:

    return figure if figure.value >= _YEAR else replace(figure, value=figure.value + year)

"""The figures of a document that a reader would be asked for: one of each section. By code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.figures import find_figures
from index.script import width

from .figures import Told, figures_told, is_amount, row
from .points import Point
from .source import Said, Source
from .statement import stands_alone
from .told import Kind, kind
from .types import Row

#: What fits on a page beside a summary.
_HANDFUL = 5
_KINDS: dict[Kind, int] = {"money": 4, "count": 3, "measure": 3, "percent": 1, "rank": 1}
# Words that would take a table's line beyond two (see `index.script.width`).
_WIDE = 60

#: The value and the unit of an amount.
Amount = tuple[Decimal, str]


def key_amounts(source: Source) -> set[Amount]:
    """The first amount of each section that gives one; a share such as the 1% of a segment counts
    less than what has another unit.
    """
    sections: dict[tuple[str, ...], list[Amount]] = {}
    for said in source.sentences():
        sections.setdefault(said.excerpt.section, []).extend(amounts([said.text]))
    return {
        min(found, key=lambda amount: amount[1] in ("", "%"))
        for found in sections.values()
        if found
    }


def leading(source: Source) -> list[Told]:
    """The figures to be told on one page: the best of each top-level section, at most `_HANDFUL`,
    in order; of a document with one such section, of each section in it.

    The best is money, then what is counted or measured, before a share, a multiple, a rank or a
    time; among those what has a date, is in a sentence that can be read alone, is told again
    elsewhere, and takes few words.
    """
    every = [*figures_told(source)]
    depth = top_depth(told.said.excerpt.section for told in every)
    again = Counter((told.ends[-1].value, told.ends[-1].unit) for told in every)
    best: dict[tuple[str, ...], tuple[float, Told]] = {}
    for told in every:
        figure = told.ends[-1]
        worth = (
            (1 if figure.unit == "fold" else _KINDS.get(kind(figure), 0)) * bool(figure.unit)
            + bool(told.when)
            + _alone(told.said)
            + (again[figure.value, figure.unit] > 1)
            - (width(told.about) > _WIDE)
        )
        section = told.said.excerpt.section[:depth]
        if section not in best or worth > best[section][0]:
            best[section] = worth, told
    ranked = sorted(best.values(), key=lambda pair: -pair[0])[:_HANDFUL]
    return sorted((told for _, told in ranked), key=lambda told: told.said.span)


def rows_of(source: Source, figures: Iterable[Told]) -> list[Row]:
    """A line of the table for each: see `figures.row`. None where the document is not to be had in
    the language: the words around a figure are its own.
    """
    if source.read_in != source.lang:
        return []
    return [row(source, told, marker) for marker, told in enumerate(figures, 1)]


def amounts_of(figures: Iterable[Told]) -> set[Amount]:
    """The same as amounts; of a range its upper end."""
    return {(told.ends[-1].value, told.ends[-1].unit) for told in figures}


def top_depth(sections: Iterable[tuple[str, ...]]) -> int:
    """How many headings make a top-level section: two where one heading stands over everything."""
    return 1 if len({path[:1] for path in sections if path}) > 1 else 2


def with_key_figures(source: Source, found: Sequence[Point]) -> list[Point]:
    """Points in their order, and after those of its excerpt a sentence of the document for each key
    amount that no point tells: one that can be read alone, if one does tell it. As they are where
    the document is not to be had in the language.
    """
    if source.read_in != source.lang:
        return list(found)
    left = key_amounts(source) - set(amounts(point.text for point in found))
    whole = [*found]
    for said in sorted(source.sentences(), key=lambda each: not _alone(each)):
        told = left & set(amounts([said.text]))
        if told:
            left -= told
            whole.append(Point(said.excerpt, said.text.strip(), (source.cite(said, 1),)))
    return sorted(whole, key=lambda point: point.excerpt.start)


def amounts(texts: Iterable[str]) -> list[Amount]:
    """Every amount that the texts tell, in order."""
    return [
        (figure.value, figure.unit)
        for text in texts
        for figure in find_figures(text)
        if is_amount(figure)
    ]


def _alone(said: Said) -> bool:
    return stands_alone(said.text.strip())

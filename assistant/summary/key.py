"""The figures of a document that a reader would be asked for: one of each section. By code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.figures import Figure, find_figures

from .figures import Told, brief, figures_told, is_amount, row
from .points import Point
from .source import Said, Source
from .statement import stands_alone
from .types import Row

#: Of a table beside a summary on one page.
_LINES = 22

_ALL_OR_LITTLE = frozenset({1, 99, 100})
_FOLDS = frozenset({10, 100, 1000})
_ROUND = frozenset({100, 1000, 10_000})

#: The value and the unit of an amount.
Amount = tuple[Decimal, str]


def key_amounts(source: Source) -> set[Amount]:
    """The first amount of each section that gives one; a share or a bare number counts less than
    what has another unit, a figure of speech not at all.
    """
    sections: dict[tuple[str, ...], list[Amount]] = {}
    for said in source.sentences():
        sections.setdefault(said.excerpt.section, []).extend(
            (figure.value, figure.unit)
            for figure in find_figures(said.text)
            if is_amount(figure) and not rhetorical(figure, said.text)
        )
    return {
        min(found, key=lambda amount: amount[1] in ("", "%"))
        for found in sections.values()
        if found
    }


def rhetorical(figure: Figure, text: str) -> bool:
    """Whether a figure of ``text`` is most likely one of speech: "the 1%", "100%", "tenfold", "a
    hundred-year track".
    """
    if figure.kind == "percent":
        return figure.unit == "%" and figure.value in _ALL_OR_LITTLE
    if figure.unit == "fold":
        return figure.value in _FOLDS
    spoken = not any(map(str.isdigit, text[slice(*figure.number)]))
    return spoken and figure.value in _ROUND


def key_rows(source: Source) -> list[Row]:
    """A line of a table for each key amount, where it is told first, its words cut to what a line
    takes; at most `_LINES`, those that the document tells most often. None where the document is
    not to be had in the language: the words around a figure are its own.
    """
    if source.read_in != source.lang:
        return []
    left = key_amounts(source)
    first: list[Told] = []
    often: Counter[Amount] = Counter()
    for told in figures_told(source):
        ends = {(figure.value, figure.unit) for figure in told.ends}
        often.update(ends)
        if ends & left:
            left -= ends
            first.append(told)

    def times(told: Told) -> int:
        return max(often[figure.value, figure.unit] for figure in told.ends)

    kept = sorted(sorted(first, key=times, reverse=True)[:_LINES], key=first.index)
    return [
        row(source, replace(told, about=brief(told, source.lang)), marker)
        for marker, told in enumerate(kept, 1)
    ]


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

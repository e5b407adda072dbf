"""Sentences with the figures and dates that they tell, each of its kind: what a reader filters."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from assistant.figures import Figure
from assistant.types import Citation

from .figures import figures_told
from .source import Source
from .timeline import timeline

Kind = Literal["money", "percent", "count", "rank", "duration", "measure", "date"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_DURATIONS = frozenset({"time", "months", "age"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as written, and the date of it, "" when its sentence gives none.

    ``share`` is what a bar can show: the percent of a whole, 0 to 100 (of a range its upper end).
    """

    kind: Kind
    written: str
    when: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence, in the language that is read, its entries, and the place in the document."""

    text: str
    entries: tuple[Entry, ...]
    citation: Citation


def tellings(source: Source) -> list[Telling]:
    """Every sentence that has a figure or a date, in order, its dates last."""
    found = [
        (
            source.cite(told.said, 1),
            told.said.text,
            Entry(kind(told.ends[0]), told.written, told.when, _share(told.ends[-1])),
        )
        for told in figures_told(source)
    ]
    for part in timeline(source).parts:
        for row in part.rows:
            when, text = row.cells
            found += [(citation, text, Entry("date", when, "")) for citation in row.citations]
    found.sort(key=lambda each: each[0].start)
    told = []
    for _, group in groupby(found, key=lambda each: each[0].start):
        same = list(group)
        entries = tuple(dict.fromkeys(entry for _, _, entry in same))
        told.append(Telling(same[0][1].strip(), entries, same[0][0]))
    return told


def _share(figure: Figure) -> float | None:
    value = float(figure.value)
    return value if kind(figure) == "percent" and 0 <= value <= 100 else None


def kind(figure: Figure) -> Kind:
    """What an amount, a share or a rank is to a reader; a figure without a unit is a count."""
    if figure.kind == "percent":
        return "percent"
    if figure.kind == "ordinal" or figure.unit == "top":
        return "rank"
    unit = figure.measure
    if unit.money:
        return "money"
    if unit.dimension in _DURATIONS:
        return "duration"
    whole = figure.unit or figure.value % 1 == 0
    return "count" if unit.counted and whole else "measure"

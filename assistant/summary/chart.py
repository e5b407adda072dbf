"""Figures of a document that can be compared, as bars: those of one unit and magnitude. By code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.drawing import (
    LINE,
    LINES,
    PRINT_WIDTH,
    picture,
    wide,
    words_at,
    wrapped,
)
from assistant.figures import find_figures
from assistant.figures.units import unit_named
from assistant.wording import notice
from index.types import Lang

from .figures import Told, figures_told, is_amount, row
from .source import Source
from .told import kind
from .types import Row

# Fewer bars compare nothing that a sentence does not; more are read as a table.
_LEAST, _MOST, _PANELS = 3, 6, 2
# What is a smaller part of the longest bar is of another kind, as a price is beside a turnover.
_SMALLEST = 20
# A label takes no more lines than this.
_LINES = 2
# Shares of a whole and changes by a share are no one kind.
_CHANGE = re.compile(
    r"增长|提升|提高|上升|上涨|下降|减少|降低|下滑|同比|环比"
    r"|\b(?:gr[eo]w\w*|growth|r[io]s(?:e|es|en|ing)|increas\w+|improv\w+|f[ae]ll\w*|declin\w+"
    r"|decreas\w+|drop\w*|up|down)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[、；;，]|,(?=\s)|以及|\band\b")
_PAD, _BAR, _GAP = 8, 16, 12
_COLOUR = "#1f6f8b"
_STYLE = (
    f".bar rect{{fill:{_COLOUR};stroke:none}}path{{fill:none;stroke:{LINES};stroke-width:1.5}}"
    f".name text,.value text{{font-weight:600}}"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the table of figures, and the part of its words that is about this figure alone.

    ``value`` is what its length stands for: those of a panel are of one unit.
    """

    row: Row
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars of one kind and unit, the longest first; ``name`` says which."""

    name: str
    bars: tuple[Bar, ...]


def panels(source: Source) -> list[Panel]:
    """What of a document's figures a chart can compare, at most two panels, those with the most
    bars first; none where no three figures are of one unit and magnitude, or where the document is
    not to be had in the language.

    Ranks and durations are left out, for a longer bar says nothing of them; so are figures without
    a unit and ranges, and shares of 1% and 99% or beyond, which are figures of speech.
    """
    if source.read_in != source.lang:
        return []
    kinds: dict[tuple[str, str], list[Told]] = {}
    for told in figures_told(source):
        if key := _comparable(told):
            kinds.setdefault(key, []).append(told)
    found = [
        Panel(_name(key, source.lang), bars)
        for key, every in kinds.items()
        if len(bars := _bars(_magnitude(every), source)) >= _LEAST
    ]
    return sorted(found, key=lambda panel: -len(panel.bars))[:_PANELS]


def chart_svg(shown: Sequence[Panel], title: str) -> str:
    """The panels as bars from zero, one scale to a panel, each with its words and its figure."""
    top = _PAD
    body = Markup("")
    for panel in shown:
        body += Markup('<g class="name">{}</g>').format(words_at(_PAD, top + 15, (panel.name,)))
        top += LINE + _GAP
        first = top
        longest = panel.bars[0].value
        room = PRINT_WIDTH - 4 * _PAD - max(wide(bar.row.cells[0]) for bar in panel.bars)
        for bar in panel.bars:
            lines = _label(bar)
            body += Markup('<g class="label">{}</g>').format(words_at(2 * _PAD, top + 15, lines))
            top += LINE * len(lines) + 2
            length = max(1, round(room * bar.value / longest))
            body += Markup(
                '<g class="bar"><rect x="{}" y="{}" width="{}" height="{}"/></g>'
                '<g class="value">{}</g>'
            ).format(
                _PAD, top, length, _BAR, words_at(2 * _PAD + length, top + 14, (bar.row.cells[0],))
            )
            top += _BAR + _GAP
        body += Markup('<path d="M{} {}V{}"/>').format(_PAD, first, top - _GAP)
        top += _GAP
    return picture(PRINT_WIDTH, top, title, _STYLE, body)


def _comparable(told: Told) -> tuple[str, str] | None:
    """The kind of a figure and its unit; None of one that no bar can show."""
    figure = told.ends[0]
    sort = kind(figure)
    if len(told.ends) > 1 or sort in ("rank", "duration") or not figure.unit or figure.value <= 0:
        return None
    if sort == "percent":
        if _CHANGE.search(told.about) or figure.unit == "pp":
            return "change", "%"
        return (sort, "%") if 1 < figure.value < 99 else None
    # 件, 款 and 家 are one unit to a converter, and patents, models and shops to a reader.
    counted = figure.measure.counted
    word = told.said.text[figure.number[1] : figure.end].strip(" -多余来+")
    return sort, word if counted else figure.measure.name


def _magnitude(every: Sequence[Told]) -> list[Told]:
    """The most figures of which none is too small beside the greatest, each value once."""
    ranked = sorted(
        {told.ends[0].value: told for told in reversed(every)}.values(),
        key=lambda told: -told.ends[0].value,
    )
    windows = [
        [told for told in ranked[place:] if told.ends[0].value * _SMALLEST >= first.ends[0].value]
        for place, first in enumerate(ranked)
    ]
    return max(windows, key=len)


def _bars(every: Sequence[Told], source: Source) -> tuple[Bar, ...]:
    bars = (Bar(row(source, told, 1), float(told.ends[0].value), _own(told)) for told in every)
    return tuple(bar for bar in bars if len(_label(bar)) <= _LINES)[:_MOST]


def _own(told: Told) -> str:
    """Of words about several figures of one unit those of the figure alone: from the last comma
    or "and" after the one before it to the last one before the next.
    """
    at = told.said.text.find(told.about)
    figure = told.ends[0]
    start, end = figure.start - at, figure.end - at
    if at < 0 or not 0 <= start < end <= len(told.about):
        return told.about
    others = [
        each for each in find_figures(told.about) if is_amount(each) and each.unit == figure.unit
    ]
    before = max((each.end for each in others if each.end <= start), default=None)
    after = min((each.start for each in others if each.start >= end), default=None)
    low = 0 if before is None else max(_cuts(told.about, before, start), default=(0, 0))[1]
    high = len(told.about)
    if after is not None:
        high = max(_cuts(told.about, end, after), default=(high, high))[0]
    return told.about[low:high].strip()


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _BETWEEN.finditer(text, start, end))


def _label(bar: Bar) -> tuple[str, ...]:
    _, when, _ = bar.row.cells
    return wrapped(f"{bar.label} · {when}" if when else bar.label, PRINT_WIDTH - 4 * _PAD)


def _name(key: tuple[str, str], lang: Lang) -> str:
    sort, unit = key
    names = notice("chart_kinds", lang).strip().split(" | ")
    named = dict(zip(("money", "percent", "change", "count", "measure"), names, strict=True))
    if sort in ("money", "measure"):
        unit = _unit(unit, lang)
    return notice("chart_name", lang, kind=named[sort], unit=unit).strip()


def _unit(name: str, lang: Lang) -> str:
    unit = unit_named(name)
    return unit.zh if lang == "zh" else unit.en[1]


def charted(shown: Sequence[Panel]) -> Iterator[Row]:
    """The line of the table of figures behind each bar."""
    return (bar.row for panel in shown for bar in panel.bars)

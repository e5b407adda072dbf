"""Scores arranged for the page: what is a row, a column and a bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.metrics import METRICS, Metric, Score, main_metric

from .record import Report

ALL = "all"


@dataclass(frozen=True, slots=True)
class Cell:
    """A score and its bar: ``value``, ``low`` and ``high`` as text, and as percent of the width."""

    score: Score
    value: str
    interval: str
    width: float
    whisker: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Line:
    """A metric, or a type of question, with a cell for each column; None where it has no score."""

    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` name languages, or types of question."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task's numbers: every metric by language, one metric by type, and all of it by type."""

    name: str
    rows: int
    errors: int
    overview: Table
    headline: str
    by_type: Table
    details: dict[str, Table]


def task_views(report: Report) -> list[TaskView]:
    """The tasks of the report in the order in which they were run."""
    return [_view(report, task) for task in report.tasks]


def _view(report: Report, task: str) -> TaskView:
    those = [score for score in report.scores if score.task == task]
    known = {(score.lang, score.type, score.metric): score for score in those}
    langs = tuple(sorted({score.lang for score in those} - {ALL}, reverse=True))
    types = tuple(sorted({score.type for score in those} - {ALL}))
    metrics = [name for name in METRICS if (ALL, ALL, name) in known]
    widest: dict[str, float] = {}
    for score in those:
        scale = _scale(METRICS[score.metric])
        widest[scale] = max(score.high or score.value, widest.get(scale, 1.0))

    def line(name: str, keys: Sequence[tuple[str, str, str]]) -> Line:
        return Line(name, tuple(_cell(known.get(key), widest) for key in keys))

    headline = main_metric(task)
    # One language taken together with itself says the same again.
    columns = (*langs, ALL) if len(langs) > 1 else langs
    failures = known.get((ALL, ALL, "error_rate"))
    return TaskView(
        name=task,
        rows=sum(outcome.task == task for outcome in report.outcomes),
        errors=round(failures.value * failures.n) if failures else 0,
        overview=Table(
            columns,
            tuple(line(name, [(lang, ALL, name) for lang in columns]) for name in metrics),
        ),
        headline=headline,
        by_type=Table(
            langs,
            tuple(line(kind, [(lang, kind, headline) for lang in langs]) for kind in types),
        ),
        details={
            lang: Table(
                types,
                tuple(
                    line(name, [(lang, kind, name) for kind in types])
                    for name in metrics
                    if METRICS[name].by_type
                ),
            )
            for lang in langs
        },
    )


def _cell(score: Score | None, widest: Mapping[str, float]) -> Cell | None:
    """``widest`` is by `_scale` what fills a bar."""
    if score is None:
        return None
    metric = METRICS[score.metric]
    full = widest[_scale(metric)]

    def percent(value: float) -> float:
        return round(100 * min(max(value / full, 0.0), 1.0), 2)

    interval, whisker = "", None
    if score.low is not None and score.high is not None:
        interval = f"{_figure(score.low, metric)}–{_figure(score.high, metric)}"
        whisker = (percent(score.low), percent(score.high))
    value = _figure(score.value, metric) + (" s" if metric.unit == "ms" else "")
    return Cell(score, value, interval, percent(score.value), whisker)


def _scale(metric: Metric) -> str:
    """The name of the scale that a metric's bars share: times one, each sort of count its own."""
    return metric.name.partition("_")[0] if metric.unit == "count" else metric.unit


def _figure(value: float, metric: Metric) -> str:
    if metric.unit == "count":
        return f"{value:.0f}"
    return seconds(value) if metric.unit == "ms" else f"{value:.2f}"


def seconds(ms: float) -> str:
    """A time as seconds without their unit: two decimals below a second, one above."""
    return f"{ms / 1000:.{2 if ms < 1000 else 1}f}"

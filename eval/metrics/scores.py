"""Outcomes into scores: each metric per task, language and type of question."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.intervals import aggregate, bootstrap
from eval.outcome import Outcome

from .table import METRICS, Metric

ALL = "all"
_LANGUAGE = re.compile(r"-(?:zh|en)$")
_TURN = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` of a metric over the ``n`` rows of a task, language and type it applies to.

    ``lang`` and ``type`` are "all" where they are not told apart. ``low`` and ``high`` are the
    95% interval, None where one question alone gives none.
    """

    task: str
    lang: str
    type: str
    metric: str
    value: float
    low: float | None
    high: float | None
    n: int


def question_of(outcome: Outcome) -> str:
    """What the row is one version of, for the bootstrap: rows that share it are drawn together.

    A question in two languages (ids but for "-zh" or "-en"), or all turns of a conversation (ids
    but for their number).
    """
    row_id = outcome.row.id
    if outcome.task == "conversations":
        row_id = _TURN.sub("", row_id)
    return _LANGUAGE.sub("", row_id)


def scores(outcomes: Iterable[Outcome]) -> list[Score]:
    """Every score that applies to any of ``outcomes``: by task, language, type, then metric.

    A metric that applies to no row of a group has no score there.
    """
    by_task: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_task.setdefault(outcome.task, []).append(outcome)
    return [score for task, those in by_task.items() for score in _of_task(task, those)]


def _of_task(task: str, outcomes: Sequence[Outcome]) -> Iterator[Score]:
    values = {
        name: [metric.value(outcome) for outcome in outcomes] for name, metric in METRICS.items()
    }
    langs = [outcome.row.lang for outcome in outcomes]
    types = [outcome.row.type for outcome in outcomes]
    groups = [question_of(outcome) for outcome in outcomes]
    for lang in (ALL, *sorted(set(langs), reverse=True)):
        for kind in (ALL, *sorted(set(types))):
            places = [
                place
                for place in range(len(outcomes))
                if lang in (ALL, langs[place]) and kind in (ALL, types[place])
            ]
            for name, metric in METRICS.items():
                if kind != ALL and not metric.by_type:
                    continue
                known = [
                    (value, groups[place])
                    for place in places
                    if (value := values[name][place]) is not None
                ]
                if known:
                    yield _score((task, lang, kind), metric, known)


def _score(
    group: tuple[str, str, str], metric: Metric, known: Sequence[tuple[float, str]]
) -> Score:
    values, questions = zip(*known, strict=True)
    interval = bootstrap(values, questions, metric.aggregate)
    low, high = interval or (None, None)
    value = aggregate(values, metric.aggregate)
    return Score(*group, metric.name, value, low, high, len(values))

"""Two reports side by side: what got better, what got worse, and whether that can be chance.

Only rows that both runs have, word for word the same, and that failed in neither are compared.
Each metric's difference has a bootstrap interval with the same questions drawn for both runs;
metrics that are right or wrong row by row are also put to McNemar's exact test.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.intervals import aggregate, bootstrap_difference, mcnemar
from eval.metrics import METRICS, Metric, failed, question_of
from eval.metrics.answers import accuracy
from eval.metrics.errors import error_rate
from eval.outcome import Outcome
from eval.report import Report

ALL = "all"
_LEVEL = 0.05
Pair = tuple[Outcome, Outcome]
#: Failures are told by `Comparison.uncompared`: no pair holds one.
_COMPARED = tuple(metric for metric in METRICS.values() if metric.function is not error_rate)


@dataclass(frozen=True, slots=True)
class Change:
    """One metric in both runs, over the ``n`` shared rows it applies to in either.

    ``low`` and ``high`` are the 95% interval of ``after - before``. ``p`` is that of McNemar's
    test, None for metrics that are not right or wrong row by row; where there is one, it decides.
    """

    task: str
    lang: str
    metric: str
    before: float
    after: float
    low: float | None
    high: float | None
    p: float | None
    n: int

    @property
    def difference(self) -> float:
        return self.after - self.before

    @property
    def verdict(self) -> str:
        """ "better" or "worse" where chance is an unlikely reason, else ""."""
        if self.p is not None:
            likely = self.p >= _LEVEL
        else:
            likely = self.low is None or self.high is None or self.low <= 0 <= self.high
        if likely:
            return ""
        return (
            "better" if (self.difference > 0) == METRICS[self.metric].higher_is_better else "worse"
        )


@dataclass(frozen=True, slots=True)
class Flip:
    """A row that one run got right and the other wrong, with both outcomes."""

    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs compared. ``better`` and ``worse`` are the rows whose rightness flipped.

    ``uncompared`` says in words which rows were left out and how many; ``setup`` maps the name of
    each setting, model or prompt that differs to its two values.
    """

    rows: int
    changes: tuple[Change, ...]
    better: tuple[Flip, ...]
    worse: tuple[Flip, ...]
    uncompared: Mapping[str, int]
    setup: Mapping[str, tuple[Any, Any]]


def compare(before: Report, after: Report) -> Comparison:
    """What became of each score and row from the run ``before`` to the run ``after``."""
    pairs, uncompared = _pairs(before.outcomes, after.outcomes)
    flips = [
        (accuracy(then), Flip(then, now))
        for then, now in pairs
        if accuracy(then) is not None
        and accuracy(now) is not None
        and accuracy(then) != accuracy(now)
    ]
    return Comparison(
        rows=len(pairs),
        changes=tuple(_changes(pairs)),
        better=tuple(flip for right_before, flip in flips if not right_before),
        worse=tuple(flip for right_before, flip in flips if right_before),
        uncompared=uncompared,
        setup=_differing(before, after),
    )


def _pairs(
    before: Sequence[Outcome], after: Sequence[Outcome]
) -> tuple[list[Pair], dict[str, int]]:
    """The outcomes of the same row in both runs, and why others are in no pair."""
    earlier = {(outcome.task, outcome.row.id): outcome for outcome in before}
    later = {(outcome.task, outcome.row.id): outcome for outcome in after}
    pairs: list[Pair] = []
    uncompared = {
        "only in the first report": len(earlier.keys() - later.keys()),
        "only in the second report": len(later.keys() - earlier.keys()),
        "changed in the gold file": 0,
        "failed in the first report": 0,
        "failed in the second report": 0,
    }
    for key in (key for key in earlier if key in later):
        then, now = earlier[key], later[key]
        if not _same_row(then, now):
            uncompared["changed in the gold file"] += 1
        elif failed(then) or failed(now):
            uncompared["failed in the first report"] += failed(then)
            uncompared["failed in the second report"] += failed(now)
        else:
            pairs.append((then, now))
    return pairs, {reason: count for reason, count in uncompared.items() if count}


def _same_row(then: Outcome, now: Outcome) -> bool:
    """Whether the row asks the same. Its history may differ: it holds what each run answered."""
    known, given = asdict(then.row), asdict(now.row)
    return known | {"history": ()} == given | {"history": ()}


def _changes(pairs: Sequence[Pair]) -> list[Change]:
    changes = []
    for task in dict.fromkeys(then.task for then, _ in pairs):
        of_task = [pair for pair in pairs if pair[0].task == task]
        for lang in (ALL, *sorted({then.row.lang for then, _ in of_task}, reverse=True)):
            those = [pair for pair in of_task if lang in (ALL, pair[0].row.lang)]
            found = (_change(task, lang, metric, those) for metric in _COMPARED)
            changes += [change for change in found if change]
    return changes


def _change(task: str, lang: str, metric: Metric, pairs: Sequence[Pair]) -> Change | None:
    """The change of ``metric``, None where it does not apply to both runs."""
    values = [(metric.value(then), metric.value(now)) for then, now in pairs]
    applies = [place for place, (a, b) in enumerate(values) if a is not None or b is not None]
    before = [values[place][0] for place in applies]
    after = [values[place][1] for place in applies]
    known_before = [value for value in before if value is not None]
    known_after = [value for value in after if value is not None]
    if not known_before or not known_after:
        return None
    groups = [question_of(pairs[place][0]) for place in applies]
    low, high = bootstrap_difference(before, after, groups, metric.aggregate) or (None, None)
    p = None
    if metric.paired:
        p = mcnemar([value == 1 for value in before], [value == 1 for value in after]).p
    return Change(
        task,
        lang,
        metric.name,
        aggregate(known_before, metric.aggregate),
        aggregate(known_after, metric.aggregate),
        low,
        high,
        p,
        len(applies),
    )


def _differing(before: Report, after: Report) -> dict[str, tuple[Any, Any]]:
    """What of the two contexts differs."""
    earlier, later = before.context.flat(), after.context.flat()
    return {
        name: (earlier.get(name), later.get(name))
        for name in earlier | later
        if earlier.get(name) != later.get(name)
    }


def render(comparison: Comparison) -> str:
    """The comparison as plain text for a terminal, ending without a line break."""
    lines = [f"{comparison.rows} rows compared."]
    lines += [f"Not compared: {n} {why}." for why, n in comparison.uncompared.items()]
    if comparison.setup:
        lines += ["", "What differs in the set-up:"]
        lines += [
            f"  {name}: {_short(then)} -> {_short(now)}"
            for name, (then, now) in comparison.setup.items()
        ]
    for task, lang in _groups(comparison.changes):
        those = [each for each in comparison.changes if (each.task, each.lang) == (task, lang)]
        lines += ["", f"{task}, {'both languages' if lang == ALL else lang}:", _HEADING]
        lines += [_line(change) for change in those]
    lines += _flips("Rows that are right now and were wrong", comparison.better)
    lines += _flips("Rows that were right and are wrong now", comparison.worse)
    return "\n".join(lines)


def _groups(changes: Sequence[Change]) -> list[tuple[str, str]]:
    """Tasks and languages to show: "all" only where there are two languages to take together."""
    groups = dict.fromkeys((change.task, change.lang) for change in changes)
    several = {task for task, _ in groups if sum(task == other for other, _ in groups) > 2}
    return [(task, lang) for task, lang in groups if lang != ALL or task in several]


_HEADING = (
    f"  {'metric':<20} {'before':>8} {'after':>8} {'change':>8}  "
    f"{'95% interval':<18} {'p':>6} {'n':>4}"
)


def _line(change: Change) -> str:
    unit = METRICS[change.metric].unit
    interval = p = ""
    if change.low is not None and change.high is not None:
        interval = f"{_signed(change.low, unit)} to {_signed(change.high, unit)}"
    if change.p is not None:
        p = f"{change.p:.3f}"
    return (
        f"  {change.metric:<20} {_plain(change.before, unit):>8} {_plain(change.after, unit):>8} "
        f"{_signed(change.difference, unit):>8}  {interval:<18} {p:>6} {change.n:>4}  "
        f"{change.verdict}"
    ).rstrip()


def _plain(value: float, unit: str) -> str:
    if unit == "count":
        return f"{value:.0f}"
    return f"{value / 1000:.2f} s" if unit == "ms" else f"{value:.3f}"


def _signed(value: float, unit: str) -> str:
    if unit == "count":
        return f"{value:+.0f}"
    return f"{value / 1000:+.2f} s" if unit == "ms" else f"{value:+.3f}"


def _flips(title: str, flips: Sequence[Flip]) -> list[str]:
    lines = ["", f"{title}: {len(flips)}"]
    for flip in flips:
        row = flip.before.row
        lines.append(
            f"  {flip.before.task} {row.id} ({row.lang}, {row.type}): {_short(row.question)}"
        )
        for when, outcome in (("before", flip.before), ("after", flip.after)):
            assert outcome.answer is not None, "only answered rows flip"
            lines.append(f"    {when}: {outcome.answer.status}: {_short(outcome.answer.text)}")
    return lines


def _short(value: object, length: int = 160) -> str:
    """``value`` on one line, cut after ``length`` characters, without what steers a terminal."""
    text = "".join(char for char in " ".join(str(value).split()) if char.isprintable())
    return text if len(text) <= length else text[: length - 1] + "…"

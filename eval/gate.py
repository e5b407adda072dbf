"""Floors that no change may fall below."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from index.errors import BadInput
from index.weights.nearest import nearest

from .declared import read_declared
from .metrics import METRICS, Metric, Score
from .outcome import Outcome
from .prepare import Name

GATES = Path(__file__).parent / "gates.toml"

#: By task, language ("all" for both together) and metric.
Floors = Mapping[str, Mapping[str, Mapping[str, float]]]

_EXACTLY = ConfigDict(extra="forbid", frozen=True)
# Rows named for one floor: enough to see what they have in common.
_NAMED = 12


class Sample(BaseModel):
    """How many questions of each task are asked, and the seed that chooses them."""

    model_config = _EXACTLY
    seed: int = 0
    limit: dict[Name, Annotated[int, Field(ge=1)]]


class Gates(BaseModel):
    """A file of floors."""

    model_config = _EXACTLY
    sample: Sample
    floors: dict[str, dict[str, dict[str, float]]]


def read_gates(path: Path = GATES) -> Gates:
    """The floors in ``path``. Raises `BadInput`, in one line."""
    gates = read_declared(path, TypeAdapter(Gates))
    for _, _, name in _flat(gates.floors):
        if name not in METRICS:
            raise BadInput(f"{path}: there is no metric {name!r}: {nearest(name, METRICS)}")
    return gates


def below(scores: Sequence[Score], floors: Floors, outcomes: Sequence[Outcome] = ()) -> list[str]:
    """A line for each floor that is not held, with the rows of ``outcomes`` that caused it.

    A floor without a score is not held either: a gate that measures nothing would let all pass.
    Only scores over all types of question count.
    """
    known = {
        (score.task, score.lang, score.metric): score for score in scores if score.type == "all"
    }
    found = []
    for (task, lang, name), floor in _flat(floors).items():
        metric, score = METRICS[name], known.get((task, lang, name))
        if score is None:
            found.append(f"{task} {lang} {name} was not measured, and its floor is {floor:g}")
        elif _fails(score.value, floor, metric):
            word = "below its floor" if metric.higher_is_better else "above its ceiling"
            rows = [
                outcome
                for outcome in outcomes
                if outcome.task == task and lang in ("all", outcome.row.lang)
            ]
            found.append(
                f"{task} {lang} {name} is {score.value:.3f} over {score.n} rows, {word} of "
                f"{floor:g}{_causes(rows, metric)}"
            )
    return found


def _flat(floors: Floors) -> dict[tuple[str, str, str], float]:
    return {
        (task, lang, name): floor
        for task, langs in floors.items()
        for lang, metrics in langs.items()
        for name, floor in metrics.items()
    }


def _fails(value: float, floor: float, metric: Metric) -> bool:
    return value < floor if metric.higher_is_better else value > floor


def _causes(outcomes: Sequence[Outcome], metric: Metric) -> str:
    """The worst rows by ``metric``, those that are as good as can be left out."""
    best = 1.0 if metric.higher_is_better else 0.0
    sign = 1 if metric.higher_is_better else -1
    values = [
        (sign * value, outcome.row.id)
        for outcome in outcomes
        if (value := metric.value(outcome)) is not None and value != best
    ]
    ids = [id for _, id in sorted(values)]
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f": {', '.join(ids[:_NAMED])}{more}" if ids else ""

import pytest

from assistant.models.calls import Call
from eval.metrics import METRICS
from eval.outcome import Outcome
from tests.eval.made import STORES, abstention, answer, outcome, row, span

RIGHT = answer(("It has 352 stores.", [1]), cited=[STORES])
UNSAID = row("u-en", answerable=False)
MADE = [
    outcome(reply=RIGHT, evidence_ms=5.0, calls=(Call("answer", 20, 180, 9),)),
    outcome(reply=abstention()),
    outcome(UNSAID, RIGHT),
    outcome(UNSAID, abstention()),
    outcome(row(facts=(("352",), ("19",))), RIGHT),
    outcome(task="retrieval", retrieved=(span(STORES),), evidence_ms=5.0),
    outcome(UNSAID, task="retrieval"),
]


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_has_a_name_a_definition_and_applies_somewhere(name: str) -> None:
    metric = METRICS[name]
    assert metric.name == name
    values = [value for each in MADE if (value := metric.value(each)) is not None]
    assert values
    if metric.unit == "share":
        assert all(0 <= value <= 1 for value in values)
    if metric.paired:
        assert set(values) <= {0, 1}


@pytest.mark.parametrize("task", ["retrieval", "answers"])
def test_a_row_that_failed_counts_in_no_metric_but_that_of_failures(task: str) -> None:
    broken = [
        outcome(task=task, error="It failed.", retrieved=(span(STORES),), evidence_ms=5.0),
        outcome(reply=answer(("352.", [1]), cited=[STORES], status="error"), task=task),
    ]
    for each in broken:
        values = {name: metric.value(each) for name, metric in METRICS.items()}
        assert {name for name, value in values.items() if value is not None} == {"error_rate"}
        assert values["error_rate"] == 1


def test_a_metric_is_not_asked_of_a_task_it_is_not_for() -> None:
    asked: Outcome = outcome(reply=RIGHT)
    assert METRICS["recall@5"].value(asked) is None, "nothing was retrieved for it to judge"
    assert METRICS["accuracy"].value(asked) == 1

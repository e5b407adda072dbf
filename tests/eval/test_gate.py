from dataclasses import replace
from pathlib import Path

import pytest

from eval.gate import below, read_gates
from eval.metrics import METRICS, Score, scores
from eval.prepare import NAMES
from index.errors import BadInput
from tests.eval.made import STORES, abstention, answer, outcome, row

RIGHT = answer(("There are 352 stores.", [1]), cited=[STORES])


def _score(metric: str, value: float, lang: str = "en", kind: str = "all") -> Score:
    return Score("answers", lang, kind, metric, value, None, None, 10)


def test_a_floor_that_is_held_says_nothing() -> None:
    floors = {"answers": {"en": {"accuracy": 0.5, "error_rate": 0.1}}}
    assert below([_score("accuracy", 0.5), _score("error_rate", 0.1)], floors) == []


def test_each_failure_is_a_line() -> None:
    floors = {"answers": {"en": {"accuracy": 0.5, "error_rate": 0.1}, "zh": {"accuracy": 0.5}}}
    known = [
        _score("accuracy", 0.4),
        _score("error_rate", 0.2),
        _score("accuracy", 0.9, kind="fact"),
        _score("accuracy", 0.9, lang="all"),
    ]
    assert below(known, floors) == [
        "answers en accuracy is 0.400 over 10 rows, below its floor of 0.5",
        "answers en error_rate is 0.200 over 10 rows, above its ceiling of 0.1",
        "answers zh accuracy was not measured, and its floor is 0.5",
    ]


def test_the_rows_that_caused_it_are_named_the_worst_first() -> None:
    outcomes = [
        outcome(row(id="right"), RIGHT),
        outcome(row(id="refused"), abstention()),
        outcome(row(id="half", facts=(("352",), ("31",))), RIGHT),
        outcome(row(id="chinese", lang="zh"), abstention()),
        outcome(row(id="failed"), None, error="down"),
    ]
    [line] = below(scores(outcomes), {"answers": {"en": {"accuracy": 0.9}}}, outcomes)
    assert line.endswith("0.333 over 3 rows, below its floor of 0.9: half, refused")
    [line] = below(scores(outcomes), {"answers": {"all": {"false_refusals": 0.0}}}, outcomes)
    assert line.endswith(": chinese, refused")
    timed = [
        outcome(row(id=f"row-{ms}"), replace(RIGHT, timings=replace(RIGHT.timings, total_ms=ms)))
        for ms in (1000, 9000, 5000)
    ]
    [line] = below(scores(timed), {"answers": {"en": {"end_ms_p95": 2000}}}, timed)
    assert line.endswith("above its ceiling of 2000: row-9000, row-5000, row-1000")


def test_our_floors_are_of_metrics_that_their_tasks_have() -> None:
    gates = read_gates()
    assert gates.sample.limit and set(gates.sample.limit) <= set(NAMES)
    for task, langs in gates.floors.items():
        assert task in gates.sample.limit, f"{task} has floors but is not measured"
        for lang, metrics in langs.items():
            assert lang in ("zh", "en", "all")
            for name, floor in metrics.items():
                assert task in METRICS[name].tasks, f"{name} does not apply to {task}"
                assert METRICS[name].unit != "share" or 0 <= floor <= 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[sample", "not TOML"),
        ("[sample]\nseed = 1\n[floors]\n", "sample.limit"),
        ("[sample.limit]\nanswers = 0\n[floors]\n", "sample.limit.answers"),
        ("[sample.limit]\npoems = 1\n[floors]\n", "poems"),
        ("[sample.limit]\n[floors.answers.en]\nacuracy = 1\n", "did you mean 'accuracy'?"),
        ("[sample.limit]\n[floors.answers.en]\naccuracy = 'much'\n", "floors.answers.en.accuracy"),
        ("[sample.limit]\n[floors]\n[more]\n", "more"),
    ],
)
def test_a_file_of_floors_that_cannot_be_used_is_one_line(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "gates.toml"
    path.write_text(text)
    with pytest.raises(BadInput, match=r"gates\.toml") as caught:
        read_gates(path)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_a_file_of_floors_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.toml cannot be read"):
        read_gates(tmp_path / "none.toml")

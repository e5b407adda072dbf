import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from eval.outcome import Outcome
from eval.report import Context
from eval.rows import Row
from eval.run import Run
from tests.eval.lamps import BEAM, TIDES, WALL
from tests.eval.made import abstention

CONTEXT = Context({"model": "m", "asked": {}}, {"m": "1"}, {"zh/read": "2"}, "index", "git", {})


@dataclass
class Counting:
    """A task of three rows that remembers which were asked, and fails or stops where told to."""

    asked: list[str] = field(default_factory=list)
    rows: tuple[Row, ...] = (BEAM, TIDES, WALL)
    name: str = "answers"
    options: Mapping[str, Any] = field(default_factory=dict)
    failing: str = ""
    stopping: str = ""

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        for row in self.rows:
            if row.id in known:
                continue
            if row.id == self.stopping:
                raise KeyboardInterrupt
            self.asked.append(row.id)
            if row.id == self.failing:
                yield Outcome(self.name, row, (), error="down")
            else:
                yield Outcome(self.name, row, (), answer=abstention())


def _interrupted(folder: Path) -> Path:
    """The file of a run that was stopped before its third row."""
    run = Run(Counting(stopping="wall-en"), CONTEXT, folder)
    with pytest.raises(KeyboardInterrupt):
        list(run.outcomes())
    return run.path


def test_a_run_gives_every_row_in_order_and_leaves_nothing(tmp_path: Path) -> None:
    run = Run(Counting(), CONTEXT, tmp_path / "eval")
    given = list(run.outcomes())
    assert given == run.whole()
    assert [outcome.row.id for outcome in given] == ["beam-en", "tides-en", "wall-en"]
    assert run.path.exists()
    run.finish()
    assert list((tmp_path / "eval").iterdir()) == []


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    _interrupted(tmp_path)
    task = Counting()
    run = Run(task, CONTEXT, tmp_path)
    assert list(run.known) == ["beam-en", "tides-en"]
    assert [outcome.row.id for outcome in run.outcomes()] == ["wall-en"]
    assert task.asked == ["wall-en"]
    assert [outcome.row.id for outcome in run.whole()] == ["beam-en", "tides-en", "wall-en"]


@pytest.mark.parametrize("rest", [b'{"task": "ans', b"\xe5\xb0", b'{"task": 1}'])
def test_a_line_that_was_cut_short_is_taken_off(tmp_path: Path, rest: bytes) -> None:
    path = _interrupted(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole + rest)
    assert list(Run(Counting(), CONTEXT, tmp_path).known) == ["beam-en", "tides-en"]
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "content", [b"\x00\n", b'{"schema": 0}\n', b"[]\n", b'{"a": 1}\n{"b": 2}\n']
)
def test_what_another_version_wrote_is_started_anew(tmp_path: Path, content: bytes) -> None:
    path = _interrupted(tmp_path)
    path.write_bytes(content)
    run = Run(Counting(), CONTEXT, tmp_path)
    assert run.known == {}
    list(run.outcomes())
    head, *rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert head == {"schema": 1, "kind": "deepsea-eval-partial"} and len(rows) == 3


def test_a_row_that_met_an_error_is_asked_again(tmp_path: Path) -> None:
    run = Run(Counting(failing="tides-en"), CONTEXT, tmp_path)
    assert [outcome.error for outcome in run.outcomes()] == [None, "down", None]
    run.finish()
    task = Counting()
    again = Run(task, CONTEXT, tmp_path)
    assert len(again.known) == 2
    list(again.outcomes())
    assert task.asked == ["tides-en"]
    assert all(outcome.error is None for outcome in again.whole())
    again.finish()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "context",
    [
        replace(CONTEXT, settings={"model": "other", "asked": {}}),
        replace(CONTEXT, models={"m": "2"}),
        replace(CONTEXT, prompts={"zh/read": "3"}),
        replace(CONTEXT, index="other"),
    ],
)
def test_another_set_up_starts_anew(tmp_path: Path, context: Context) -> None:
    _interrupted(tmp_path)
    assert Run(Counting(), context, tmp_path).known == {}


@pytest.mark.parametrize(
    "task",
    [
        Counting(name="texts"),
        Counting(options={"legs": ["dense"]}),
        Counting(rows=(BEAM, TIDES)),
        Counting(rows=(BEAM, TIDES, replace(WALL, facts=(("wall",),)))),
    ],
)
def test_another_task_or_row_starts_anew(tmp_path: Path, task: Counting) -> None:
    _interrupted(tmp_path)
    assert Run(task, CONTEXT, tmp_path).known == {}


def test_a_changed_program_starts_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _interrupted(tmp_path)
    monkeypatch.setattr("eval.run.code_digest", lambda: "other")
    assert Run(Counting(), CONTEXT, tmp_path).known == {}


def test_asking_otherwise_for_the_same_rows_goes_on(tmp_path: Path) -> None:
    _interrupted(tmp_path)
    asked = replace(CONTEXT, settings={"model": "m", "asked": {"answers": {"split": "dev"}}})
    assert len(Run(Counting(), asked, tmp_path).known) == 2


def test_old_runs_are_forgotten(tmp_path: Path) -> None:
    path = _interrupted(tmp_path)
    month = time.time() - 31 * 24 * 3600
    os.utime(path, (month, month))
    assert Run(Counting(), CONTEXT, tmp_path).known == {}
    assert not path.exists()

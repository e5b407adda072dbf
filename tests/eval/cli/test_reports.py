import json
from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Deepsea
from tests.eval.lamps import PLAIN, TIDES, WALL, given, write_lines


@pytest.fixture
def report(stocked: Deepsea) -> Path:
    """The report of a run in which one row of three is wrong."""
    gold = write_lines(stocked.folder / "gold.jsonl", given(PLAIN), given(TIDES), given(WALL))
    path = stocked.folder / "a.json"
    run = stocked("eval", "answers", "--gold", gold, "--doc", "lamps", "--report", path)
    assert run.code == 0, run
    return path


def _floors(folder: Path, accuracy: float) -> Path:
    path = folder / "floors.toml"
    path.write_text(f"[sample.limit]\nanswers = 5\n[floors.answers.en]\naccuracy = {accuracy}\n")
    return path


def test_a_report_is_held_to_floors(stocked: Deepsea, report: Path) -> None:
    run = stocked("eval", "gate", report, "--floors", _floors(stocked.folder, 0.6))
    assert (run.code, run.err) == (0, "deepsea: every floor is held\n")
    run = stocked("eval", "gate", report, "--floors", _floors(stocked.folder, 0.9))
    assert run.fault == (
        "answers en accuracy is 0.667 over 3 rows, below its floor of 0.9: wall-en"
    )


def test_two_reports_are_compared(stocked: Deepsea, report: Path) -> None:
    better = json.loads(report.read_text("utf-8"))
    [wall] = [row for row in better["rows"] if row["row"]["id"] == "wall-en"]
    wall["answer"]["status"] = "abstained"
    other = stocked.folder / "b.json"
    other.write_text(json.dumps(better))
    run = stocked("eval", "compare", report, other)
    assert (run.code, run.err) == (0, "")
    assert "3 rows compared" in run.out and "wall-en" in run.out


def test_what_is_no_report_is_one_line(stocked: Deepsea) -> None:
    (stocked.folder / "a.json").write_text("{}")
    assert "a.json" in stocked("eval", "gate", "a.json").fault
    assert "none.json" in stocked("eval", "compare", "none.json", "a.json").fault


def test_answers_are_drawn_at_random(stocked: Deepsea, report: Path) -> None:
    page = stocked("eval", "drawn", report, "--n", "3").out
    assert page.count("\n## ") == 3
    assert page.count("*Right; ") == 2 and page.count("*Wrong; ") == 1
    [wall] = [part for part in page.split("\n## ") if "*Wrong; " in part]
    assert "(lamps " in wall  # where the quotes stand
    assert stocked("eval", "drawn", report, "--n", "1", "--seed", "4").out.count("\n## ") == 1


def test_answers_of_an_article_that_is_not_kept_are_drawn_too(
    stocked: Deepsea, report: Path
) -> None:
    assert stocked("index", "remove", "lamps").code == 0
    run = stocked("eval", "drawn", report, "--n", "3")
    assert (run.code, run.err) == (0, "")
    assert "— lamps (lamps " in run.out

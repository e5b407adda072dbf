"""What needs a chat model, with one that is a server on this machine."""

import json
from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Deepsea
from tests.eval.lamps import PLAIN, WALL, given, write_lines


@pytest.fixture
def gold(stocked: Deepsea) -> Path:
    return write_lines(stocked.folder / "gold.jsonl", given(PLAIN), given(WALL))


def test_the_tutorial_chain_is_compared_with_ours(
    stocked: Deepsea, served: dict[str, str], gold: Path
) -> None:
    asked = ("--gold", gold, "--doc", "lamps")
    run = stocked("eval", "baseline", *asked, "--report", "tutorial.json", **served)
    assert run.code == 0, run
    report = json.loads((stocked.folder / "tutorial.json").read_text("utf-8"))
    beam, wall = report["rows"]
    assert beam["answer"]["text"] == "It reaches 19 miles." and beam["answer"]["citations"] == []
    assert beam["retrieved"] and wall["answer"]["status"] == "answered"
    run = stocked("eval", "answers", *asked, "--report", "ours.json", **served)
    assert run.code == 0, run
    run = stocked("eval", "compare", "tutorial.json", "ours.json")
    assert run.code == 0 and "2 rows compared" in run.out
    assert "asked" in run.out


def test_a_judge_says_how_far_it_agrees_with_the_facts(
    stocked: Deepsea, served: dict[str, str], gold: Path
) -> None:
    command = ("eval", "baseline", "--gold", gold, "--doc", "lamps", "--report", "a.json")
    run = stocked(*command, "--judge", "openai:test", **served)
    assert run.code == 0, run
    last = run.out.splitlines()[-1]
    assert last == "judge of answers, English: agrees with the facts on 0.50 of 2, kappa 0.00"
    assert "judge answers wall-en: right, wrong by the facts: Unsure." in run.err
    lines = (stocked.folder / "a.judge.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["grade"] for line in lines] == ["right", "right"]


def test_rows_are_drafted_that_hold(stocked: Deepsea, served: dict[str, str]) -> None:
    run = stocked("eval", "draft", "lamps", "--n", "5", **served)
    assert run.code == 0, run
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert [row["evidence"] for row in rows] == [
        ["Its beam reaches 19 miles."],
        ["Spring tides rise by 5.4 metres."],
    ]
    assert "for 2 questions only" in run.err
    (stocked.folder / "draft.jsonl").write_text(run.out)
    assert stocked("eval", "check", "draft.jsonl", "--doc", "lamps").code == 0


def test_the_second_reader_is_held_to_near_misses(stocked: Deepsea, served: dict[str, str]) -> None:
    run = stocked("eval", "near-misses", "--limit", "2", "--lang", "en", **served)
    assert run.code == 0, run
    assert [line.split()[0] for line in run.out.splitlines()] == ["English", "English"]
    run = stocked("eval", "near-misses", DEEPSEA_MODEL="none")
    assert run.code != 0 and "needs a chat model" in run.err


def test_a_probe_is_fitted_to_a_model_that_is_pinned(
    stocked: Deepsea, served: dict[str, str]
) -> None:
    asked = ("eval", "probe", "--out", "probe.json", "--states", "states.npz")
    for settings in (served, {"DEEPSEA_MODEL": "none"}):
        run = stocked(*asked, **settings)
        assert run.fault.startswith("A probe is fitted to one of the models of")

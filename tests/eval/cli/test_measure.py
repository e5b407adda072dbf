import json
import signal
import time
from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Deepsea
from tests.eval.lamps import BEAM, PLAIN, TIDES, WALL, given, write_lines

COMMANDS = [
    *("retrieval", "answers", "conversations", "attacks", "texts", "all"),
    *("baseline", "check", "draft", "compare", "gate", "drawn", "probe"),
]


@pytest.fixture
def gold(stocked: Deepsea) -> Path:
    return write_lines(stocked.folder / "gold.jsonl", given(PLAIN), given(TIDES), given(WALL))


def test_alone_it_shows_its_help(deepsea: Deepsea) -> None:
    run = deepsea("eval", DEEPSEA_MODEL="nonsense")
    assert "Examples:" in run.out + run.err
    assert all(command in run.out + run.err for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_examples_and_needs_no_settings(
    deepsea: Deepsea, command: str
) -> None:
    run = deepsea("eval", command, "--help", DEEPSEA_MODEL="nonsense")
    assert (run.code, run.err) == (0, "")
    assert f"deepsea eval {command}" in run.out.split("Usage:", 1)[1]
    assert "Example" in run.out


def test_answers_are_scored_by_language_and_wrong_rows_named(stocked: Deepsea, gold: Path) -> None:
    run = stocked("eval", "answers", "--gold", gold, "--doc", "lamps", "--report", "runs/a.json")
    assert run.code == 0, run
    table = run.out.splitlines()
    assert table[0].split() == ["answers", "English"]
    accuracy = next(line for line in table if line.startswith("  accuracy"))
    assert accuracy.split()[1] == "0.67" and accuracy.split()[-1] == "3"
    assert any(line.startswith("accuracy by type") for line in table)
    # Without a chat model nothing is refused.
    [wrong] = [line for line in run.err.splitlines() if "wall-en" in line]
    assert "answers wall-en: invented" in wrong
    report = json.loads((stocked.folder / "runs" / "a.json").read_text("utf-8"))
    assert report["tasks"] == ["answers"] and len(report["rows"]) == 3
    assert report["settings"]["model"] == "none"
    assert report["settings"]["asked"]["answers"]["doc_ids"] == ["lamps"]
    page = (stocked.folder / "runs" / "a.html").read_text("utf-8")
    assert PLAIN.question in page
    assert list((stocked.home / "eval").iterdir()) == []


def test_retrieval_takes_its_levers(stocked: Deepsea, gold: Path) -> None:
    run = stocked(
        *("eval", "retrieval", "--gold", gold, "--legs", "lexical", "--no-translation"),
        *("--report", "r.json"),
    )
    assert run.code == 0, run
    assert run.out.splitlines()[0].split() == ["retrieval", "English"]
    assert "recall@5" in run.out and "accuracy" not in run.out
    asked = json.loads((stocked.folder / "r.json").read_text("utf-8"))["settings"]["asked"]
    assert asked["retrieval"]["legs"] == ["lexical"] and asked["retrieval"]["translate"] is False


def test_nothing_is_half_run_when_a_row_is_wrong(stocked: Deepsea) -> None:
    bad = given(TIDES, evidence=["Spring tides rise by 9 metres."])
    write_lines(stocked.folder / "gold.jsonl", given(BEAM), bad)
    run = stocked("eval", "answers", "--gold", "gold.jsonl", "--report", "a.json")
    assert run.fault.startswith("gold.jsonl:2: the evidence 'Spring tides rise by 9 metres.'")
    assert run.out == "" and not (stocked.folder / "a.json").exists()
    assert not (stocked.home / "eval").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--doc", "moon"], "no article 'moon'"),
        (["--lang", "zh"], "No row is left to ask"),
        (["--model", "nonsense"], "there is no chat model 'nonsense'"),
        (["--model", "local:qwen2.5-coder-1.5b"], "not"),
    ],
)
def test_what_cannot_be_asked_is_one_line(
    stocked: Deepsea, gold: Path, options: list[str], said: str
) -> None:
    run = stocked("eval", "answers", "--gold", gold, *options)
    assert run.code == 1 and said in run.err.splitlines()[-1]
    assert run.err.splitlines()[-1].startswith("deepsea: ") and run.out == ""


@pytest.mark.parametrize(
    "options", [["all", "--gold", "gold.jsonl"], ["answers", "--report", "a.html"]]
)
def test_options_that_make_no_sense_are_bad_usage(stocked: Deepsea, options: list[str]) -> None:
    assert stocked("eval", *options).code == 2


def test_after_ctrl_c_the_same_command_goes_on_where_it_stopped(stocked: Deepsea) -> None:
    rows = [
        given(BEAM, id=f"row-{n}", question=f"How far does lamp {n} reach?") for n in range(300)
    ]
    gold = write_lines(stocked.folder / "gold.jsonl", *rows)
    command = ("eval", "answers", "--gold", gold, "--doc", "lamps")
    process = stocked.fork(*command)
    deadline = time.monotonic() + 120
    kept: list[Path] = []
    while time.monotonic() < deadline:
        kept = list((stocked.home / "eval").glob("answers-*.jsonl"))
        if kept and kept[0].read_bytes().count(b"\n") > 20:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert "stopped; what was answered is kept, the same command goes on" in err.decode()
    before = kept[0].read_bytes()
    count = before.count(b"\n") - 1
    assert 20 <= count < 300 and before.endswith(b"\n")
    run = stocked(*command)
    assert run.code == 0
    assert f"answers: {count} of 300 rows were done before" in run.err
    assert run.out.splitlines()[1].split()[-1] == "300"


def test_a_row_that_met_an_error_fails_the_run_and_is_asked_again(stocked: Deepsea) -> None:
    rows = (given(PLAIN), given(TIDES, question="?!"))
    gold = write_lines(stocked.folder / "gold.jsonl", *rows)
    for count in (0, 1):
        run = stocked("eval", "answers", "--gold", gold, "--doc", "lamps")
        assert run.code == 1
        assert ("1 of 2 rows were done before" in run.err) == bool(count)
        assert "answers tides-en: error The question is empty" in run.err
        assert "1 of 2 rows met an error; the same command asks them again" in run.err
        assert "error_rate" in run.out


def test_a_broken_citation_fails_the_run(stocked: Deepsea) -> None:
    """Only what an interrupted run has left can have one: quotes are cut out by code."""
    rows = (given(PLAIN), given(TIDES, question="?!"))
    gold = write_lines(stocked.folder / "gold.jsonl", *rows)
    command = ("eval", "answers", "--gold", gold, "--doc", "lamps")
    stocked(*command)
    [kept] = (stocked.home / "eval").iterdir()
    head, good, failed = map(json.loads, kept.read_text("utf-8").splitlines())
    mended = {**failed, "error": None, "answer": good["answer"]}
    broken = {**good, "faults": ["marker 1 is not verbatim"]}
    write_lines(kept, head, broken, mended)
    run = stocked(*command)
    assert run.code == 1
    assert "2 of 2 rows were done before" in run.err
    assert "answers beam-en: fault marker 1 is not verbatim" in run.err


def test_everything_that_is_built_in_can_be_run(deepsea: Deepsea) -> None:
    run = deepsea("eval", "all", "--limit", "2", "--report", "all.json")
    tables = run.out.split("\n\n")
    tasks = ["retrieval", "answers", "conversations", "attacks", "texts"]
    assert [table.split()[0] for table in tables if table.split()[1] != "by"] == tasks
    report = json.loads((deepsea.folder / "all.json").read_text("utf-8"))
    assert report["tasks"] == tasks and not any(row["error"] for row in report["rows"])
    assert list((deepsea.home / "eval").iterdir()) == []
    floors = deepsea.folder / "floors.toml"
    floors.write_text(
        "[sample.limit]\nanswers = 3\nretrieval = 2\n"
        "[floors.answers.all]\ncitation_validity = 1\nrefusal_recall = 1\n"
    )
    run = deepsea("eval", "gate", "--floors", floors)
    assert run.code == 1
    assert "answers all refusal_recall is 0.000 over" in run.err.splitlines()[-1]
    assert "citation_validity" in run.out


def test_the_tutorial_chain_needs_a_chat_model(stocked: Deepsea, gold: Path) -> None:
    run = stocked("eval", "baseline", "--gold", gold)
    assert run.code == 1 and "needs a chat model" in run.err


def test_a_judge_is_named_before_anything_runs(stocked: Deepsea, gold: Path) -> None:
    command = ("eval", "answers", "--gold", gold, "--doc", "lamps", "--judge")
    run = stocked(*command, "nonsense")
    assert "there is no chat model 'nonsense'" in run.fault
    run = stocked(*command, "none")
    assert "name another" in run.err.splitlines()[-1] and "accuracy" in run.out

import json
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Deepsea


def write_rows(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def answers(stocked: Deepsea) -> list[dict[str, object]]:
    return [json.loads(line) for line in (stocked.folder / "out.jsonl").open(encoding="utf-8")]


def test_a_file_of_questions_is_answered_and_a_failed_row_is_recorded(stocked: Deepsea) -> None:
    write_rows(
        stocked.folder / "in.jsonl",
        [
            {"id": "gold", "lang": "en", "question": "How far does the beam reach?", "facts": [[]]},
            {"id": "blank", "question": " "},
            {"id": 3, "question": "它能照多远？", "history": [["灯是什么样的？", "黄昏时点亮。"]]},
        ],
    )
    run = stocked("ask", "--jsonl", "in.jsonl", "--out", "out.jsonl")
    assert (run.code, run.out) == (1, "")
    assert "1 of 3 questions met an error" in run.err
    assert "3/3" in run.err
    found = answers(stocked)
    assert [(row["id"], row["status"]) for row in found] == [
        ("gold", "answered"),
        ("blank", "error"),
        ("3", "answered"),
    ]
    assert "question is empty" in str(found[1]["answer"])
    assert len({tuple(row) for row in found}) == 1
    # What is answered already is not asked again.
    again = stocked("ask", "--jsonl", "in.jsonl", "--out", "out.jsonl")
    assert (again.code, again.out) == (0, "")
    assert "holds 3 of 3 answers already" in again.err
    assert answers(stocked) == found


def test_nothing_is_asked_when_a_line_is_malformed(stocked: Deepsea) -> None:
    (stocked.folder / "in.jsonl").write_text('{"id": "1", "question": "?"}\n{"id": "2"}\n')
    run = stocked("ask", "--jsonl", "in.jsonl", "--out", "out.jsonl")
    assert run.fault.startswith("in.jsonl:2 is not a question (question: Field required)")
    assert not (stocked.folder / "out.jsonl").exists()


def test_the_questions_are_never_written_over(stocked: Deepsea) -> None:
    write_rows(stocked.folder / "in.jsonl", [{"id": "1", "question": "How far?"}])
    before = (stocked.folder / "in.jsonl").read_bytes()
    run = stocked("ask", "--jsonl", "in.jsonl", "--out", "./in.jsonl")
    assert "holds the questions" in run.fault
    assert (stocked.folder / "in.jsonl").read_bytes() == before


def test_a_full_disk_is_one_line(stocked: Deepsea) -> None:
    write_rows(stocked.folder / "in.jsonl", [{"id": "1", "question": "How far?"}])
    run = stocked("ask", "--jsonl", "in.jsonl", "--out", "/dev/full")
    assert run.code == 1
    assert "/dev/full cannot be written (No space left on device)" in run.err.splitlines()[-1]


def test_after_ctrl_c_the_same_command_goes_on_where_it_stopped(stocked: Deepsea) -> None:
    rows: list[dict[str, object]] = [
        {"id": str(n), "question": f"How far does lamp {n} reach?"} for n in range(1500)
    ]
    write_rows(stocked.folder / "in.jsonl", rows)
    out = stocked.folder / "out.jsonl"
    command = ("ask", "--jsonl", "in.jsonl", "--out", "out.jsonl")
    process = stocked.fork(*command)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and (not out.exists() or out.read_bytes().count(b"\n") < 20):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    last = err.decode().splitlines()[-1]
    assert last.endswith(
        "stopped; the answers so far are in out.jsonl, the same command goes on from there"
    )
    kept = out.read_bytes()
    count = kept.count(b"\n")
    assert 20 <= count < 1500
    assert kept.endswith(b"\n")
    # The rest, but for all save a few, is left out to spare time.
    write_rows(stocked.folder / "in.jsonl", rows[: count + 5])
    out.write_bytes(kept + b'{"id": "9999", "quest')
    run = stocked(*command)
    assert run.code == 0
    assert f"holds {count} of {count + 5} answers already" in run.err
    assert out.read_bytes().startswith(kept)
    assert [row["id"] for row in answers(stocked)] == [str(n) for n in range(count + 5)]


@pytest.mark.models
def test_the_real_models_answer_a_file(deepsea: Deepsea, indexed_home: Path) -> None:
    from assistant.settings import load_settings
    from index.weights.catalogue import EMBEDDER

    shutil.copytree(indexed_home, deepsea.home)
    write_rows(
        deepsea.folder / "in.jsonl",
        [
            {"id": "zh", "question": "SU7的风阻系数是多少？"},
            {"id": "en", "question": "What is the SU7's drag coefficient?"},
        ],
    )
    run = deepsea(
        *("ask", "--jsonl", "in.jsonl", "--out", "out.jsonl"),
        DEEPSEA_CACHE=str(load_settings().cache),
        DEEPSEA_EMBEDDER=EMBEDDER.name,
    )
    assert run.code == 0, run
    text = deepsea("source", "xiaomi-deep-sea", "--text").out
    for row in answers(deepsea):
        assert any("0.195" in citation["quote"] for citation in row["citations"])  # type: ignore[attr-defined]
        for citation in row["citations"]:  # type: ignore[attr-defined]
            assert text[citation["start"] : citation["end"]] == citation["quote"]

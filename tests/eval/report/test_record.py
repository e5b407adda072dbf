import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from eval.report import make_report, read_report, write_report
from index.errors import BadInput, StoreError
from tests.eval.made import outcome, row
from tests.eval.report.sample import CONTEXT, sample_outcomes


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.json"
    written = write_report(path, sample_outcomes(), CONTEXT)
    assert read_report(path) == written
    assert list(path.parent.iterdir()) == [path]


def test_the_file_is_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_report(path, sample_outcomes(), CONTEXT)
    given = json.loads(path.read_text(encoding="utf-8"))
    names = "schema kind created tasks settings models prompts index git machine scores rows"
    assert " ".join(given) == names
    assert (given["schema"], given["kind"]) == (1, "deepsea-eval")
    assert given["tasks"] == ["answers", "conversations", "retrieval"]
    assert datetime.fromisoformat(given["created"]).tzinfo is not None
    assert " ".join(given["scores"][0]) == "task lang type metric value low high n"
    assert [each["row"]["id"] for each in given["rows"]][:2] == ["right-en", "wrong-zh"]
    assert "谁造的船" in path.read_text(encoding="utf-8"), "Chinese is written as it is"


def test_a_failed_write_leaves_the_old_report(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_report(path, sample_outcomes(), CONTEXT)
    before = path.read_bytes()
    broken = outcome(row(), evidence_ms=float("nan"))
    with pytest.raises(ValueError):
        write_report(path, [broken], CONTEXT)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as raised:
        write_report(tmp_path / "file" / "report.json", [], CONTEXT)
    assert "\n" not in str(raised.value)


def _changed(**changes: Any) -> str:
    return json.dumps(make_report(sample_outcomes(), CONTEXT).as_json() | changes)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "is not a report"),
        ("[]", "is no report of deepsea eval"),
        ('{"kind": "other"}', "is no report of deepsea eval"),
        (_changed(schema=2), "has schema 2, this version reads 1"),
        (_changed(rows=[{"row": 1}]), "is damaged"),
        (_changed(rows=None), "is damaged"),
        (_changed(created="yesterday"), "is damaged"),
        (_changed(scores=[{"task": "answers"}]), "is damaged"),
        ('{"kind": "deepsea-eval", "schema": 1}', "is damaged"),
    ],
)
def test_what_is_no_report_is_named_in_one_line(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=f"report.json {what}") as raised:
        read_report(path)
    assert "\n" not in str(raised.value)


def test_a_missing_or_binary_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_report(tmp_path / "none.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="is not a report"):
        read_report(tmp_path / "bytes.json")


def test_the_context_has_a_name_for_every_value() -> None:
    flat = CONTEXT.flat()
    assert flat["settings.retrieval.chunks"] == 8
    assert flat["models.chat"] == "a" * 64 and flat["git"] == "abc1234"

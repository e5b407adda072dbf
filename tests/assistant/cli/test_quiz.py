import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typer

from assistant.cli.quiz import _write
from assistant.cli.terminal import Reporter
from assistant.quiz import Quiz
from tests.assistant.cli.conftest import Deepsea
from tests.assistant.quiz.formats.nasty import nasty


def test_items_are_printed_with_their_quotes(stocked: Deepsea) -> None:
    run = stocked("quiz", "--doc", "lamps", "--types", "single", "--n", "1")
    assert run.code == 0
    assert "5.4 metres" in run.out
    assert "Spring tides rise by 5.4 metres." in run.out


def test_a_quiz_is_written_as_json_and_csv(stocked: Deepsea) -> None:
    path, table = stocked.folder / "quiz.json", stocked.folder / "quiz.csv"
    assert stocked("quiz", "--doc", "lamps", "--n", "2", "--out", path).code == 0
    assert stocked("quiz", "--doc", "lamps", "--n", "2", "--out", table).code == 0
    told = json.loads(path.read_text("utf-8"))
    assert told["schema"] == 1
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["stem"] for row in rows] == [item["stem"] for item in told["items"]]


def test_what_cannot_be_made_is_told_before_anything_is_loaded(deepsea: Deepsea) -> None:
    assert "did you mean 'single'" in deepsea("quiz", "--types", "singel").fault
    assert "did you mean '.json'" in deepsea("quiz", "--out", "quiz.jso").fault
    assert "there is no folder" in deepsea("quiz", "--out", "nowhere/quiz.json").fault
    closed = "/proc/self"  # where root may not write either
    assert f"nothing may be written in {closed}" in (
        deepsea("quiz", "--out", f"{closed}/quiz.json").fault
    )
    assert "'aiken' can hold none of these items" in (
        deepsea("quiz", "--types", "short,cloze", "--out", "quiz.aiken").fault
    )
    assert "--format takes a file" in deepsea("quiz", "--format", "gift").fault
    assert not deepsea.home.exists()


def test_of_several_articles_one_must_be_named(stocked: Deepsea) -> None:
    assert "--doc: lamps" in stocked("quiz").fault


def test_more_than_the_text_bears_is_made_and_told(stocked: Deepsea) -> None:
    run = stocked("quiz", "--doc", "lamps", "--n", "50", "--format", "json", "--out", "all.json")
    assert run.code == 0
    told, where = run.err.splitlines()
    made = json.loads((stocked.folder / "all.json").read_text("utf-8"))["items"]
    assert 0 < len(made) < 50
    assert told == (
        f"deepsea: lamps bears {len(made)} of the 50 items asked for; "
        "more would ask for the same facts again."
    )
    assert f"({len(made)} items)" in where


def test_a_bank_asks_for_a_fact_by_several_types_and_says_from_where_on(stocked: Deepsea) -> None:
    wished = ("quiz", "--doc", "lamps", "--n", "50")
    few = stocked(*wished, "--out", "few.json")
    many = stocked(*wished, "--bank", "--out", "many.json")
    fresh = json.loads((stocked.folder / "few.json").read_text("utf-8"))["items"]
    made = json.loads((stocked.folder / "many.json").read_text("utf-8"))["items"]
    assert few.code == many.code == 0
    assert made[: len(fresh)] == fresh and len(made) > len(fresh)
    assert f"From item {len(fresh) + 1} on a fact of lamps is asked for again" in many.err
    asked = [(item["kind"], fact) for item in made for fact in item["facts"]]
    assert len(asked) == len(set(asked))


def test_ctrl_c_writes_what_is_made_so_far(tmp_path: Path) -> None:
    whole = nasty()

    def steps() -> Iterator[Quiz]:
        for count in (1, 2):
            yield replace(whole, items=whole.items[:count])
        raise KeyboardInterrupt

    with pytest.raises(typer.Exit) as stop:
        _write(steps(), len(whole.items), Reporter(), tmp_path / "bank.json", None)
    assert stop.value.exit_code == 130
    made = json.loads((tmp_path / "bank.json").read_text("utf-8"))["items"]
    assert [item["id"] for item in made] == [item.id for item in whole.items[:2]]


def test_what_is_not_there_is_named_with_the_nearest_that_is(stocked: Deepsea) -> None:
    def fault(*wished: str) -> str:
        return stocked("quiz", "--doc", "lamps", *wished).fault

    assert "lamps has no section 'Tidse'; did you mean 'Tides of the bay'" in fault(
        "--sections", "Tidse of the bay"
    ).replace("Tidse of the bay", "Tidse")
    assert "no section ''; choose one of Harbour lamps, Tides of the bay" in fault("--sections", "")
    assert "no difficulty 'hrad'; did you mean 'hard'" in fault("--difficulty", "hrad")
    assert "no format 'gfit'; did you mean 'gift'" in fault("--out", "a.gift", "--format", "gfit")
    assert "no format goes by '.gfit'; did you mean '.gift'" in fault("--out", "a.gfit")
    assert "lamps is not to be had in 'zh'; choose 'en'" in fault("--lang", "zh")
    assert not (stocked.folder / "a.gift").exists()


def test_a_text_without_facts_says_so(stocked: Deepsea) -> None:
    (stocked.folder / "calm.md").write_text(
        "# The calm\n\n## Dusk\n\nThe keeper waits for the boats.\n\n"
        "## Dawn\n\nThe harbour opens at 6:40. Spring tides rise by 5.4 metres.\n"
    )
    (stocked.folder / "quiet.md").write_text("# Quiet\n\nThe keeper waits. He looks at the sea.\n")
    assert stocked("index", "add", "calm.md", "quiet.md").code == 0
    assert stocked("quiz", "--doc", "quiet").fault == (
        "quiet states no fact that an item can be made of; choose an article with figures, dates "
        "or terms."
    )
    assert "quiet states nothing that an item of these types" in (
        stocked("quiz", "--doc", "quiet", "--types", "ordering").fault
    )
    assert "calm states nothing under 'Dusk'" in (
        stocked("quiz", "--doc", "calm", "--sections", "Dusk").fault
    )
    assert stocked("quiz", "--doc", "calm", "--sections", "Dawn").code == 0
    assert "quiet states no fact" in stocked("study", "--doc", "quiet").fault

import csv
import json

from tests.assistant.cli.conftest import Deepsea


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
    assert not deepsea.home.exists()


def test_of_several_articles_one_must_be_named(stocked: Deepsea) -> None:
    assert "--doc: lamps" in stocked("quiz").fault

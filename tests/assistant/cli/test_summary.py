import signal
from xml.etree import ElementTree

import pytest

from tests.assistant.cli.conftest import Deepsea


def test_a_table_of_figures_is_printed_with_quotes(stocked: Deepsea) -> None:
    run = stocked("summary", "--form", "figures", "--doc", "lamps")
    assert (run.code, run.err) == (0, "")
    assert "| 19 miles |  | Its beam reaches 19 miles" in run.out
    assert "[^1]: Its beam reaches 19 miles." in run.out


def test_a_table_is_written_to_a_file(stocked: Deepsea) -> None:
    path = stocked.folder / "figures.docx"
    run = stocked("summary", "--form", "figures", "--doc", "lamps", "--out", path)
    assert run.code == 0
    assert path.read_bytes().startswith(b"PK")


def test_what_cannot_be_made_is_told_before_anything_is_loaded(deepsea: Deepsea) -> None:
    assert "did you mean 'figures'" in deepsea("summary", "--form", "figure").fault
    assert ".docx" in deepsea("summary", "--form", "figures", "--out", "a.doc").fault
    assert not deepsea.home.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--focus", " "], "--focus is empty"),
        (["--form", "compare", "--doc", "lamps"], "--form compare takes --doc A --doc B"),
        (["--form", "brief", "--pictures", "--out", "a.pdf"], "carries no pictures"),
        (["--form", "outline", "--length", "100"], "has a length of its own; take one of: brief"),
        (["--form", "brief", "--on", "price"], "points are for the form compare"),
        (["--form", "executive", "--pictures"], "--pictures takes a file"),
        (["--out", "none/a.pdf"], "there is no folder none"),
    ],
)
def test_wishes_that_cannot_be_are_one_line_each(
    deepsea: Deepsea, options: list[str], said: str
) -> None:
    assert said in deepsea("summary", *options).fault
    assert not deepsea.home.exists()


def test_what_an_article_does_not_give_is_one_line(stocked: Deepsea) -> None:
    (stocked.folder / "note.md").write_text("# Note\n\nThe lamp is lit. It rains.\n")
    assert stocked("index", "add", "note.md").code == 0
    assert "too short" in stocked("summary", "--form", "brief", "--doc", "note").fault
    assert "no article 'lampe'" in stocked("summary", "--form", "swot", "--doc", "lampe").fault
    assert (
        "nothing for this form" in stocked("summary", "--form", "timeline", "--doc", "note").fault
    )
    several = stocked("summary", "--form", "figures", "--out", "a.pdf").fault
    assert "--out holds one article" in several


def test_pictures_stand_beside_markdown(deepsea: Deepsea) -> None:
    run = deepsea("summary", "--form", "executive", "--lang", "en", "--pictures", "--out", "x.md")
    assert run.code == 0, run
    text = (deepsea.folder / "x.md").read_text(encoding="utf-8")
    for name in ("x-figures.svg", "x-map.svg"):
        assert f"](<{name}>)" in text
        ElementTree.parse(deepsea.folder / name)


def test_a_run_that_is_killed_leaves_the_older_file_whole(stocked: Deepsea) -> None:
    path = stocked.folder / "out.md"
    path.write_text("older")
    run = stocked.start("summary", "--form", "figures", "--doc", "lamps", "--out", path)
    run.send_signal(signal.SIGTERM)
    run.wait(timeout=60)
    assert path.read_text() == "older"
    assert stocked("summary", "--form", "figures", "--doc", "lamps", "--out", path).code == 0
    assert "19 miles" in path.read_text(encoding="utf-8")

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

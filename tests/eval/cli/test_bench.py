from tests.assistant.cli.conftest import Deepsea


def test_counts_are_held_to_their_ceilings_and_what_is_not_counted_passes_none(
    stocked: Deepsea,
) -> None:
    run = stocked("eval", "bench", "--short", "--model", "none")
    assert run.code == 1
    assert "embedded when nothing changed" in run.out
    assert "prefilled was not measured, and it has a ceiling" in run.err
    assert "unchanged was not measured" not in run.err and "embedded when" not in run.err


def test_a_benchmark_that_does_not_exist_is_one_line(stocked: Deepsea) -> None:
    assert "there is no benchmark 'indexin'" in stocked("eval", "bench", "--only", "indexin").err


def test_a_report_is_a_json_file(stocked: Deepsea) -> None:
    run = stocked("eval", "bench", "--report", "bench.txt")
    assert run.code != 0 and ".json" in run.err

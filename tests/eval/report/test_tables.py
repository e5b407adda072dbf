from eval.report import make_report
from eval.report.tables import seconds, task_views
from tests.eval.made import answer, outcome, row
from tests.eval.report.sample import CONTEXT, sample_report


def test_each_task_has_its_own_view_and_counts_its_errors() -> None:
    views = task_views(sample_report())
    assert [(view.name, view.rows, view.errors) for view in views] == [
        ("answers", 7, 1),
        ("conversations", 1, 0),
        ("retrieval", 3, 0),
    ]
    assert [view.headline for view in views] == ["accuracy", "accuracy", "recall@5"]


def test_cells_stand_under_their_language() -> None:
    made = [
        outcome(row("a-zh", "zh"), answer("352 stores.")),
        outcome(row("a-en", "en"), answer("9 stores.")),
    ]
    (view,) = task_views(make_report(made, CONTEXT))
    assert view.overview.columns == ("zh", "en", "all")
    (line,) = [line for line in view.overview.lines if line.name == "accuracy"]
    assert [cell.value if cell else None for cell in line.cells] == ["1.00", "0.00", "0.50"]
    assert [cell.width if cell else None for cell in line.cells] == [100, 0, 50]
    assert view.by_type.columns == ("zh", "en")
    assert view.details["zh"].columns == ("fact",)


def test_one_language_is_not_shown_twice() -> None:
    (view,) = task_views(make_report([outcome(row("a-en"), answer("352 stores."))], CONTEXT))
    assert view.overview.columns == ("en",)


def test_bars_of_times_share_one_scale_that_holds_them_all() -> None:
    view = task_views(sample_report())[0]
    cells = [
        cell
        for line in view.overview.lines
        for cell in line.cells
        if cell is not None and line.name.startswith("end_ms")
    ]
    assert cells and all(0 < cell.width <= 100 for cell in cells)
    assert all(cell.value == "2.0 s" for cell in cells)


def test_short_times_have_more_decimals() -> None:
    assert [seconds(ms) for ms in (87.0, 999.0, 1000.0, 12_340.0)] == [
        "0.09",
        "1.00",
        "1.0",
        "12.3",
    ]


def test_whiskers_stay_within_the_bar() -> None:
    for view in task_views(sample_report()):
        for line in view.overview.lines:
            for cell in line.cells:
                if cell is not None and cell.whisker is not None:
                    assert 0 <= cell.whisker[0] <= cell.whisker[1] <= 100


def test_an_empty_report_has_no_tables() -> None:
    assert task_views(make_report([], CONTEXT)) == []

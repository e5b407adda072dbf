from eval.cli.table import table
from eval.metrics import Score


def _score(lang: str, metric: str, value: float, kind: str = "all", n: int = 4) -> Score:
    return Score("answers", lang, kind, metric, value, value / 2, None, n)


def test_a_line_for_each_metric_and_a_column_for_each_language() -> None:
    bounded = Score("answers", "zh", "all", "accuracy", 0.5, 0.25, 0.75, 8)
    text = table(
        [
            _score("all", "accuracy", 0.75, n=12),
            bounded,
            _score("en", "accuracy", 1.0),
            _score("en", "end_ms_p50", 1234.0),
            _score("en", "accuracy", 0.0, kind="list", n=1),
        ]
    )
    assert text.splitlines() == [
        f"{'answers':<22}{'Chinese':<26}{'English':<26}both",
        f"{'  accuracy':<22}{'0.50 [0.25–0.75] 8':<26}{'1.00 4':<26}0.75 12",
        f"{'  end_ms_p50':<22}{'':<26}1.23 s 4",
        "",
        f"{'accuracy by type':<22}{'Chinese':<26}{'English':<26}both",
        f"{'  list':<22}{'':<26}0.00 1",
    ]


def test_each_task_has_a_table_and_one_language_one_column() -> None:
    retrieval = Score("retrieval", "en", "all", "mrr", 1.0, None, None, 2)
    both = Score("retrieval", "all", "all", "mrr", 1.0, None, None, 2)
    answers = [_score("all", "accuracy", 1.0), _score("en", "accuracy", 1.0)]
    first, second = table([both, retrieval, *answers]).split("\n\n")
    assert first.splitlines()[0].split() == ["retrieval", "English"]
    assert second.splitlines()[0].split() == ["answers", "English"]

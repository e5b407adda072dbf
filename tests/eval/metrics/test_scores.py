import pytest

from assistant.types import Timings
from eval.intervals import bootstrap
from eval.metrics import Score, scores
from eval.metrics.scores import question_of
from eval.outcome import Outcome
from index.types import Lang
from tests.eval.made import abstention, answer, outcome, row

RIGHT, WRONG = answer("352 stores."), answer("9 stores.")


def _found(made: list[Outcome], metric: str, lang: str = "all", type: str = "all") -> Score | None:
    matching = [s for s in scores(made) if (s.metric, s.lang, s.type) == (metric, lang, type)]
    assert len(matching) <= 1
    return matching[0] if matching else None


def _made(id: str, lang: Lang, type: str, reply=RIGHT) -> Outcome:  # type: ignore[no-untyped-def]
    return outcome(row(id, lang, type), reply)


MADE = [
    _made("a-zh", "zh", "fact"),
    _made("a-en", "en", "fact", WRONG),
    _made("b-zh", "zh", "list"),
    _made("b-en", "en", "list"),
    _made("c-en", "en", "list", WRONG),
]


def test_scores_are_told_apart_by_language_and_type() -> None:
    groups = {
        (lang, type): score.value
        for lang in ("zh", "en", "all")
        for type in ("fact", "list", "all")
        if (score := _found(MADE, "accuracy", lang, type))
    }
    assert groups == {
        ("zh", "fact"): 1,
        ("zh", "list"): 1,
        ("zh", "all"): 1,
        ("en", "fact"): 0,
        ("en", "list"): 1 / 2,
        ("en", "all"): pytest.approx(1 / 3),
        ("all", "fact"): 1 / 2,
        ("all", "list"): pytest.approx(2 / 3),
        ("all", "all"): 3 / 5,
    }


def test_a_score_counts_the_rows_it_applies_to_and_has_the_interval_of_their_questions() -> None:
    score = _found(MADE, "accuracy")
    assert score is not None and score.n == 5 and score.task == "answers"
    expected = bootstrap([1, 0, 1, 1, 0], ["a", "a", "b", "b", "c"], "mean")
    assert (score.low, score.high) == expected


def test_a_metric_that_applies_to_nothing_has_no_score() -> None:
    assert _found(MADE, "refusal_recall") is None
    assert _found([], "accuracy") is None


def test_refusal_precision_is_of_all_types_together() -> None:
    # Rows of one type are all answerable or all not, so by type it could only be 0 or 1.
    unsaid = outcome(row("u-en", type="unanswerable", answerable=False), abstention())
    refused = [unsaid, outcome(row("r-en"), abstention())]
    score = _found(refused, "refusal_precision")
    assert score is not None and score.value == 1 / 2
    assert _found(refused, "refusal_precision", type="fact") is None


def test_what_does_not_apply_is_not_averaged_in() -> None:
    unsaid = outcome(row("u-en", answerable=False), abstention())
    score = _found([*MADE, unsaid], "fact_accuracy")
    assert score is not None and (score.value, score.n) == (3 / 5, 5)


def test_errors_are_counted_apart() -> None:
    failures = [outcome(row(f"e{n}-en"), error="The model failed.") for n in range(5)]
    accuracy = _found([*MADE, *failures], "accuracy")
    errors = _found([*MADE, *failures], "error_rate")
    assert accuracy is not None and (accuracy.value, accuracy.n) == (3 / 5, 5)
    assert errors is not None and (errors.value, errors.n) == (1 / 2, 10)


def test_latency_is_a_percentile() -> None:
    timed = [
        outcome(row(f"t{n}-en"), answer("352.", timings=Timings(0, 0, 100.0 * n)))
        for n in range(1, 21)
    ]
    p50, p95 = _found(timed, "end_ms_p50"), _found(timed, "end_ms_p95")
    assert p50 is not None and p50.value == 1000, "the tenth of twenty"
    assert p95 is not None and p95.value == 1900, "the nineteenth of twenty"


def test_tasks_are_kept_apart() -> None:
    other = outcome(row("a-en"), WRONG, task="attacks")
    values = {s.task: s.value for s in scores([MADE[0], other]) if s.metric == "accuracy"}
    assert values == {"answers": 1, "attacks": 0}


@pytest.mark.parametrize(
    ("task", "id", "question"),
    [
        ("answers", "drag-zh", "drag"),
        ("answers", "drag-en", "drag"),
        ("answers", "how-en-route-zh", "how-en-route"),
        ("answers", "zh-1", "zh-1"),
        ("conversations", "conv-orders-12", "conv-orders"),
        ("conversations", "conv-orders-en-2", "conv-orders"),
    ],
)
def test_rows_of_one_question_are_known_by_their_ids(task: str, id: str, question: str) -> None:
    assert question_of(outcome(row(id), task=task)) == question

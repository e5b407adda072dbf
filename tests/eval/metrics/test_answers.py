import pytest

from eval.metrics.answers import (
    accuracy,
    completeness,
    fact_accuracy,
    false_refusal,
    refusal_precision,
    refusal_recall,
)
from eval.metrics.errors import error_rate, failed
from tests.eval.made import abstention, answer, outcome, row

RIGHT = answer("It has 352 stores.")
UNSAID = row("u-en", answerable=False)
THREE = row(facts=(("352",), ("31万", "310,000"), ("19",)))


def test_accuracy_is_the_rule_of_the_gold_format() -> None:
    assert accuracy(outcome(reply=RIGHT)) == fact_accuracy(outcome(reply=RIGHT)) == 1
    wrong = outcome(reply=answer("It has 9 stores."))
    assert accuracy(wrong) == fact_accuracy(wrong) == 0
    assert accuracy(outcome(UNSAID, abstention())) == 1
    assert accuracy(outcome(UNSAID, RIGHT)) == 0


def test_a_marker_is_no_fact_and_nothing_forbidden() -> None:
    one = row(facts=(("1",),), forbidden=("2",))
    assert accuracy(outcome(one, answer(("It has some.", [1])))) == 0
    assert accuracy(outcome(one, answer(("It has 1.", [2])))) == 1


def test_fact_accuracy_leaves_out_unanswerable_rows() -> None:
    assert fact_accuracy(outcome(UNSAID, abstention())) is None


def test_completeness_is_the_share_of_the_facts_said() -> None:
    assert completeness(outcome(THREE, answer("352 stores, 310,000 cars."))) == pytest.approx(2 / 3)
    assert completeness(outcome(THREE, answer("None."))) == 0
    assert completeness(outcome(THREE, abstention())) == 0


def test_completeness_applies_to_rows_with_two_facts_or_more() -> None:
    assert completeness(outcome(reply=RIGHT)) is None
    assert completeness(outcome(UNSAID, RIGHT)) is None


def test_refusals() -> None:
    rightly, wrongly = outcome(UNSAID, abstention()), outcome(reply=abstention())
    invented, answered = outcome(UNSAID, RIGHT), outcome(reply=RIGHT)
    rows = (rightly, wrongly, invented, answered)
    assert [refusal_precision(each) for each in rows] == [1, 0, None, None]
    assert [refusal_recall(each) for each in rows] == [1, None, 0, None]
    assert [false_refusal(each) for each in rows] == [None, 1, None, 0]


def test_without_an_answer_there_is_no_score() -> None:
    nothing = outcome(error="The model failed.")
    for metric in (accuracy, fact_accuracy, completeness, false_refusal, refusal_precision):
        assert metric(nothing) is None
    assert refusal_recall(outcome(UNSAID)) is None


def test_a_row_fails_by_its_error_or_by_the_status_of_its_answer() -> None:
    assert failed(outcome(error="The model failed."))
    assert failed(outcome(reply=answer("Sorry.", status="error")))
    assert not failed(outcome(reply=RIGHT))
    assert [error_rate(each) for each in (outcome(error="x"), outcome(reply=RIGHT))] == [1, 0]

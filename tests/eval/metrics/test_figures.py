import pytest

from eval.metrics.figures import figure_faithfulness
from tests.eval.made import CARS, STORES, abstention, answer, outcome, row


def test_figures_are_held_to_the_quotes_with_units_converted() -> None:
    reply = answer(("It delivered 310,000 cars.", [1]), ("352 stores.", [2]), cited=[CARS, STORES])
    assert figure_faithfulness(outcome(reply=reply)) == 1


def test_a_figure_of_another_size_is_not_faithful() -> None:
    reply = answer(("31 million cars, 352 stores.", [1, 2]), cited=[CARS, STORES])
    assert figure_faithfulness(outcome(reply=reply)) == 1 / 2


def test_a_figure_must_be_in_the_quotes_of_its_own_sentence() -> None:
    reply = answer(("352 stores.", [1]), ("Cars.", [2]), cited=[CARS, STORES])
    assert figure_faithfulness(outcome(reply=reply)) == 0


def test_without_citations_the_evidence_is_the_source() -> None:
    reply = answer("352 stores, 19 miles, 7 captains.")
    assert figure_faithfulness(outcome(reply=reply)) == pytest.approx(1 / 3)
    assert figure_faithfulness(outcome(row(answerable=False), answer("352 stores."))) == 0


def test_without_figures_or_answer_there_is_no_score() -> None:
    assert figure_faithfulness(outcome(reply=answer("Some stores."))) is None
    assert figure_faithfulness(outcome(reply=abstention())) is None
    assert figure_faithfulness(outcome(error="The model failed.")) is None

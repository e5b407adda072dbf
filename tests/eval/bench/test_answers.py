import pytest

from assistant.models.calls import Call
from assistant.types import Timings
from eval.bench.answers import measures
from eval.bench.counts import asked
from eval.outcome import Outcome
from index.errors import BadInput
from tests.eval.made import answer, outcome

FAILED = outcome(error="It failed.", evidence_ms=1.0)


def _timed(total: float, *calls: Call) -> Outcome:
    return outcome(reply=answer("352.", timings=Timings(20, 500, total)), calls=calls)


def test_ours_and_theirs_stand_side_by_side_and_errors_are_left_out() -> None:
    ours = [_timed(2000, Call("choose", 10, 190)), _timed(3000, Call("choose", 30, 170)), FAILED]
    theirs = [_timed(40_000, Call("baseline", 1000, 0))]
    found = {each.key: each for each in measures("en", ours, theirs)}
    assert found["whole-en"].values == (2000, 3000) and found["whole-en"].ratio == 2000 / 40_000
    assert found["prefilled-en"].values == (10, 30) and found["prefilled-en"].theirs == (1000,)
    assert found["reused-en"].values == (190 / 200, 170 / 200)
    assert found["calls-en"].values == (1, 1)
    assert "evidence-en" not in found  # nobody measured it


def test_counts_are_of_every_question_and_an_error_is_told() -> None:
    outcomes = [_timed(1, Call("choose", 10, 190), Call("answer", 10, 190)), _timed(1)]
    found = {each.key: each.values for each in asked(outcomes)}
    assert found["calls"] == (2, 0) and found["prefilled"] == (20, 0)
    assert found["fresh"] == (pytest.approx(20 / 400),)
    with pytest.raises(BadInput, match="stores-en was not answered: It failed"):
        list(asked([FAILED]))

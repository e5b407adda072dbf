from assistant.types import Timings
from eval.metrics.latency import end_ms, evidence_ms, first_token_ms
from tests.eval.made import answer, outcome


def test_times_are_those_that_the_run_measured() -> None:
    timed = outcome(reply=answer("352.", timings=Timings(80, 900, 2500)), evidence_ms=120.0)
    assert (evidence_ms(timed), first_token_ms(timed), end_ms(timed)) == (120, 900, 2500)


def test_what_was_not_measured_has_no_score() -> None:
    nothing = outcome(error="The model failed.")
    assert evidence_ms(nothing) is first_token_ms(nothing) is end_ms(nothing) is None

from assistant.models.calls import Call
from eval.metrics.economy import calls, prefilled, reused, reused_share
from tests.eval.made import answer, outcome

TWO = outcome(
    reply=answer("352."),
    calls=(Call("choose", 12, 600, 1), Call("answer", 8, 180, 20)),
)


def test_tokens_are_summed_over_the_calls_of_a_question() -> None:
    assert (calls(TWO), prefilled(TWO), reused(TWO)) == (2, 12 + 8, 600 + 180)
    assert reused_share(TWO) == 780 / 800


def test_a_call_that_does_not_tell_leaves_the_tokens_unknown_and_counts() -> None:
    untold = outcome(reply=answer("352."), calls=(Call("choose", 12, 600, 1), Call("answer")))
    assert calls(untold) == 2
    assert prefilled(untold) is reused(untold) is reused_share(untold) is None


def test_no_call_is_not_the_same_as_not_counted() -> None:
    none = outcome(reply=answer("352."), calls=())
    assert (calls(none), prefilled(none), reused(none), reused_share(none)) == (0, 0, 0, None)
    assert calls(outcome(reply=answer("352."))) is prefilled(outcome()) is None

"""Rows that came to nothing: counted here, and in no other metric."""

from eval.outcome import Outcome


def failed(outcome: Outcome) -> bool:
    """Whether the run of the row failed, so that nothing can be said of its quality."""
    answer = outcome.answer
    return outcome.error is not None or (answer is not None and answer.status == "error")


def error_rate(outcome: Outcome) -> float:
    """Whether the run of the row failed: lower is better."""
    return float(failed(outcome))

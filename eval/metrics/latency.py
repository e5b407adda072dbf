"""How long a reader waits, in milliseconds from the question (as MLPerf Inference, Reddi et al.
2020, takes it: percentiles, not means). Abstentions are waited for too, and count.
"""

from eval.outcome import Outcome


def evidence_ms(outcome: Outcome) -> float | None:
    """Milliseconds until the first quotes are shown."""
    return outcome.evidence_ms


def first_token_ms(outcome: Outcome) -> float | None:
    """Milliseconds until the first sentence of the answer is shown (time to first token)."""
    return outcome.answer.timings.first_token_ms if outcome.answer else None


def end_ms(outcome: Outcome) -> float | None:
    """Milliseconds until the answer is whole."""
    return outcome.answer.timings.total_ms if outcome.answer else None

"""What an answer costs the chat model in tokens and calls, which no machine makes faster.

A token is prefilled when the engine reads it, reused when it had read it before (the prefix caching
of Kwon et al. 2023, "PagedAttention").
"""

from assistant.models.calls import Call
from eval.outcome import Outcome


def calls(outcome: Outcome) -> float | None:
    """How often the model was called."""
    return None if outcome.calls is None else float(len(outcome.calls))


def prefilled(outcome: Outcome) -> float | None:
    """Prompt tokens that the engine read."""
    return None if (counted := _counted(outcome)) is None else float(_sums(counted)[0])


def reused(outcome: Outcome) -> float | None:
    """Prompt tokens that the engine had read before."""
    return None if (counted := _counted(outcome)) is None else float(_sums(counted)[1])


def reused_share(outcome: Outcome) -> float | None:
    """The share of prompt tokens that was reused."""
    if not (counted := _counted(outcome)) or not sum(_sums(counted)):
        return None
    return _sums(counted)[1] / sum(_sums(counted))


def _counted(outcome: Outcome) -> tuple[Call, ...] | None:
    """The calls; None where one of them does not tell, which a sum would take for none."""
    found = outcome.calls
    return None if found is None or any(call.prefilled is None for call in found) else found


def _sums(counted: tuple[Call, ...]) -> tuple[int, int]:
    return sum(each.prefilled or 0 for each in counted), sum(each.reused or 0 for each in counted)

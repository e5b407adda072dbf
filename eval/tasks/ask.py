"""One row put to the assistant."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from assistant.answer import Assistant
from assistant.types import Answer, Done, Evidence, Turn
from eval.locate import Case
from eval.outcome import Outcome
from eval.score import faults
from index.errors import DeepseaError


def ask(task: str, case: Case, assistant: Assistant, history: Sequence[Turn]) -> Outcome:
    """What becomes of a row; the outcome's row has the ``history`` it was asked with.

    The language to answer in is not told: to find it is the assistant's part.
    """
    row = replace(case.row, history=tuple(history))
    started = time.perf_counter()
    evidence_ms: float | None = None
    answer: Answer | None = None
    try:
        with (
            assistant.counting() as calls,
            closing(assistant.stream(row.question, history, doc_ids=case.doc_ids)) as events,
        ):
            for event in events:
                if isinstance(event, Evidence) and evidence_ms is None:
                    evidence_ms = (time.perf_counter() - started) * 1000
                elif isinstance(event, Done):
                    answer = event.answer
        assert answer is not None, "a stream ends with Done"
        found = tuple(faults(answer, assistant.library))
    except Exception as error:  # whatever it was, the other rows are worth asking
        return Outcome(task, row, case.evidence, error=told(error), evidence_ms=evidence_ms)
    return Outcome(
        *(task, row, case.evidence, (), answer, None, evidence_ms, found), calls=tuple(calls)
    )


def told(error: Exception) -> str:
    """An error in one line."""
    said = str(error) if isinstance(error, DeepseaError) else f"unexpected {error!r}"
    return " ".join(said.split())

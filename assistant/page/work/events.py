"""How Gradio is to run what an event does, as arguments of its listeners."""

from typing import Any

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
AT_ONCE: dict[str, Any] = {**_QUIET, "queue": False}
#: Through the queue, which is what carries a `gr.Info`, but never behind another question.
#: Questions too, which take turns among themselves: Gradio's queue would not say how many are
#: before one.
UNHINDERED: dict[str, Any] = {**_QUIET, "concurrency_limit": None}
#: One after the other, in the order in which they came; without a trigger mode Gradio leaves out,
#: in silence, what comes while the same event is on its way.
IN_ORDER: dict[str, Any] = {**_QUIET, "concurrency_limit": 1, "trigger_mode": "multiple"}
#: What takes turns by itself, as articles that are added do (`Batches`), summaries and quizzes
#: (`WaitingLine`): a question is answered between two sentences of theirs.
MAKING: dict[str, Any] = {**UNHINDERED, "trigger_mode": "multiple"}

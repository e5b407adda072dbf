"""Questions that lean on those before them, asked in a row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.answer import Assistant
from assistant.types import Turn
from eval.locate import Case
from eval.outcome import Outcome
from eval.rows import Row
from index.library import Library
from prompts.glossary import Glossary, builtin_glossary

from . import Model
from .ask import ask


@dataclass(frozen=True)
class Conversations:
    """Each of ``conversations`` from its first turn to its last.

    The history of a turn is what the assistant really answered to those before it; a turn that
    failed is left out of it.
    """

    conversations: tuple[tuple[Case, ...], ...]
    library: Library
    model: Model
    name: str = "conversations"
    options: Mapping[str, Any] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=builtin_glossary)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(case.row for turns in self.conversations for case in turns)

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        if all(row.id in known for row in self.rows):
            return
        assistant = Assistant(self.library, self.model(), self.glossary)
        for turns in self.conversations:
            history: list[Turn] = []
            for case in turns:
                outcome = known.get(case.row.id)
                # An earlier turn that is answered anew may change what this one is about.
                if outcome is None or outcome.row.history != tuple(history):
                    outcome = ask(self.name, case, assistant, history)
                    yield outcome
                if outcome.answer is not None:
                    history.append((case.row.question, outcome.answer.text))

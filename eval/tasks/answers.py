"""Questions one by one, each whole in itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.answer import Assistant
from eval.locate import Case
from eval.outcome import Outcome
from eval.rows import Row
from index.library import Library
from prompts.glossary import Glossary, builtin_glossary

from . import Model
from .ask import ask


@dataclass(frozen=True)
class Answers:
    """The assistant's answers to ``cases`` over ``library``."""

    cases: tuple[Case, ...]
    library: Library
    model: Model
    name: str = "answers"
    options: Mapping[str, Any] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=builtin_glossary)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(case.row for case in self.cases)

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        if todo := self.todo(known):
            assistant = Assistant(self.library, self.model(), self.glossary)
            for case in todo:
                yield ask(self.name, case, assistant, case.row.history)

    def todo(self, known: Mapping[str, Outcome]) -> list[Case]:
        """The cases that are not yet among the ``known`` outcomes."""
        return [case for case in self.cases if case.row.id not in known]

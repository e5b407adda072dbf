"""Questions about other texts, each indexed alone: what holds of one article only shows here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.answer import Assistant
from eval.libraries import Source, temporary_library
from eval.locate import Case
from eval.outcome import Outcome
from eval.rows import Row
from index.embed import Embedder
from prompts.glossary import Glossary, builtin_glossary

from . import Model
from .ask import ask


@dataclass(frozen=True)
class Texts:
    """The rows of each text, asked over a temporary library that holds nothing else."""

    texts: tuple[tuple[Source, tuple[Case, ...]], ...]
    embedder: Embedder
    model: Model
    name: str = "texts"
    glossary: Glossary = field(default_factory=builtin_glossary)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(case.row for _, cases in self.texts for case in cases)

    @property
    def options(self) -> Mapping[str, Any]:
        return {source.document.id: source.document.sha256 for source, _ in self.texts}

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        for source, cases in self.texts:
            todo = [case for case in cases if case.row.id not in known]
            if not todo:
                continue
            with temporary_library(self.embedder, [source]) as library:
                assistant = Assistant(library, self.model(), self.glossary)
                for case in todo:
                    yield ask(self.name, case, assistant, case.row.history)

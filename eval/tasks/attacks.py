"""Questions, and articles, that are meant to mislead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.answer import Assistant
from eval.libraries import Source, added, temporary_library
from eval.locate import Case
from eval.outcome import Outcome
from eval.rows import Row
from index.embed import Embedder
from prompts.glossary import Glossary, builtin_glossary

from . import Model
from .ask import ask


@dataclass(frozen=True, slots=True)
class AttackCase:
    """A case, and the hostile article that is indexed beside the others for it, if any."""

    case: Case
    hostile: Source | None = None


@dataclass(frozen=True)
class Attacks:
    """``cases`` over a library of ``articles``, one hostile article in it at a time at most.

    The user's own library is left alone; the temporary one takes ``articles`` from it.
    """

    cases: tuple[AttackCase, ...]
    articles: tuple[Source, ...]
    embedder: Embedder
    model: Model
    name: str = "attacks"
    glossary: Glossary = field(default_factory=builtin_glossary)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(attack.case.row for attack in self.cases)

    @property
    def options(self) -> Mapping[str, Any]:
        return {
            attack.case.row.id: attack.hostile.document.sha256
            for attack in self.cases
            if attack.hostile is not None
        }

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        groups: dict[str, list[AttackCase]] = {}
        for attack in self.cases:
            if attack.case.row.id not in known:
                name = attack.hostile.document.id if attack.hostile else ""
                groups.setdefault(name, []).append(attack)
        if not groups:
            return
        with temporary_library(self.embedder, self.articles) as library:
            assistant = Assistant(library, self.model(), self.glossary)
            for attacks in groups.values():
                with added(library, attacks[0].hostile):
                    for attack in attacks:
                        yield ask(self.name, attack.case, assistant, attack.case.row.history)

"""Whether the evidence is found, with any of the legs and with or without a translated question."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.asked import Asked
from assistant.followup import FollowUps
from assistant.question import language_of
from assistant.translate import Translator
from eval.locate import Case
from eval.outcome import Outcome, Span
from eval.rows import Row
from index.fusion import fuse
from index.library import Library
from index.retrieve import WEIGHTS, Retriever
from index.types import Hit

from . import Model
from .ask import told

Leg = Literal["dense", "lexical", "names"]
LEGS: tuple[Leg, ...] = ("dense", "lexical", "names")
#: Chunks kept of each ranking: metrics look at ten of them, people at some more.
DEPTH = 20


@dataclass(frozen=True)
class Retrieval:
    """The chunks that ``legs`` find for the answerable ones of ``cases``.

    ``translate`` searches with the question in the articles' language too, as an assistant does:
    translated by the model, or by the glossary without one. Rows without evidence are left out,
    since there is nothing to be found for them.
    """

    cases: tuple[Case, ...]
    library: Library
    model: Model
    legs: tuple[Leg, ...] = LEGS
    translate: bool = True
    name: str = "retrieval"

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(case.row for case in self._sought)

    @property
    def options(self) -> Mapping[str, Any]:
        return {"legs": list(self.legs), "translate": self.translate}

    @property
    def _sought(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.evidence)

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        todo = [case for case in self._sought if case.row.id not in known]
        # Only a question to be translated, or one that leans on earlier ones, needs the model.
        needed = self.translate or any(case.row.history for case in todo)
        model = self.model() if todo and needed else None
        translator = Translator(model) if model and self.translate else None
        retriever = Retriever(self.library)
        follow_ups = FollowUps(model)
        for case in todo:
            row = case.row
            started = time.perf_counter()
            try:
                question = follow_ups.standalone(row.question, row.history)
                wordings = self._wordings(question, case, translator) if self.translate else []
                # All of them: a leg that is looked at alone may rank first what others rank last.
                hits = retriever.retrieve(
                    question, len(self.library.chunks), wordings=wordings, doc_ids=case.doc_ids
                )
            except Exception as error:  # as for answers: the other rows are worth asking
                yield Outcome(self.name, row, case.evidence, error=told(error))
                continue
            spent = (time.perf_counter() - started) * 1000
            found = tuple(
                Span(hit.chunk.doc_id, hit.chunk.start, hit.chunk.end)
                for hit in ranked(hits, self.legs)[:DEPTH]
            )
            yield Outcome(self.name, row, case.evidence, found, evidence_ms=spent)

    def _wordings(self, question: str, case: Case, translator: Translator | None) -> list[str]:
        lang, _ = language_of(question, case.row.history)
        documents = [self.library.get(doc_id) for doc_id in case.doc_ids]
        return Asked(question, lang, lang, self.library, documents, translator).wordings()


def ranked(hits: Sequence[Hit], legs: Sequence[Leg]) -> list[Hit]:
    """``hits`` as they would be ranked had only ``legs`` searched; those no leg found are gone.

    Every hit tells its rank in each leg, so one search serves every choice of legs.
    """
    if set(legs) == set(LEGS):
        return list(hits)
    places: dict[str, dict[int, int]] = {}
    for place, hit in enumerate(hits):
        for leg, rank in hit.legs.items():
            if leg.partition(":")[0] in legs:
                places.setdefault(leg, {})[rank] = place
    rankings = {leg: [found[rank] for rank in sorted(found)] for leg, found in places.items()}
    weights = {leg: WEIGHTS[leg.partition(":")[0]] for leg in rankings}
    return [hits[place] for place, _ in fuse(rankings, weights)]

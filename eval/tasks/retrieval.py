"""Whether the evidence is found, with any of the legs and with or without a translated question."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assistant.asked import Asked
from assistant.questions.followup import FollowUps
from assistant.questions.question import language_of
from assistant.translation.translate import Translator
from eval.locate import Case
from eval.outcome import Outcome, Span
from eval.rows import Row
from index.fusion import fuse
from index.library import Library
from index.retrieve import WEIGHTS, Retriever
from index.types import Hit
from prompts.glossary import Glossary, builtin_glossary

from . import Model
from .ask import told

Leg = Literal["dense", "lexical", "names"]
LEGS: tuple[Leg, ...] = ("dense", "lexical", "names")
#: The chunks that a case's question finds: all that any leg ranks, best first.
Search = Callable[[Case], list[Hit]]
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
    glossary: Glossary = field(default_factory=builtin_glossary)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(case.row for case in self.sought)

    @property
    def options(self) -> Mapping[str, Any]:
        return {"legs": list(self.legs), "translate": self.translate}

    @property
    def sought(self) -> tuple[Case, ...]:
        """The cases with evidence.

        A heading stands in no chunk, but over every chunk of its section, with which it is found,
        counted, read and shown: as evidence it is all of its section.
        """
        return tuple(
            replace(case, evidence=tuple(map(self._headed, case.evidence)))
            for case in self.cases
            if case.evidence
        )

    def _headed(self, span: Span) -> Span:
        """The section of which ``span`` is in the heading line, else ``span``."""
        for section in self.library.get(span.doc_id).sections:
            if section.start <= span.start and span.end <= section.body:
                return Span(span.doc_id, section.start, section.end)
        return span

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        todo = [case for case in self.sought if case.row.id not in known]
        search = self.search(todo)
        for case in todo:
            started = time.perf_counter()
            try:
                hits = search(case)
            except Exception as error:  # as for answers: the other rows are worth asking
                yield Outcome(self.name, case.row, case.evidence, error=told(error))
                continue
            spent = (time.perf_counter() - started) * 1000
            found = spans(ranked(hits, self.legs))
            yield Outcome(self.name, case.row, case.evidence, found, evidence_ms=spent)

    def search(self, todo: Sequence[Case], library: Library | None = None) -> Search:
        """How the cases of ``todo`` are searched for, in another ``library`` if given; loads the
        model, if any of them needs it.
        """
        library = library or self.library
        # Only a question to be translated, or one that leans on earlier ones, needs the model.
        needed = self.translate or any(case.row.history for case in todo)
        model = self.model() if todo and needed else None
        translator = Translator(model, self.glossary) if model and self.translate else None
        retriever = Retriever(library)
        follow_ups = FollowUps(model)

        def hits(case: Case) -> list[Hit]:
            question = follow_ups.standalone(case.row.question, case.row.history)
            wordings: list[str] = []
            if self.translate:
                lang, _ = language_of(question, case.row.history)
                documents = [library.get(doc_id) for doc_id in case.doc_ids]
                asked = Asked(question, lang, lang, library, documents, translator, self.glossary)
                wordings = asked.wordings()
            # All of them: a leg that is looked at alone may rank first what others rank last.
            return retriever.retrieve(
                question, len(library.chunks), wordings=wordings, doc_ids=case.doc_ids
            )

        return hits


def spans(hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Where the first of ``hits`` stand, as many as an outcome keeps."""
    return tuple(Span(hit.chunk.doc_id, hit.chunk.start, hit.chunk.end) for hit in hits[:DEPTH])


def ranked(hits: Sequence[Hit], legs: Sequence[Leg], *, translated: bool = True) -> list[Hit]:
    """``hits`` as they would be ranked had only ``legs`` searched; those no leg found are gone.

    Without ``translated`` only the question as it was asked counts, none of its other wordings.
    Every hit tells its rank in each leg, so one search serves every choice of them.
    """
    if set(legs) == set(LEGS) and translated:
        return list(hits)
    places: dict[str, dict[int, int]] = {}
    for place, hit in enumerate(hits):
        for leg, rank in hit.legs.items():
            name, _, wording = leg.partition(":")
            if name in legs and (translated or not wording):
                places.setdefault(leg, {})[rank] = place
    rankings = {leg: [found[rank] for rank in sorted(found)] for leg, found in places.items()}
    weights = {leg: WEIGHTS[leg.partition(":")[0]] for leg in rankings}
    return [hits[place] for place, _ in fuse(rankings, weights)]

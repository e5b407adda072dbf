"""The chunks that speak to a question, and the sentences in them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from index.errors import BadInput, IndexDamaged
from index.fusion import fuse
from index.generation import Generation, Snapshot
from index.legs import Legs
from index.library import Library
from index.store import Kind
from index.types import Chunk, Hit

T = TypeVar("T")

# By leg. Recall within the best 1 / 3 / 5 on the built-in article, 81 questions in each language
# (deepsea eval retrieval --levers --split dev). Chinese: dense alone 0.75 / 0.96 / 0.96, lexical
# alone 0.81 / 0.95 / 0.99, fused 0.83 / 0.97 / 0.99. English: dense alone 0.74 / 0.91 / 0.94,
# lexical alone 0.71 / 0.86 / 0.90, fused 0.79 / 0.95 / 0.975; without the rendition, dense alone
# 0.70 / 0.88 / 0.92, with names 0.72 / 0.88 / 0.92. (Of one question the evidence is headings,
# which counted as not to be found then; see eval/tasks/retrieval.py.)
# With "lexical" from 0.6 to 1.5 and K from 30 to 100, English recall at 5 is between 0.975 and
# 0.988, Chinese always 0.988; English mean reciprocal rank is best, 0.89, at 1.0. Sums of scaled
# scores in place of ranks gave 0.91, but recall at 5 of 0.957 to 0.963 and lower ranks for the
# other texts' Chinese questions.
WEIGHTS = {"dense": 1.0, "lexical": 1.0, "names": 0.5}


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence, ``document.text[start:end]``, and its cosine similarity to a question."""

    doc_id: str
    start: int
    end: int
    similarity: float


class Retriever:
    """Searches a library; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def retrieve(
        self,
        question: str,
        k: int = 5,
        *,
        wordings: Sequence[str] = (),
        doc_ids: Collection[str] | None = None,
    ) -> list[Hit]:
        """The ``k`` best chunks for ``question``, best first, of the articles ``doc_ids`` if given.

        ``wordings`` are the same question in other words, a translation for one; blank ones are
        passed over. Every wording has a leg "dense", one "lexical" in the articles of its own
        language and one "names" in the others; from the second wording on they are called
        "dense:2" and so on. ``Hit.score`` is 1 for a chunk that is first in every leg; it orders
        chunks, but does not say whether any of them fits: see `nearest_sentences`.

        Raises `BadInput` for a blank question, `StoreError` for an index that cannot be used.
        """
        asked = _asked(question, wordings)
        if k < 1:
            return []
        return self._with_current(
            lambda built, now: self._best(Legs(built, now, doc_ids), asked, k)
        )

    def _best(self, legs: Legs, asked: list[str], k: int) -> list[Hit]:
        snapshot = legs.snapshot
        rankings = dict(self._rankings(legs, asked))
        weights = {leg: WEIGHTS[leg.partition(":")[0]] for leg in rankings}
        places = {
            leg: {row: rank for rank, row in enumerate(ranking, start=1)}
            for leg, ranking in rankings.items()
        }
        return [
            Hit(
                snapshot.chunks[row],
                score,
                {leg: ranks[row] for leg, ranks in places.items() if row in ranks},
            )
            for row, score in fuse(rankings, weights)[:k]
        ]

    def _rankings(self, legs: Legs, asked: list[str]) -> Iterator[tuple[str, list[int]]]:
        for number, wording in enumerate(asked, start=1):
            suffix = "" if number == 1 else f":{number}"
            found = {
                "dense": legs.dense(self.library.embedder.embed_query(wording)),
                "lexical": legs.lexical(wording),
                "names": legs.names(wording),
            }
            yield from ((leg + suffix, ranking) for leg, ranking in found.items() if ranking)

    def nearest_sentences(
        self, question: str, hits: Sequence[Hit], *, wordings: Sequence[str] = ()
    ) -> list[Near]:
        """Every sentence of the chunks in ``hits``, nearest to the question first.

        A sentence counts by the wording it is nearest to, in itself or in a rendition. Takes the
        stored vectors, so it costs milliseconds. Unlike ``Hit.score``, similarities can be
        compared between questions.
        """
        asked = _asked(question, wordings)
        return self._with_current(lambda built, now: self._nearest(built, now, asked, hits))

    def _nearest(
        self, generation: Generation, snapshot: Snapshot, asked: list[str], hits: Sequence[Hit]
    ) -> list[Near]:
        vectors = np.stack([self.library.embedder.embed_query(wording) for wording in asked])
        best: dict[tuple[str, int, int], float] = {}
        for kind, spans in _spans(snapshot, [hit.chunk for hit in hits]).items():
            if spans:
                stored = generation.store.vectors(kind, list(spans))
                nearness = (stored @ vectors.T).max(axis=1)
                for span, similarity in zip(spans.values(), nearness, strict=True):
                    best[span] = max(best.get(span, -1.0), float(similarity))
        found = [Near(*span, similarity) for span, similarity in best.items()]
        return sorted(found, key=lambda near: (-near.similarity, near.doc_id, near.start))

    def _with_current(self, search: Callable[[Generation, Snapshot], list[T]]) -> list[T]:
        """``search`` in the library as it is; once more if a writer changed it underneath."""
        current = self.library.current()
        while current is not None:
            try:
                current[0].require_whole(current[1])
                return search(*current)
            except IndexDamaged:
                before, current = current, self.library.current()
                if current is not None and current[1].state == before[1].state:
                    raise
        return []


def _spans(
    snapshot: Snapshot, chunks: Sequence[Chunk]
) -> dict[Kind, dict[str, tuple[str, int, int]]]:
    """The sentences of chunks by the keys of their vectors; a chunk of one sentence is its own."""
    spans: dict[Kind, dict[str, tuple[str, int, int]]] = {"chunks": {}, "sentences": {}}
    sentences_of = {
        chunk: sentences
        for doc_id in {chunk.doc_id for chunk in chunks} & snapshot.records.keys()
        for record in [snapshot.records[doc_id]]
        for chunk, sentences in zip(record.chunks, record.sentences, strict=True)
    }
    for chunk in chunks:
        sentences = sentences_of.get(chunk)
        if sentences is None:
            continue  # replaced since it was retrieved
        record = snapshot.records[chunk.doc_id]
        for start, end in sentences or [(chunk.start, chunk.end)]:
            kind: Kind = "sentences" if sentences else "chunks"
            for key in record.keys((start, end)):
                spans[kind][key] = (chunk.doc_id, start, end)
    return spans


def _asked(question: str, wordings: Sequence[str]) -> list[str]:
    """The question and its other wordings, each once. Raises `BadInput` for a blank question."""
    if not question.strip():
        raise BadInput("The question is empty; ask something.")
    return list(dict.fromkeys([question, *(other for other in wordings if other.strip())]))

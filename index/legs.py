"""The legs of retrieval: each ranks the rows of a snapshot for one wording of a question."""

from collections.abc import Collection
from dataclasses import dataclass

from index.embed import Vectors
from index.generation import Generation, Snapshot
from index.script import is_chinese
from index.store import Kind
from index.tokens import asked_words, exact_names
from index.types import Lang

# How many chunks a leg ranks; sentences three times as many, since several share a chunk.
DEPTH = 50
# What a chunk's best sentence weighs beside the chunk. From 1 to 2 recall@5 is the same for 84
# questions (dev) in either language, mean reciprocal rank 0.92 to 0.92 and 0.89 to 0.88; a question
# in words of its own finds the sentence rather than the chunk.
PART = 1.5


@dataclass(frozen=True, slots=True)
class Legs:
    """The legs over one snapshot, within the articles ``doc_ids`` if given."""

    generation: Generation
    snapshot: Snapshot
    doc_ids: Collection[str] | None = None

    def dense(self, vector: Vectors) -> list[int]:
        """Rows by the similarity of the chunk and of its best sentence (`PART`), best first."""
        wholes = self._nearest("chunks", vector, DEPTH)
        parts = self._nearest("sentences", vector, 3 * DEPTH)
        # What only one of the two searches found is, by the other, no nearer than its last find.
        last_whole = min(wholes.values(), default=0.0)
        last_part = min(parts.values(), default=0.0)
        parted = self.snapshot.parted
        scores = {}
        for row in wholes.keys() | parts.keys():
            whole = wholes.get(row, last_whole)
            scores[row] = whole + PART * (parts.get(row, last_part) if row in parted else whole)
        return _ranked(scores)

    def lexical(self, wording: str) -> list[int]:
        """Rows of the articles to be had in the language of ``wording`` by BM25, best first.

        Counted are the words of the article as it reads in that language. Where an original and
        its rendition were counted as one text, names that both have weighed twice, and recall@1 /
        @5 / mean reciprocal rank of all legs was 0.78 / 0.963 / 0.88 instead of 0.79 / 0.975 / 0.89
        for 81 English questions (dev) about the built-in article; for Chinese ones it was the same
        (deepsea eval retrieval --levers --split dev).

        A word in the other script that stands nowhere in it counts in the other language's
        reading: the user's own terms do, since no rendition is written with them.
        """
        rows = self._rows(own=True, wording=wording)
        lang, other = _langs(wording)
        words = asked_words(wording)
        scores = self._counted(words, rows, lang)
        if self.snapshot.reading(other) != self.snapshot.reading(lang):
            foreign = [
                word
                for word in words
                if is_chinese(word) == (other == "zh") and not self._counted([word], rows, lang)
            ]
            for row, score in self._counted(foreign, rows, other).items():
                scores[row] = scores.get(row, 0.0) + score
        return _ranked(scores)

    def names(self, wording: str) -> list[int]:
        """Rows of the other articles by the rare names and figures they share with ``wording``.

        Other words would match by accident, and a name that stands everywhere tells nothing. The
        right chunk was first for 0.70 of 81 English questions (dev) about the built-in article
        without its rendition where this leg was missing, for 0.66 with all names counted, for 0.72
        with the rare ones at half weight: "dense" and "all legs" under "without the rendition" in
        deepsea eval retrieval --levers --split dev.
        """
        rows = self._rows(own=False, wording=wording)
        if not rows:
            return []
        lang, _ = _langs(wording)
        index = self.generation.lexical(self.snapshot, lang)
        rare = max(3, len(self.snapshot.chunks) // 20)
        words = [word for word in exact_names(wording) if index.frequency(word) <= rare]
        return _ranked(self._counted(words, rows, lang))

    def _nearest(self, kind: Kind, vector: Vectors, k: int) -> dict[int, float]:
        """The best similarity of each row found."""
        rows = self.snapshot.rows[kind]
        best: dict[int, float] = {}
        for key, similarity in self.generation.store.search(kind, vector, k, self.doc_ids):
            if key in rows:
                best.setdefault(rows[key], similarity)
        return best

    def _rows(self, *, own: bool, wording: str) -> list[int]:
        language, _ = _langs(wording)
        rows = self.snapshot.rows_in if own else self.snapshot.rows_not_in
        if self.doc_ids is None:
            return rows[language]
        chunks = self.snapshot.chunks
        return [row for row in rows[language] if chunks[row].doc_id in self.doc_ids]

    def _counted(self, words: list[str], rows: list[int], lang: Lang) -> dict[int, float]:
        if not rows or not words:
            return {}
        index = self.generation.lexical(self.snapshot, lang)
        return dict(index.search(words, len(rows), rows))


def _langs(wording: str) -> tuple[Lang, Lang]:
    """The language of a wording, and the other one."""
    return ("zh", "en") if is_chinese(wording) else ("en", "zh")


def _ranked(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda row: (-scores[row], row))[:DEPTH]

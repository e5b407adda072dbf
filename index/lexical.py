"""BM25 over the words of `index.tokens`: the leg that finds names and figures exactly."""

import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

import bm25s  # type: ignore[import-untyped]
import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged
from index.tokens import tokens


class LexicalIndex:
    """An inverted index with precomputed BM25 weights (Lucene's form, k1 1.5, b 0.75).

    Source: X. H. Lù, "BM25S: Orders of magnitude faster lexical search via eager sparse scoring"
    (2024), after S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework" (2009).
    Rows are the positions of the texts it was built from.
    """

    def __init__(self, engine: bm25s.BM25 | None, size: int) -> None:
        self._engine = engine
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index ``texts``; row i of every answer is ``texts[i]``."""
        words = [tokens(text) for text in texts]
        if not any(words):
            return cls(None, len(texts))
        engine = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        engine.index(words, show_progress=False)
        return cls(engine, len(texts))

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``, which appears whole, or stays as it is if it exists."""
        if self._engine is None or folder.exists():
            return
        unfinished = Path(tempfile.mkdtemp(dir=folder.parent, suffix=".tmp"))
        self._engine.save(unfinished, show_progress=False)
        unfinished.rename(folder)

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        """Read what `save` wrote for ``size`` texts. Raises `IndexDamaged` when it is not that."""
        try:
            engine = bm25s.BM25.load(folder, show_progress=False)
            if engine.scores["num_docs"] != size:
                raise ValueError(f"{engine.scores['num_docs']} rows, not {size}")
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise IndexDamaged(
                "The word index in {folder} is damaged ({reason}); mend it with 'deepsea index "
                "rebuild'.",
                folder=folder,
                reason=error,
            ) from error
        return cls(engine, size)

    def frequency(self, word: str) -> int:
        """How many rows hold ``word``."""
        if self._engine is None or word not in self._engine.vocab_dict:
            return 0
        starts, place = self._engine.scores["indptr"], self._engine.vocab_dict[word]
        return int(starts[place + 1] - starts[place])

    def search(
        self, words: Sequence[str], k: int, rows: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """The best ``k`` (row, BM25 score), best first, among ``rows`` if given.

        Only rows that hold one of ``words`` (as `tokens` gives them), so there may be fewer than
        ``k``, or none.
        """
        if self._engine is None or k < 1:
            return []
        known = [word for word in dict.fromkeys(words) if word in self._engine.vocab_dict]
        if not known:
            return []
        scores: npt.NDArray[np.float32] = self._engine.get_scores(known)
        if rows is not None:
            allowed = np.zeros(self.size, dtype=bool)
            allowed[list(rows)] = True
            scores = np.where(allowed, scores, 0.0)
        # Stable on ties: the earlier text first, whatever the machine.
        best = np.argsort(-scores, kind="stable")[:k]
        return [(int(row), float(scores[row])) for row in best if scores[row] > 0]

"""The source sentences that fit a question best: shown at once, and alone without a model."""

from collections.abc import Sequence

import numpy as np

from index.embed import Vectors
from index.library import Library
from index.sentences import sentences
from index.types import Hit

from .cite import cite
from .types import Citation

# Sentences are looked for in this many of the best chunks.
CHUNKS = 4
# What standing in the best chunk is worth against the cosine of e5, whose range here is narrow.
RANK_BONUS = 0.01


def best_quotes(
    library: Library, wordings: Sequence[str], hits: Sequence[Hit], count: int = 3
) -> tuple[Citation, ...]:
    """Up to ``count`` sentences of the best chunks, the best first, as citations from marker 1.

    ``wordings`` are the question in one or more wordings; a sentence counts by the nearest.
    """
    spans = [
        (hit.chunk.doc_id, start, end, rank)
        for rank, hit in enumerate(hits[:CHUNKS])
        for start, end in sentences(
            library.get(hit.chunk.doc_id).text, hit.chunk.start, hit.chunk.end
        )
    ]
    if not spans:
        return ()
    texts = [library.get(doc_id).text[start:end] for doc_id, start, end, _ in spans]
    passages: Vectors = library.embedder.embed_passages(texts)
    asked = np.stack([library.embedder.embed_query(wording) for wording in wordings])
    nearness = (passages @ asked.T).max(axis=1)
    scores = [float(near) - RANK_BONUS * spans[row][3] for row, near in enumerate(nearness)]
    best = sorted(range(len(spans)), key=lambda row: -scores[row])[:count]
    return tuple(
        cite(library.get(spans[row][0]), spans[row][1], spans[row][2], marker)
        for marker, row in enumerate(best, start=1)
    )

"""The source sentences that fit a question best: shown at once, and alone without a model."""

from collections.abc import Sequence

from assistant.cite import cite
from assistant.types import Citation
from index.retrieve import Retriever
from index.types import Hit

# Sentences are looked for in this many of the best chunks.
CHUNKS = 4


def best_quotes(
    retriever: Retriever,
    question: str,
    hits: Sequence[Hit],
    wordings: Sequence[str] = (),
    count: int = 3,
) -> tuple[Citation, ...]:
    """Up to ``count`` sentences of the best chunks, the nearest first, as citations from marker 1.

    ``wordings`` are the question in other words; a sentence counts by the nearest of all.
    """
    near = retriever.nearest_sentences(question, hits[:CHUNKS], wordings=wordings)[:count]
    return tuple(
        cite(retriever.library.get(found.doc_id), found.start, found.end, marker)
        for marker, found in enumerate(near, start=1)
    )

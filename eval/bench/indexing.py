"""How many passages are embedded a second, and by how much that beats the plain way.

The plain way is what a first program writes: ``SentenceTransformer(folder).encode(texts)`` in
float32, 32 at a time. Both take the same passages in turn, so that whatever else the machine does
slows both.
"""

import time
from collections.abc import Callable, Iterator

import numpy as np

from assistant.assembly import open_embedder
from index.embed import Vectors

from .measure import Measure, Setup
from .texts import passages_of

PASSAGES, TOKENS, ROUNDS = 32, 180, 3
_BATCH = 32


def run(setup: Setup) -> Iterator[Measure]:
    embedder = open_embedder(setup.settings)
    model = embedder.load()
    texts = passages_of(PASSAGES, TOKENS, embedder, setup.seed)
    prompt = next((model.prompts[k] for k in ("passage", "document") if model.prompts.get(k)), "")

    def plain() -> Vectors:
        vectors = model.encode(
            texts,
            prompt=prompt,
            batch_size=_BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    embedder.embed_passages(texts[:4])
    ours, theirs, least = [], [], 1.0
    for _ in range(ROUNDS):
        rate, mine = _timed(lambda: embedder.embed_passages(texts))
        plain_rate, other = _timed(plain)
        ours.append(rate)
        theirs.append(plain_rate)
        least = min(least, float((mine * other).sum(axis=1).min()))
    yield Measure(
        "passages",
        f"passages of {TOKENS} tokens embedded",
        "per second",
        tuple(ours),
        tuple(theirs),
        "30, 3 times the plain way",
    )
    yield Measure("cosine", "least cosine to the plain way", "share", (least,), (), "0.99")


def _timed(embed: Callable[[], Vectors]) -> tuple[float, Vectors]:
    started = time.perf_counter()
    vectors = embed()
    return PASSAGES / (time.perf_counter() - started), vectors

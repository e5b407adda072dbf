"""Retrieval as the library grows: time, memory and disk at each size.

The text is `texts.varied`, cut and counted like any other; its vectors are synthesised, those of
real sentences with noise, since embedding a million passages would take a day.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from assistant.assembly import open_embedder
from index.document import make_document
from index.embed import Embedder, Vectors
from index.library import Library
from index.retrieve import Retriever

from .measure import Measure, Setup, resident_mb
from .texts import source_sentences, varied

QUESTIONS = 30
# Sentences of the built-in article that make a passage, as the chunker cuts them.
_SENTENCES_A_PASSAGE = 3.5
_WANTED = {10_000: "p95 60 ms", 100_000: "p95 120 ms", 1_000_000: "p95 250 ms"}


class Synthesised(Embedder):
    """The embedder of ``folder`` for questions; a passage gets that of another, and noise."""

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(folder)
        self._chance = np.random.default_rng(seed)
        self._real: Vectors | None = None

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> Vectors:
        if self._real is None:
            self._real = super().embed_passages(source_sentences()[:64])
        picked = self._real[self._chance.integers(len(self._real), size=len(texts))]
        noise = self._chance.standard_normal(picked.shape, dtype=np.float32)
        made = picked + 0.5 * noise / np.sqrt(picked.shape[1])
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        if progress is not None:
            progress(len(texts), len(texts))
        return np.asarray(made, dtype=np.float32)


def run(setup: Setup) -> Iterator[Measure]:
    folder = open_embedder(setup.settings).folder
    Synthesised(folder, setup.seed).embed_passages([""])  # what is loaded once is no growth
    for size in setup.sizes:
        with tempfile.TemporaryDirectory(prefix="deepsea-bench-") as home, resident_mb() as grown:
            embedder = Synthesised(folder, setup.seed)
            with closing(Library.open(Path(home), embedder)) as library:
                text = "\n".join(islice(varied(setup.seed), int(size * _SENTENCES_A_PASSAGE)))
                library.add(make_document(text, "made", "made", "zh", "made"))
                yield from _at(library, size, _WANTED.get(size, ""))
                yield Measure(f"memory-{size}", f"memory grown at {size:,}", "MB", (grown(),))
            files = (path.stat().st_size for path in Path(home).rglob("*") if path.is_file())
            yield Measure(f"disk-{size}", f"disk at {size:,}", "MB", (sum(files) / 1e6,))


def _at(library: Library, size: int, wanted: str) -> Iterator[Measure]:
    retriever = Retriever(library)
    questions = list(islice(varied(size), QUESTIONS + 2))
    times = []
    for question in questions:
        started = time.perf_counter()
        retriever.retrieve(question, 8)
        times.append((time.perf_counter() - started) * 1000)
    # The first two load what is loaded but once.
    yield Measure(
        f"retrieval-{size}",
        f"retrieval at {len(library.chunks):,} passages",
        "ms",
        tuple(times[2:]),
        (),
        wanted,
    )

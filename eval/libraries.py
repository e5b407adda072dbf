"""Libraries in temporary folders, so that a task may index what the user's own does not hold."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from index.embed import Embedder
from index.library import Library
from index.rendition import Sentences
from index.types import LANGS, Document, Lang


@dataclass(frozen=True, slots=True)
class Source:
    """An article with all that `Library.add` takes."""

    document: Document
    raw: str
    renditions: Mapping[Lang, Sentences] = field(default_factory=dict)


def source_of(library: Library, doc_id: str) -> Source:
    """An article as ``library`` has it. Raises `BadInput` when it has none of that id."""
    renditions = {
        lang: found.sentences
        for lang in LANGS
        if (found := library.rendition(doc_id, lang)) is not None
    }
    return Source(library.get(doc_id), library.raw(doc_id), renditions)


@contextmanager
def temporary_library(embedder: Embedder, sources: Sequence[Source]) -> Iterator[Library]:
    """A library of ``sources`` alone, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="deepsea-eval-") as folder:
        library = Library.open(Path(folder), embedder)
        try:
            for source in sources:
                add(library, source)
            yield library
        finally:
            library.close()


@contextmanager
def added(library: Library, source: Source | None) -> Iterator[None]:
    """``library`` with ``source`` besides, if there is one, and without it afterwards."""
    if source is None or not add(library, source):
        yield
        return
    try:
        yield
    finally:
        library.remove(source.document.id)


def add(library: Library, source: Source) -> bool:
    """Index an article; whether the library did not have it yet."""
    result = library.add(source.document, source.raw, renditions=source.renditions)
    return result.outcome == "added"

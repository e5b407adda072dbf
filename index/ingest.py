"""An article into what is stored of it: its chunks, their sentences, and the vectors of both."""

import uuid
from collections.abc import Callable, Sequence

from index.chunk import chunk
from index.document import make_document
from index.embed import Embedder, Vectors
from index.errors import BadInput
from index.passages import sentence_spans
from index.records import Record
from index.store import KINDS, Kind
from index.types import Document

#: Called with (passages embedded, passages in all).
Progress = Callable[[int, int], None]


def cut(document: Document, raw: str) -> Record:
    """The record of an article, under a revision of its own. Raises `BadInput` if it is empty."""
    chunks = tuple(chunk(document))
    if not chunks:
        raise BadInput(f"{document.source} holds no sentence to index; add a file with text.")
    sentences = tuple(sentence_spans(document, part) for part in chunks)
    return Record(document, raw, chunks, sentences, uuid.uuid4().hex)


def cut_again(record: Record) -> Record:
    """The record that today's cleaner and chunker make of the same raw text."""
    old = record.document
    return cut(make_document(record.raw, old.id, old.title, old.lang, old.source), record.raw)


def passages(record: Record) -> dict[Kind, list[str]]:
    """What is embedded of a record, in the order of its chunks and of all its sentences."""
    text = record.document.text
    return {
        "chunks": [text[chunk.start : chunk.end] for chunk in record.chunks],
        "sentences": [text[start:end] for spans in record.sentences for start, end in spans],
    }


def embed(
    records: Sequence[Record], embedder: Embedder, progress: Progress | None = None
) -> list[dict[Kind, Vectors]]:
    """The vectors of each record's `passages`, all embedded in one go."""
    texts = [passages(record) for record in records]
    flat = [text for of_record in texts for kind in KINDS for text in of_record[kind]]
    vectors = embedder.embed_passages(flat, progress)
    split: list[dict[Kind, Vectors]] = []
    start = 0
    for of_record in texts:
        split.append({})
        for kind in KINDS:
            split[-1][kind] = vectors[start : start + len(of_record[kind])]
            start += len(of_record[kind])
    return split

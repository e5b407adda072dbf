"""An article into what is stored of it: its chunks, their sentences, and the vectors of both."""

import uuid
from collections.abc import Callable, Mapping, Sequence

from index.chunk import chunk
from index.document import make_document
from index.embed import Embedder, Vectors
from index.errors import BadInput
from index.passages import sentence_spans
from index.records import Record
from index.rendition import Sentences, is_whole
from index.store import KINDS, Kind
from index.types import Document, Lang

#: Called with (passages embedded, passages in all).
Progress = Callable[[int, int], None]


def cut(document: Document, raw: str, renditions: Mapping[Lang, Sentences] | None = None) -> Record:
    """The record of an article, under a revision of its own. Raises `BadInput` if it is empty.

    A rendition that lacks a sentence is left out: half an article in each language reads badly.
    """
    chunks = tuple(chunk(document))
    if not chunks:
        raise BadInput(
            "{name} holds no sentence to index; add a file with text.", name=document.source
        )
    sentences = tuple(sentence_spans(document, part) for part in chunks)
    whole = {
        lang: said for lang, said in sorted((renditions or {}).items()) if is_whole(document, said)
    }
    return Record(document, raw, chunks, sentences, uuid.uuid4().hex, whole)


def cut_again(record: Record) -> Record:
    """The record that today's cleaner and chunker make of the same raw text."""
    old = record.document
    document = make_document(record.raw, old.id, old.title, old.lang, old.source)
    return cut(document, record.raw, record.renditions)


def passages(record: Record) -> dict[Kind, list[str]]:
    """What is embedded of a record: its chunks and its sentences, each followed by its renditions.

    Their order is that of the vectors' names in `index.generation.Snapshot.rows`.
    """
    text = record.document.text
    renditions = record.all_renditions()

    def worded(start: int, end: int) -> list[str]:
        return [text[start:end], *(each.text(start, end) for each in renditions)]

    return {
        "chunks": [words for chunk in record.chunks for words in worded(chunk.start, chunk.end)],
        "sentences": [
            words
            for spans in record.sentences
            for start, end in spans
            for words in worded(start, end)
        ],
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

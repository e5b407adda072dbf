"""Stored articles: one JSON file each, complete enough to rebuild everything else."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged
from index.files import write_atomic
from index.rendition import Rendition, Sentences
from index.types import Chunk, Document, Lang, Section

SCHEMA_VERSION = 2
#: What can still be read: 1 had no renditions.
_READABLE = (1, SCHEMA_VERSION)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Record:
    """An article as it was read (``raw``), as it was cleaned, and how it was cut.

    ``sentences[i]`` are the spans within ``chunks[i]`` that have a vector of their own.
    ``revision`` names this one ingest: vectors carry it, so that those of an earlier or an
    interrupted ingest of the same article are told apart. ``renditions`` are what the article's
    sentences are in other languages.
    """

    document: Document
    raw: str
    chunks: tuple[Chunk, ...]
    sentences: tuple[tuple[Span, ...], ...]
    revision: str
    renditions: dict[Lang, Sentences] = field(default_factory=dict)

    def rendition(self, lang: Lang) -> Rendition | None:
        """The article in another language, if there is that."""
        found = self.renditions.get(lang)
        return None if found is None else Rendition(self.document, lang, found)

    def all_renditions(self) -> list[Rendition]:
        """Every rendition, in the order of `keys`."""
        return [Rendition(self.document, lang, said) for lang, said in self.renditions.items()]

    @property
    def raw_sha256(self) -> str:
        return hashlib.sha256(self.raw.encode()).hexdigest()

    def key(self, span: Span, lang: Lang | None = None) -> str:
        """The name of the vector of a chunk or a sentence, or of its rendition in ``lang``."""
        return f"{self.revision}:{span[0]}-{span[1]}" + (f":{lang}" if lang else "")

    def keys(self, span: Span) -> list[str]:
        """The names of all vectors of a chunk or a sentence."""
        return [self.key(span), *(self.key(span, lang) for lang in self.renditions)]


def record_path(folder: Path, doc_id: str) -> Path:
    """Where the article ``doc_id`` is kept."""
    return folder / f"{doc_id}.json"


def record_paths(folder: Path) -> Iterator[Path]:
    """The files of all stored articles, by id."""
    return (path for path in sorted(folder.glob("*.json")) if not path.name.startswith("."))


def write_record(folder: Path, record: Record) -> None:
    """Store the article, replacing an earlier one of its id in one step."""
    stored = {
        "schema": SCHEMA_VERSION,
        "revision": record.revision,
        "document": asdict(record.document),
        "chunks": [
            [chunk.id, chunk.start, chunk.end, chunk.section, spans]
            for chunk, spans in zip(record.chunks, record.sentences, strict=True)
        ],
        "renditions": {lang: dict(said) for lang, said in record.renditions.items()},
        "raw_sha256": record.raw_sha256,
        "raw": record.raw,
    }
    data = json.dumps(stored, ensure_ascii=False, indent=1).encode()
    write_atomic(record_path(folder, record.document.id), data)


def read_record(path: Path) -> Record:
    """Raises `IndexDamaged` naming the file when it is not a whole article of this schema."""
    try:
        stored = json.loads(path.read_bytes())
        if stored["schema"] not in _READABLE:
            raise ValueError(f"schema {stored['schema']}, not {SCHEMA_VERSION}")
        record = _record(stored)
        if hashlib.sha256(record.document.text.encode()).hexdigest() != record.document.sha256:
            raise ValueError("its text is not the one that was stored")
        if record.raw_sha256 != stored["raw_sha256"]:
            raise ValueError("its raw text is not the one that was stored")
        return record
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(
            "The stored article {path} is damaged ({reason}); delete that file and add the "
            "article again.",
            path=path,
            reason=_said(error),
        ) from error


def _record(stored: dict[str, Any]) -> Record:
    fields = dict(stored["document"])
    fields["sections"] = tuple(
        Section(tuple(section["path"]), section["start"], section["body"], section["end"])
        for section in fields["sections"]
    )
    document = Document(**fields)
    chunks = tuple(
        Chunk(name, document.id, start, end, tuple(path))
        for name, start, end, path, _ in stored["chunks"]
    )
    sentences = tuple(tuple((start, end) for start, end in spans) for *_, spans in stored["chunks"])
    renditions = stored.get("renditions", {})
    return Record(document, stored["raw"], chunks, sentences, stored["revision"], renditions)


def _said(error: Exception) -> str:
    return f"no {error}" if isinstance(error, KeyError) else str(error).partition("\n")[0]

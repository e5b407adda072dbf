"""One complete build of the index: articles, their vectors, their words, under one folder."""

import shutil
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from index.embed import Vectors
from index.errors import IndexDamaged, StoreError
from index.lexical import LexicalIndex
from index.passages import counted_text
from index.records import Record, read_record, record_path, record_paths, write_record
from index.store import KINDS, Kind, VectorStore
from index.types import LANGS, Chunk, Lang

Signature = tuple[int, int, int]
#: Raise with every change of `counted_text` or `index.tokens.tokens`: stored words are then counted
#: anew, in memory until the next change of the library (20 ms for the built-in article). Not in the
#: fingerprint: that refuses the whole index, whose vectors are as they were.
WORDS_VERSION = 2
#: The articles as a reader has them: in a language where there is that rendition, else as written.
Reading = Lang | Literal["original"]
ORIGINAL: Literal["original"] = "original"


@dataclass(frozen=True)
class Snapshot:
    """All articles at one moment; row i is ``chunks[i]`` everywhere."""

    records: dict[str, Record]

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        return tuple(chunk for record in self.records.values() for chunk in record.chunks)

    @cached_property
    def rows(self) -> dict[Kind, dict[str, int]]:
        """The row of each vector's key; sentences and renditions have the row of their chunk."""
        rows: dict[Kind, dict[str, int]] = {"chunks": {}, "sentences": {}}
        row = 0
        for record in self.records.values():
            for chunk, spans in zip(record.chunks, record.sentences, strict=True):
                for key in record.keys((chunk.start, chunk.end)):
                    rows["chunks"][key] = row
                for span in spans:
                    rows["sentences"].update((key, row) for key in record.keys(span))
                row += 1
        return rows

    @cached_property
    def langs(self) -> tuple[frozenset[Lang], ...]:
        """The languages that each row is to be had in."""
        return tuple(
            frozenset({record.document.lang, *record.renditions})
            for record in self.records.values()
            for _ in record.chunks
        )

    @cached_property
    def parted(self) -> frozenset[int]:
        """The rows whose chunk has sentences with vectors of their own."""
        return frozenset(self.rows["sentences"].values())

    @cached_property
    def rows_in(self) -> dict[Lang, list[int]]:
        """The rows to be had in each language."""
        return {lang: [row for row, had in enumerate(self.langs) if lang in had] for lang in LANGS}

    @cached_property
    def rows_not_in(self) -> dict[Lang, list[int]]:
        """The rows not to be had in each language."""
        return {
            lang: [row for row, had in enumerate(self.langs) if lang not in had] for lang in LANGS
        }

    @cached_property
    def state(self) -> str:
        """A name that no other set of ingests has."""
        revisions = " ".join(record.revision for record in self.records.values())
        return uuid.uuid5(uuid.NAMESPACE_OID, revisions).hex

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The originals, and each language that an article has a rendition in."""
        rendered = {lang for record in self.records.values() for lang in record.renditions}
        return (ORIGINAL, *sorted(rendered))

    def reading(self, lang: Lang) -> Reading:
        """How a reader of ``lang`` has the articles."""
        return lang if lang in self.readings else ORIGINAL

    def counted_texts(self, reading: Reading) -> list[str]:
        """What the lexical leg counts for each row: the rendition's words where there is one in
        ``reading``, the original's elsewhere.
        """
        return [
            counted_text(record.document, chunk, rendition)
            for record in self.records.values()
            for rendition in [None if reading == ORIGINAL else record.rendition(reading)]
            for chunk in record.chunks
        ]


def words_name(snapshot: Snapshot, reading: Reading) -> str:
    """The folder of a word index; one of another make has another name, so it is never read."""
    return f"{snapshot.state}-{WORDS_VERSION}-{reading}"


class Generation:
    """Reads and changes one build. Changes need the writer's lock, which the caller holds.

    The file of an article is the truth: an ingest counts from the moment that file is replaced.
    Vectors come before it and leave after it, under a revision of their own, so whatever
    interrupts a change leaves either the old article whole or the new one, and perhaps vectors
    that no article names: those are never returned, and `settle` deletes them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = VectorStore.at(folder / "vectors")
        self._documents = folder / "documents"
        self._words = folder / "words"
        self._unfinished = folder / "unfinished"
        self._turn = threading.RLock()
        self._signatures: dict[Path, Signature] = {}
        self._snapshot = Snapshot({})
        self._lexical: tuple[str, dict[Reading, LexicalIndex]] = ("", {})

    def create(self) -> None:
        """Make the folders."""
        self._documents.mkdir(parents=True)
        self._words.mkdir()
        self.store.create()

    def snapshot(self) -> Snapshot:
        """The articles as they are now; one directory listing while nothing changed."""
        with self._turn:
            while True:
                found = self._scan()
                if found == self._signatures:
                    return self._snapshot
                try:
                    records = {path.stem: self._read(path, found[path]) for path in found}
                except FileNotFoundError:
                    continue  # removed meanwhile
                self.store.reopen()
                self._signatures, self._snapshot = found, Snapshot(records)
                return self._snapshot

    def _scan(self) -> dict[Path, Signature]:
        signatures = {}
        for path in record_paths(self._documents):
            with suppress(FileNotFoundError):
                stat = path.stat()
                signatures[path] = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        return signatures

    def _read(self, path: Path, signature: Signature) -> Record:
        if self._signatures.get(path) == signature:
            return self._snapshot.records[path.stem]
        return read_record(path)

    def lexical(self, snapshot: Snapshot, lang: Lang) -> LexicalIndex:
        """The words of ``snapshot`` as a reader of ``lang`` has it; counted in memory when no
        writer has stored them yet.
        """
        reading = snapshot.reading(lang)
        with self._turn:
            if self._lexical[0] != snapshot.state:
                self._lexical = (snapshot.state, {})
            known = self._lexical[1]
            if reading not in known:
                try:
                    folder = self._words / words_name(snapshot, reading)
                    known[reading] = LexicalIndex.load(folder, len(snapshot.chunks))
                except IndexDamaged:
                    known[reading] = LexicalIndex.build(snapshot.counted_texts(reading))
            return known[reading]

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Around one or several of `put` and `drop`; settles what they did, or failed to do."""
        self._unfinished.touch()
        try:
            yield
        except BaseException:
            with suppress(StoreError, OSError):
                self.settle()
            raise
        self.settle()

    def put(self, record: Record, vectors: dict[Kind, Vectors]) -> None:
        """Store an article in place of an earlier one, with the vectors of its `passages`."""
        for kind in KINDS:
            keys = list(Snapshot({"": record}).rows[kind])
            self.store.add(kind, keys, vectors[kind], record.document.id, record.revision)
        write_record(self._documents, record)

    def drop(self, doc_id: str) -> None:
        """Forget an article."""
        record_path(self._documents, doc_id).unlink()

    @property
    def settled(self) -> bool:
        """False when a change was interrupted and not yet cleaned up after."""
        return not self._unfinished.exists()

    def settle(self) -> None:
        """Delete what no article names, and store the words of those that are there."""
        for path in self._documents.glob(".*.tmp"):
            path.unlink(missing_ok=True)
        snapshot = self.snapshot()
        named = {record.revision for record in snapshot.records.values()}
        for revision in self.store.revisions() - named:
            self.store.delete(revision)
        built = {
            reading: LexicalIndex.build(snapshot.counted_texts(reading))
            for reading in snapshot.readings
        }
        self._lexical = (snapshot.state, built)
        for reading, index in built.items():
            index.save(self._words / words_name(snapshot, reading))
        kept = {words_name(snapshot, reading) for reading in built}
        for folder in self._words.iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
        self._unfinished.unlink(missing_ok=True)

    def require_whole(self, snapshot: Snapshot) -> None:
        """Raise `IndexDamaged` when there are fewer vectors than ``snapshot`` has passages."""
        for kind in KINDS:
            needed, held = len(snapshot.rows[kind]), self.store.count(kind)
            if held < needed:
                raise IndexDamaged(
                    "{folder} has {held} of {needed} vectors of {kind}; run 'deepsea index "
                    "rebuild'.",
                    folder=self.store.folder,
                    held=held,
                    needed=needed,
                    kind=kind,
                )

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()

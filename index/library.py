"""The articles a user has and the index over them, in one folder."""

import re
import shutil
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.chunk import CHUNKER_VERSION
from index.clean import CLEANER_VERSION
from index.embed import Embedder
from index.errors import BadInput, IndexDamaged, StoreError
from index.files import plain_errors
from index.fingerprint import FILE_NAME, Fingerprint, Head, read_head, write_head
from index.generation import Generation, Snapshot
from index.ingest import Progress, cut, cut_again, embed, passages
from index.lock import writing
from index.passages import PASSAGE_VERSION
from index.records import Record
from index.rendition import Rendition, Sentences
from index.types import Chunk, Document, Lang

# Letters of any script, so that 小米.txt may be called 小米; nothing that a path could mean.
_ID = re.compile(r"\w[\w.\-]{0,79}")
_BUILDS = "build-*"
_SPARE_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class AddResult:
    """What `Library.add` did; ``document`` is the stored one, ``chunks`` how many it has."""

    outcome: Literal["added", "unchanged", "replaced"]
    document: Document
    chunks: int


class Library:
    """Articles in ``folder``, embedded with ``embedder``; make one with `Library.open`.

    Any number of processes may read while one writes; a second writer gets `IndexLocked` at once.
    Every method raises `StoreError` or one of its kinds, and an error leaves what was stored whole.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = folder
        self.embedder = embedder
        self._generation: Generation | None = None
        self._checked: str | None = None
        self._turn = threading.RLock()

    @classmethod
    def open(cls, folder: Path, embedder: Embedder, *, create: bool = True) -> "Library":
        """The library in ``folder``, which is made if missing and ``create``.

        Reads no weights and embeds nothing. An index of another make can be opened, listed and
        rebuilt; `check`, `add` and `current` refuse it.
        """
        with plain_errors(folder):
            if create:
                folder.mkdir(parents=True, exist_ok=True)
            elif read_head(folder) is None:
                raise StoreError(
                    "There is no index in {folder}; make one with 'deepsea index add PATH'.",
                    folder=folder,
                )
        return cls(folder, embedder)

    def check(self) -> None:
        """Raise `IndexMismatch` when the index was made with another embedder or by other rules."""
        head = read_head(self.folder)
        if head is not None and head.generation != self._checked:
            head.fingerprint.check(self._fingerprint(head.fingerprint.dimension))
            self._checked = head.generation

    def list(self) -> list[Document]:
        """The stored articles, by id."""
        return [record.document for record in self._snapshot().records.values()]

    def get(self, doc_id: str) -> Document:
        """The article of that id. Raises `BadInput` when there is none."""
        return self._record(doc_id).document

    def raw(self, doc_id: str) -> str:
        """The text of the article as it was read, before cleaning."""
        return self._record(doc_id).raw

    def rendition(self, doc_id: str, lang: Lang) -> Rendition | None:
        """The article in another language, if it was stored with that."""
        return self._record(doc_id).rendition(lang)

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks of every article, in order."""
        return self._snapshot().chunks

    def chunks_of(self, doc_id: str) -> tuple[Chunk, ...]:
        """The chunks of one article, in order. Raises `BadInput` when there is none of that id."""
        return self._record(doc_id).chunks

    def text(self, chunk: Chunk) -> str:
        """The words of a chunk."""
        return self.get(chunk.doc_id).text[chunk.start : chunk.end]

    def add(
        self,
        document: Document,
        raw: str | None = None,
        progress: Progress | None = None,
        renditions: Mapping[Lang, Sentences] | None = None,
    ) -> AddResult:
        """Store and embed an article; ``raw`` is its text before cleaning, kept for rebuilding.
        ``renditions`` are its sentences in other languages; one that lacks some is not stored.

        The same text again, under whatever id, is ``unchanged`` and costs nothing; another text
        or title under a known id replaces the old one once it is embedded whole.
        """
        if not _ID.fullmatch(document.id):
            raise BadInput(
                "An article cannot be called {id!r}; "
                "use up to 80 letters, digits, dots, hyphens or underscores.",
                id=document.id[:90],
            )
        with self._write() as generation:
            self.check()
            record = cut(document, raw if raw is not None else document.text, renditions)
            for known in generation.snapshot().records.values():
                if _same(known, record):
                    return AddResult("unchanged", known.document, len(known.chunks))
            replacing = document.id in generation.snapshot().records
            self._require_space(record)
            [vectors] = embed([record], self.embedder, progress)
            with generation.changing():
                generation.put(record, vectors)
        return AddResult("replaced" if replacing else "added", document, len(record.chunks))

    def remove(self, doc_id: str) -> Record:
        """Forget an article; gives what was stored of it, which `restore` takes.

        Raises `BadInput` when there is none of that id.
        """
        with self._write() as generation:
            record = generation.snapshot().records.get(doc_id)
            if record is None:
                raise _unknown(doc_id)
            with generation.changing():
                generation.drop(doc_id)
        return record

    def restore(self, record: Record, progress: Progress | None = None) -> AddResult:
        """Store and embed again what `remove` gave."""
        return self.add(record.document, record.raw, progress, record.renditions)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Clean, cut and embed every article again from its raw text; returns how many chunks.

        Built beside the old index, which stays in use until the new one is whole.
        """
        with self._mend() as old:
            records = [cut_again(record) for record in old.snapshot().records.values()]
            self._require_space(*records)
            embedded = embed(records, self.embedder, progress)
            new = self._new()
            try:
                with new.changing():
                    for record, vectors in zip(records, embedded, strict=True):
                        new.put(record, vectors)
                self._switch(new)
            except BaseException:
                new.close()
                shutil.rmtree(new.folder, ignore_errors=True)
                raise
        return sum(len(record.chunks) for record in records)

    def current(self) -> tuple[Generation, Snapshot] | None:
        """What to search: the build in use and its articles now; None while nothing was added.

        Raises `IndexMismatch` like `check`.
        """
        with plain_errors(self.folder):
            self.check()
            generation = self._in_use()
            return None if generation is None else (generation, generation.snapshot())

    def close(self) -> None:
        """Let go of the files."""
        if self._generation is not None:
            self._generation.close()
            self._generation = None

    def _record(self, doc_id: str) -> Record:
        try:
            return self._snapshot().records[doc_id]
        except KeyError:
            raise _unknown(doc_id) from None

    def _snapshot(self) -> Snapshot:
        with plain_errors(self.folder):
            generation = self._in_use()
            return generation.snapshot() if generation else Snapshot({})

    def _in_use(self) -> Generation | None:
        head = read_head(self.folder)
        if head is None:
            if _fullest(self.folder):
                raise IndexDamaged(
                    "{folder} has articles but no {name}; run 'deepsea index rebuild'.",
                    folder=self.folder,
                    name=FILE_NAME,
                )
            return None
        with self._turn:
            if self._generation is None or self._generation.folder.name != head.generation:
                self.close()
                self._generation = Generation(self.folder / head.generation)
            return self._generation

    @contextmanager
    def _write(self) -> Iterator[Generation]:
        """Hold the writer's lock; gives the build in use, made if there is none."""
        with plain_errors(self.folder), writing(self.folder):
            generation = self._in_use()
            if generation is None:
                generation = self._new()
                self._switch(generation)
            for folder in self.folder.glob(_BUILDS):
                if folder != generation.folder:
                    shutil.rmtree(folder, ignore_errors=True)
            if not generation.settled:
                generation.settle()
            yield generation

    @contextmanager
    def _mend(self) -> Iterator[Generation]:
        """Like `_write`, but finds the articles even when the head is lost or damaged."""
        with plain_errors(self.folder), writing(self.folder):
            try:
                generation = self._in_use()
            except IndexDamaged:
                fullest = _fullest(self.folder)
                generation = Generation(fullest) if fullest else None
            yield generation or self._new()

    def _new(self) -> Generation:
        generation = Generation(self.folder / f"build-{uuid.uuid4().hex[:8]}")
        generation.create()
        return generation

    def _switch(self, generation: Generation) -> None:
        """Make ``generation`` the one in use and delete every other."""
        fingerprint = self._fingerprint(self.embedder.dimension)
        write_head(self.folder, Head(fingerprint, generation.folder.name))
        self.close()
        self._generation = generation
        for folder in self.folder.glob(_BUILDS):
            if folder != generation.folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _fingerprint(self, dimension: int) -> Fingerprint:
        return Fingerprint(
            embedder=self.embedder.name,
            digest=self.embedder.digest,
            dimension=dimension,
            passage=PASSAGE_VERSION,
            chunker=CHUNKER_VERSION,
            cleaner=CLEANER_VERSION,
        )

    def _require_space(self, *records: Record) -> None:
        """Refuse before embedding what the disk cannot take; Chroma keeps a vector thrice."""
        count = sum(len(texts) for record in records for texts in passages(record).values())
        letters = sum(len(record.raw) for record in records)
        needed = 12 * count * self.embedder.dimension + 16 * letters + _SPARE_BYTES
        free = shutil.disk_usage(self.folder).free
        if free < needed:
            raise StoreError(
                "{folder} has {free} MB free and needs {needed} MB; free some space and try again.",
                folder=self.folder,
                free=free >> 20,
                needed=(needed >> 20) + 1,
            )


def _same(stored: Record, made: Record) -> bool:
    known, new = stored.document, made.document
    if known.sha256 != new.sha256:
        return False
    told = (new.title, new.lang, made.renditions)
    return known.id != new.id or (known.title, known.lang, stored.renditions) == told


def _fullest(folder: Path) -> Path | None:
    """The build with the most articles, if any has one."""
    counts = {build: len(list(build.glob("documents/*.json"))) for build in folder.glob(_BUILDS)}
    return max((build for build in counts if counts[build]), key=counts.__getitem__, default=None)


def _unknown(doc_id: str) -> BadInput:
    return BadInput(
        "There is no article {id!r}; 'deepsea index list' shows those there are.", id=doc_id
    )

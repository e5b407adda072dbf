"""Vectors on disk: the only file that knows chromadb."""

import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged, StoreError

T = TypeVar("T")
Kind = Literal["chunks", "sentences"]
KINDS: tuple[Kind, ...] = ("chunks", "sentences")

# Chroma refuses larger batches: SQLite binds only so many variables.
_BATCH = 2000


class VectorStore:
    """The vectors of one build of the index: a Chroma collection of each kind, cosine distance.

    Each vector has a key of its own, the id of its document, and the revision of that document it
    belongs to. Another process's writes are seen after `reopen`: Chroma keeps the graph it searches
    in memory and does not notice that the files changed. Safe to share between threads.
    """

    _open_stores: ClassVar[WeakValueDictionary[Path, "VectorStore"]] = WeakValueDictionary()

    @classmethod
    def at(cls, folder: Path) -> "VectorStore":
        """The store of ``folder``: one for the whole process.

        Chroma shares one engine among the clients of a path, and `reopen` has to stop it.
        """
        return cls._open_stores.setdefault(folder.resolve(), cls(folder.resolve()))

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._turn = threading.RLock()
        self._client: Any = None
        self._collections: dict[Kind, Any] = {}

    def create(self) -> None:
        """Make an empty store."""
        self.folder.mkdir()
        with self._turn:
            self._translated(lambda: self._open(create=True))

    def add(
        self,
        kind: Kind,
        keys: Sequence[str],
        vectors: npt.NDArray[np.float32],
        doc_id: str,
        revision: str,
    ) -> None:
        """Store ``vectors`` (n, d) under ``keys`` (n, all new)."""
        belongs = {"doc_id": doc_id, "revision": revision}

        def write(collection: Any) -> None:
            for start in range(0, len(keys), _BATCH):
                batch = list(keys[start : start + _BATCH])
                rows = vectors[start : start + _BATCH]
                collection.add(ids=batch, embeddings=rows, metadatas=[belongs] * len(batch))

        self._do(kind, write)

    def delete(self, revision: str) -> None:
        """Forget every vector of a revision."""
        for kind in KINDS:
            self._do(kind, lambda collection: collection.delete(where={"revision": revision}))

    def revisions(self) -> set[str]:
        """The revisions that have vectors here."""
        return {
            str(belongs["revision"])
            for kind in KINDS
            for belongs in self._do(kind, lambda found: found.get(include=["metadatas"]))[
                "metadatas"
            ]
        }

    def count(self, kind: Kind) -> int:
        """How many vectors there are."""
        return int(self._do(kind, lambda collection: collection.count()))

    def search(
        self,
        kind: Kind,
        vector: npt.NDArray[np.float32],
        k: int,
        doc_ids: Collection[str] | None = None,
    ) -> list[tuple[str, float]]:
        """The ``k`` nearest (key, cosine similarity), nearest first, of ``doc_ids`` if given."""
        if k < 1 or (doc_ids is not None and not doc_ids):
            return []
        found = self._do(
            kind,
            lambda collection: collection.query(
                query_embeddings=vector[np.newaxis],
                n_results=k,
                where=None if doc_ids is None else {"doc_id": {"$in": sorted(doc_ids)}},
                include=["distances"],
            ),
        )
        return [
            (key, 1.0 - distance)
            for key, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def vectors(self, kind: Kind, keys: Sequence[str]) -> npt.NDArray[np.float32]:
        """The vectors under ``keys``, float32 (n, d), in that order.

        Raises `IndexDamaged` when one is missing.
        """
        by_key: dict[str, Any] = {}

        def read(collection: Any) -> None:
            for start in range(0, len(keys), _BATCH):
                batch = list(keys[start : start + _BATCH])
                found = collection.get(ids=batch, include=["embeddings"])
                by_key.update(zip(found["ids"], found["embeddings"], strict=True))

        self._do(kind, read)
        if len(by_key) < len(set(keys)):
            raise _damaged(self.folder, "vectors are missing")
        return np.asarray([by_key[key] for key in keys], dtype=np.float32)

    def reopen(self) -> None:
        """Let go of the files, so that the next call sees them as they are now."""
        with self._turn:
            if self._client is not None:
                self._client.close()
            self._client = None
            self._collections = {}

    close = reopen

    def _do(self, kind: Kind, call: Callable[[Any], T]) -> T:
        """Run ``call`` on the open collection; Chroma's errors leave as ours."""
        with self._turn:
            if self._client is None:
                self._translated(self._open)
            return self._translated(lambda: call(self._collections[kind]))

    def _translated(self, call: Callable[[], T]) -> T:
        try:
            return call()
        except StoreError:
            raise
        except Exception as error:
            # Chroma raises its own errors, RuntimeError and plain Exception alike. Its engine may
            # keep a lock that it took (measured on a full disk: the next call never returns).
            self.reopen()
            raise _ours(error, self.folder) from error

    def _open(self, create: bool = False) -> None:
        # The import takes a second, and commands that only list articles never search.
        import chromadb
        from chromadb.config import Settings

        if not create and not (self.folder / "chroma.sqlite3").is_file():
            raise _damaged(self.folder, "chroma.sqlite3 is missing")
        self._client = chromadb.PersistentClient(
            self.folder, settings=Settings(anonymized_telemetry=False)
        )
        for kind in KINDS:
            self._collections[kind] = self._client.get_or_create_collection(
                kind, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
            )


def _ours(error: Exception, folder: Path) -> StoreError:
    said = str(error).strip().partition("\n")[0][:200]
    plain = said.casefold()
    if "disk is full" in plain or "no space left" in plain:
        return StoreError(
            "The disk of {folder} is full; free some space and try again.", folder=folder
        )
    if isinstance(error, PermissionError) or "readonly" in plain or "permission denied" in plain:
        return StoreError(
            "{folder} may not be read or written; change its permissions.", folder=folder
        )
    return _damaged(folder, said or type(error).__name__)


def _damaged(folder: Path, why: str) -> IndexDamaged:
    return IndexDamaged(
        "The vectors in {folder} are damaged ({reason}); run 'deepsea index rebuild'.",
        folder=folder,
        reason=why,
    )

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.store import VectorStore

AXES = np.eye(6, dtype=np.float32)


@pytest.fixture
def store(tmp_path: Path) -> VectorStore:
    made = VectorStore.at(tmp_path / "vectors")
    made.create()
    made.add("chunks", ["a", "b"], AXES[:2], "one", "r1")
    made.add("chunks", ["c"], AXES[2:3], "two", "r2")
    made.add("sentences", ["a"], AXES[5:], "one", "r1")
    return made


def test_the_nearest_come_first_with_their_cosine(store: VectorStore) -> None:
    asked = np.array([0.6, 0.8, 0, 0, 0, 0], dtype=np.float32)
    found = store.search("chunks", asked, 3)
    assert [key for key, _ in found] == ["b", "a", "c"]
    assert [similarity for _, similarity in found] == pytest.approx([0.8, 0.6, 0.0], abs=1e-5)


def test_kinds_are_apart(store: VectorStore) -> None:
    assert [key for key, _ in store.search("sentences", AXES[0], 9)] == ["a"]
    assert (store.count("chunks"), store.count("sentences")) == (3, 1)
    assert store.vectors("sentences", ["a"]) == pytest.approx(AXES[5:])


def test_only_the_articles_asked_for(store: VectorStore) -> None:
    assert [key for key, _ in store.search("chunks", AXES[0], 9, {"two"})] == ["c"]
    assert store.search("chunks", AXES[0], 9, {"three"}) == []
    assert store.search("chunks", AXES[0], 9, []) == []
    assert store.search("chunks", AXES[0], 0) == []


def test_vectors_come_in_the_order_of_their_keys(store: VectorStore) -> None:
    assert store.vectors("chunks", ["c", "a"]) == pytest.approx(AXES[[2, 0]])
    with pytest.raises(IndexDamaged, match="missing"):
        store.vectors("chunks", ["a", "z"])


def test_a_revision_is_forgotten_whole(store: VectorStore) -> None:
    assert store.revisions() == {"r1", "r2"}
    store.delete("r1")
    assert store.revisions() == {"r2"}
    assert (store.count("chunks"), store.count("sentences")) == (1, 0)
    assert [key for key, _ in store.search("chunks", AXES[0], 9)] == ["c"]


def test_more_than_one_batch(tmp_path: Path) -> None:
    store = VectorStore.at(tmp_path / "many")
    store.create()
    vectors = np.random.default_rng(0).normal(size=(4500, 6)).astype(np.float32)
    store.add("chunks", [f"k{at}" for at in range(4500)], vectors, "one", "r1")
    assert store.count("chunks") == 4500
    assert store.search("chunks", vectors[4321], 1)[0][0] == "k4321"


def test_more_vectors_are_read_than_sqlite_takes_in_one_query(tmp_path: Path) -> None:
    store = VectorStore.at(tmp_path / "many")
    store.create()
    keys = [f"k{at}" for at in range(33_000)]
    vectors = np.random.default_rng(0).normal(size=(len(keys), 2)).astype(np.float32)
    store.add("chunks", keys, vectors, "one", "r1")
    assert store.vectors("chunks", keys[::-1]) == pytest.approx(vectors[::-1])


def test_vectors_outlive_the_process_and_its_writes_are_seen(store: VectorStore) -> None:
    assert len(store.search("chunks", AXES[0], 9)) == 3
    script = (
        "from pathlib import Path; import numpy as np; from index.store import VectorStore; "
        f"store = VectorStore.at(Path({str(store.folder)!r})); "
        "store.delete('r1'); "
        "store.add('chunks', ['d'], np.eye(6, dtype=np.float32)[3:4], 'new', 'r3')"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    store.reopen()
    assert {key for key, _ in store.search("chunks", AXES[3], 9)} == {"c", "d"}


def test_one_store_a_folder(store: VectorStore) -> None:
    assert VectorStore.at(store.folder) is store


@pytest.mark.parametrize("content", [b"not a database", None])
def test_damage_is_named(store: VectorStore, content: bytes | None) -> None:
    store.close()
    for name in ("chroma.sqlite3-wal", "chroma.sqlite3-shm"):
        (store.folder / name).unlink(missing_ok=True)
    database = store.folder / "chroma.sqlite3"
    if content is None:
        database.unlink()
    else:
        database.write_bytes(content)
    with pytest.raises(IndexDamaged, match="deepsea index rebuild") as raised:
        store.search("chunks", AXES[0], 1)
    assert str(store.folder) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.usefixtures("no_network")
def test_nothing_is_sent_anywhere(tmp_path: Path) -> None:
    store = VectorStore.at(tmp_path / "quiet")
    store.create()
    store.add("chunks", ["a"], AXES[:1], "one", "r1")
    assert store.search("chunks", AXES[0], 1)[0][0] == "a"

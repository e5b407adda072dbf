import json
import threading
from pathlib import Path

import pytest

from index.chunk import chunk
from index.document import load_document
from index.embed import Embedder
from index.errors import BadInput, IndexDamaged, IndexLocked, IndexMismatch, StoreError
from index.fingerprint import FILE_NAME
from index.health import problems
from index.library import Library
from index.lock import writing
from index.retrieve import Retriever
from tests.index.small import article

OTHER = "Bells\n\nThe old bell rings at noon. Nobody knows who cast it.\n"


def build(library: Library) -> Path:
    [folder] = library.folder.glob("build-*")
    return folder


def first_hit(library: Library, question: str) -> str:
    return library.text(Retriever(library).retrieve(question, 1)[0].chunk)


def test_an_article_is_added_once(library: Library) -> None:
    calls: list[tuple[int, int]] = []
    document = article()
    added = library.add(document, "raw words", lambda *count: calls.append(count))
    assert (added.outcome, added.document) == ("added", document)
    assert added.chunks == len(chunk(document)) > 0
    assert calls
    calls.clear()
    again = library.add(document, "raw words", lambda *count: calls.append(count))
    assert (again.outcome, again.document, again.chunks) == ("unchanged", document, added.chunks)
    assert calls == []


def test_the_same_text_under_another_name_is_the_same(library: Library) -> None:
    library.add(article())
    assert library.add(article("copy")).document.id == "lamps"
    assert [document.id for document in library.list()] == ["lamps"]


def test_a_changed_article_replaces_the_old_one(library: Library) -> None:
    library.add(article())
    library.add(article("bells", OTHER))
    changed = article(raw="Harbour lamps\n\nThe lamp went out in 1931. It was never lit again.\n")
    assert library.add(changed).outcome == "replaced"
    assert library.get("lamps") == changed
    assert "1931" in first_hit(library, "The lamp went out in 1931.")
    texts = [library.text(each) for each in library.chunks]
    assert not any("19 miles" in text for text in texts)
    assert any("bell rings" in text for text in texts)
    assert problems(library) == []


def test_a_new_title_replaces_too(library: Library) -> None:
    library.add(article())
    assert library.add(article(title="Another title")).outcome == "replaced"
    assert library.get("lamps").title == "Another title"


def test_what_is_stored_is_there_for_the_next_process(library: Library, embedder: Embedder) -> None:
    library.add(article(), "the raw words")
    again = Library.open(library.folder, embedder, create=False)
    assert again.list() == library.list() == [article()]
    assert again.raw("lamps") == "the raw words"
    assert again.chunks == library.chunks
    assert [again.text(each) for each in again.chunks] == [
        article().text[each.start : each.end] for each in chunk(article())
    ]


def test_a_file_is_added_under_its_name(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "Night Watch.txt"
    path.write_text(OTHER)
    assert library.add(*load_document(path)).document.id == "night-watch"
    assert library.raw("night-watch") == OTHER
    assert library.add(*load_document(path)).outcome == "unchanged"


def test_an_article_is_removed(library: Library) -> None:
    library.add(article())
    library.add(article("bells", OTHER))
    library.remove("lamps")
    assert [document.id for document in library.list()] == ["bells"]
    found = Retriever(library).retrieve("The keeper trims the lamp at dusk.")
    assert {hit.chunk.doc_id for hit in found} == {"bells"}
    library.remove("bells")
    assert Retriever(library).retrieve("lamp") == []
    assert problems(library) == []


@pytest.mark.parametrize("call", ["get", "remove", "raw"])
def test_an_unknown_article_is_named(library: Library, call: str) -> None:
    with pytest.raises(BadInput, match="'moon'"):
        getattr(library, call)("moon")


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "x" * 81, "a\nb", "a b"])
def test_a_name_that_is_no_name_is_refused(library: Library, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be called"):
        library.add(article(name))
    assert library.list() == []


def test_an_article_without_sentences_is_refused(library: Library) -> None:
    with pytest.raises(BadInput, match="no sentence"):
        library.add(article(raw="  \n\n"))


def test_an_empty_library(library: Library, tmp_path: Path, embedder: Embedder) -> None:
    assert (library.list(), library.chunks, library.current()) == ([], (), None)
    assert library.rebuild() == 0
    with pytest.raises(StoreError, match="deepsea index add"):
        Library.open(tmp_path / "nowhere", embedder, create=False)


def test_another_embedder_is_refused_until_a_rebuild(library: Library, other_folder: Path) -> None:
    library.add(article())
    other = Library.open(library.folder, Embedder(other_folder))
    for call in (other.check, other.current, lambda: other.add(article("bells", OTHER))):
        with pytest.raises(IndexMismatch, match="deepsea index rebuild"):
            call()
    assert other.list() == [article()]
    assert "keeper" in first_hit(library, "The keeper trims the lamp at dusk.")

    assert other.rebuild() == len(other.chunks)
    assert "keeper" in first_hit(other, "The keeper trims the lamp at dusk.")
    with pytest.raises(IndexMismatch):
        library.current()


def test_a_new_cleaner_is_refused_and_a_rebuild_cleans_the_raw_text_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(article(), OTHER)
    monkeypatch.setattr("index.library.CLEANER_VERSION", -1)
    again = Library.open(library.folder, library.embedder)
    with pytest.raises(IndexMismatch, match="cleaner"):
        again.check()
    again.rebuild()
    again.check()
    assert again.get("lamps").text == article(raw=OTHER).text
    assert "bell" in first_hit(again, "The old bell rings at noon.")


def test_a_second_writer_is_refused_while_readers_go_on(library: Library) -> None:
    library.add(article())
    with writing(library.folder):
        for call in (
            lambda: library.add(article("bells", OTHER)),
            lambda: library.remove("lamps"),
            library.rebuild,
        ):
            with pytest.raises(IndexLocked):
                call()
        assert "keeper" in first_hit(library, "The keeper trims the lamp at dusk.")


@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_a_rebuild_mends_a_lost_head(library: Library, content: bytes | None) -> None:
    library.add(article())
    head = library.folder / FILE_NAME
    head.unlink() if content is None else head.write_bytes(content)
    again = Library.open(library.folder, library.embedder)
    for call in (again.list, again.current, lambda: again.add(article("bells", OTHER))):
        with pytest.raises(IndexDamaged, match="deepsea index rebuild"):
            call()
    assert len(problems(again)) == 1
    again.rebuild()
    assert again.list() == [article()]
    assert problems(again) == []


@pytest.mark.parametrize("content", [None, b"", b"not a database"])
def test_a_rebuild_mends_lost_vectors(library: Library, content: bytes | None) -> None:
    library.add(article())
    library.close()
    database = build(library) / "vectors" / "chroma.sqlite3"
    database.unlink() if content is None else database.write_bytes(content)
    again = Library.open(library.folder, library.embedder)
    with pytest.raises(IndexDamaged, match="deepsea index rebuild"):
        Retriever(again).retrieve("lamp")
    assert again.list() == [article()]
    again.rebuild()
    assert "keeper" in first_hit(again, "The keeper trims the lamp at dusk.")


def test_vectors_that_vanished_are_noticed(library: Library) -> None:
    library.add(article())
    generation, snapshot = library.current() or pytest.fail("no index")
    generation.store.delete(snapshot.records["lamps"].revision)
    with pytest.raises(IndexDamaged, match="0 of 2 vectors of chunks"):
        Retriever(library).retrieve("lamp")
    assert any("0 of 2" in line for line in problems(library))


def test_lost_words_are_counted_anew(library: Library) -> None:
    library.add(article())
    library.close()
    for path in (build(library) / "words").rglob("*.npy"):
        path.write_bytes(b"")
    again = Library.open(library.folder, library.embedder)
    assert "lexical" in Retriever(again).retrieve("keeper")[0].legs


def test_a_damaged_article_is_named_and_costs_no_other(library: Library) -> None:
    library.add(article())
    library.add(article("bells", OTHER), OTHER)
    path = build(library) / "documents" / "lamps.json"
    path.write_text(path.read_text()[:-50])
    with pytest.raises(IndexDamaged, match=r"lamps\.json"):
        library.list()
    path.unlink()
    assert [document.id for document in library.list()] == ["bells"]
    assert library.add(article()).outcome == "added"
    assert problems(library) == []


def test_the_index_says_its_schema(library: Library) -> None:
    library.add(article())
    for path in (library.folder / FILE_NAME, build(library) / "documents" / "lamps.json"):
        assert json.loads(path.read_text())["schema"] >= 1


def test_readers_in_threads_see_whole_articles(library: Library) -> None:
    versions = [
        f"Harbour lamps\n\nThe lamp of version {at} burns. Its beam number {at} turns.\n"
        for at in range(6)
    ]
    library.add(article(raw=versions[0]))
    done, faults = threading.Event(), []

    def read() -> None:
        retriever = Retriever(Library.open(library.folder, library.embedder))
        while not done.is_set():
            try:
                assert len(retriever.retrieve("The lamp burns", 5)) > 0
            except Exception as fault:
                faults.append(fault)
                return

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for version in versions[1:]:
        library.add(article(raw=version))
    library.rebuild()
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []

from pathlib import Path

import pytest

from eval.libraries import Source, added, source_of, temporary_library
from index.errors import BadInput
from index.library import Library
from index.retrieve import Retriever
from tests.index.small import CHINESE, ByteEmbedder, article

BELLS = Source(article("bells", "Bells\n\nThe bell rings at noon. Nobody cast it.\n"), "raw")


def test_an_article_is_copied_with_all_that_was_stored_of_it(tmp_path: Path) -> None:
    library = Library.open(tmp_path, ByteEmbedder())
    library.add(article(), "the raw words", renditions={"zh": CHINESE})
    with temporary_library(library.embedder, [source_of(library, "lamps")]) as copy:
        assert copy.list() == library.list()
        assert copy.raw("lamps") == "the raw words"
        assert copy.rendition("lamps", "zh") == library.rendition("lamps", "zh")
        assert copy.folder != library.folder
        assert Retriever(copy).retrieve("守灯人黄昏时修剪灯芯。")[0].legs["lexical"] == 1
        folder = copy.folder
    assert not folder.exists()
    library.close()


def test_an_article_is_there_for_a_while_only(library: Library) -> None:
    with added(library, BELLS):
        assert [document.id for document in library.list()] == ["bells", "lamps"]
        assert {hit.chunk.doc_id for hit in Retriever(library).retrieve("bell")} >= {"bells"}
    assert [document.id for document in library.list()] == ["lamps"]


def test_it_goes_even_when_something_fails(library: Library) -> None:
    with pytest.raises(RuntimeError), added(library, BELLS):
        raise RuntimeError
    assert [document.id for document in library.list()] == ["lamps"]


def test_what_was_there_before_stays(library: Library) -> None:
    with added(library, Source(article("copy"), "")), added(library, None):
        pass
    assert [document.id for document in library.list()] == ["lamps"]


def test_an_unknown_article_is_named(library: Library) -> None:
    with pytest.raises(BadInput, match="'moon'"):
        source_of(library, "moon")

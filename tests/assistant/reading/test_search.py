from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.reading import search
from assistant.reading.search import Searcher
from index.library import Library
from tests.index.small import ByteEmbedder, article


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    library.add(article("灯塔", "# 灯塔\n\n灯塔高四十米。\n", title="灯塔", lang="zh"))
    yield library
    library.close()


def test_the_excerpts_of_an_article_are_made_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = Searcher(library)
    made = {each.id: searcher.excerpts(each, each.lang) for each in library.list()}
    monkeypatch.setattr(search, "excerpts", None)
    for each in library.list():
        assert searcher.excerpts(each, each.lang) == made[each.id]


def test_the_excerpts_of_an_article_that_was_replaced_are_new(library: Library) -> None:
    searcher = Searcher(library)
    [one, _] = library.list()
    searcher.excerpts(one, one.lang)
    library.add(article(one.id, "# Bells\n\nThe bell rings at noon.\n", title="Bells"))
    [excerpt] = searcher.excerpts(library.get(one.id), "en")
    assert excerpt.text == "The bell rings at noon."


def test_what_is_done_to_the_excerpts_given_is_not_done_to_those_kept(library: Library) -> None:
    searcher = Searcher(library)
    [one, _] = library.list()
    searcher.excerpts(one, one.lang).clear()
    assert searcher.excerpts(one, one.lang)

from pathlib import Path

import numpy as np
import pytest

from index.generation import ORIGINAL, words_name
from index.legs import Legs
from index.lexical import LexicalIndex
from index.library import Library
from index.types import LANGS
from tests.index.small import CHINESE as RENDITION
from tests.index.small import ByteEmbedder, article

CHINESE = "".join(
    f"# 第{number}节\n\n{words}\n\n"
    for number, words in enumerate(
        [
            "小米SU7的风阻系数为0.195。工程师测了三个月。",
            "小米SU7卖得很好。大家都喜欢。",
            "小米SU7有三个版本。各有不同的用户。",
            "小米SU7在赛道上跑得快。媒体都在报道。",
            "保时捷Taycan的风阻系数为0.22。这是去年的数字。",
        ]
    )
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    opened = Library.open(tmp_path / "index", ByteEmbedder())
    opened.add(article("car", CHINESE, title="车", lang="zh"))
    opened.add(article())
    return opened


def legs(library: Library, *doc_ids: str) -> Legs:
    return Legs(*(library.current() or pytest.fail("no index")), doc_ids or None)


def texts(library: Library, rows: list[int]) -> list[str]:
    return [library.text(library.chunks[row]) for row in rows]


def test_dense_ranks_by_the_mean_of_the_chunk_and_its_best_sentence(library: Library) -> None:
    embedder = ByteEmbedder()
    question = embedder.embed_query("The pilots wait")
    expected = {}
    for row, chunk in enumerate(library.chunks):
        record = library.current()[1].records[chunk.doc_id]  # type: ignore[index]
        text = record.document.text
        spans = record.sentences[record.chunks.index(chunk)]
        whole = float(embedder.embed_query(text[chunk.start : chunk.end]) @ question)
        parts = [float(embedder.embed_query(text[start:end]) @ question) for start, end in spans]
        expected[row] = whole + max(parts)
    assert legs(library).dense(question) == sorted(expected, key=lambda row: -expected[row])


def test_dense_looks_only_where_it_may(library: Library) -> None:
    rows = legs(library, "lamps").dense(ByteEmbedder().embed_query("小米"))
    assert {library.chunks[row].doc_id for row in rows} == {"lamps"}


def test_lexical_looks_only_in_articles_of_the_language(library: Library) -> None:
    assert texts(library, legs(library).lexical("Taycan的风阻系数"))[0].startswith("保时捷Taycan")
    english = legs(library).lexical("Does the SU7 trim the lamp?")
    assert {library.chunks[row].doc_id for row in english} == {"lamps"}
    assert legs(library, "lamps").lexical("风阻系数") == []


def test_lexical_looks_for_no_function_words(library: Library) -> None:
    found = legs(library, "lamps").lexical("What is lit by the dusk for it?")
    assert ["dusk" in text for text in texts(library, found)] == [True]


def test_each_language_has_the_words_of_its_own_reading(tmp_path: Path) -> None:
    rendered = Library.open(tmp_path / "rendered", ByteEmbedder())
    rendered.add(article(), renditions={"zh": RENDITION})
    rendered.add(article("car", CHINESE, title="车", lang="zh"))
    generation, snapshot = rendered.current() or pytest.fail("no index")
    assert snapshot.readings == ("original", "zh")
    in_chinese, in_english = (generation.lexical(snapshot, lang) for lang in LANGS)
    assert [index.frequency("守灯") for index in (in_chinese, in_english)] == [1, 0]
    assert [index.frequency("dusk") for index in (in_chinese, in_english)] == [0, 1]
    assert in_english.frequency("taycan") == in_chinese.frequency("taycan") == 1


def test_words_that_no_reading_in_their_language_has_count_in_the_other(tmp_path: Path) -> None:
    rendered = Library.open(tmp_path / "rendered", ByteEmbedder())
    rendered.add(article(), renditions={"zh": RENDITION})
    rendered.add(article("car", CHINESE, title="车", lang="zh"))
    for wording in ("Tell us something about 黄昏, please", "请问 dusk 呢？"):
        found = texts(rendered, legs(rendered, "lamps").lexical(wording))
        assert ["dusk" in text for text in found] == [True], wording


def test_words_stored_by_an_earlier_make_are_not_read(library: Library) -> None:
    generation, snapshot = library.current() or pytest.fail("no index")
    words = generation.folder / "words"
    (words / words_name(snapshot, ORIGINAL)).rename(words / snapshot.state)
    LexicalIndex.build(["other"] * len(library.chunks)).save(words / f"{snapshot.state}-1-original")
    again = Library.open(library.folder, library.embedder)
    assert texts(again, legs(again, "lamps").lexical("dusk"))[0].startswith("The keeper trims")
    again.remove("car")
    now = (again.current() or pytest.fail("no index"))[1]
    assert [path.name for path in words.iterdir()] == [words_name(now, ORIGINAL)]


def test_names_count_when_they_are_rare(library: Library) -> None:
    found = legs(library).names("What is the drag of the SU7 and the Taycan?")
    assert ["Taycan" in text for text in texts(library, found)] == [True]
    assert legs(library).names("What is the drag of the SU7?") == []
    assert legs(library).names("小米Taycan") == []


def test_nothing_is_found_in_an_empty_snapshot(library: Library) -> None:
    library.remove("car")
    library.remove("lamps")
    empty = legs(library)
    assert empty.dense(np.ones(24, dtype=np.float32)) == []
    assert empty.lexical("lamp") == empty.names("SU7") == []

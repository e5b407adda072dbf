import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.lexical import LexicalIndex
from index.tokens import tokens

TEXTS = ["red lamp", "red red boat", "green boat sails far", "风阻系数为0.195"]


def bm25(words: list[str], text: str, texts: list[str]) -> float:
    """Lucene's form, from its definition: k1 1.5, b 0.75."""
    split = [tokens(other) for other in texts]
    mean = sum(len(each) for each in split) / len(split)
    score, own = 0.0, tokens(text)
    for word in set(words):
        holding = sum(word in each for each in split)
        idf = math.log(1 + (len(split) - holding + 0.5) / (holding + 0.5))
        often = own.count(word)
        score += idf * often / (often + 1.5 * (1 - 0.75 + 0.75 * len(own) / mean))
    return score


@pytest.mark.parametrize("question", ["red boat", "boat", "系数 lamp", "far far sails"])
def test_scores_are_those_of_the_definition(question: str) -> None:
    index, words = LexicalIndex.build(TEXTS), tokens(question)
    found = dict(index.search(words, 10))
    expected = {row: bm25(words, text, TEXTS) for row, text in enumerate(TEXTS)}
    assert found == pytest.approx({row: score for row, score in expected.items() if score > 0})


def test_best_first_and_no_more_than_asked() -> None:
    found = LexicalIndex.build(TEXTS).search(["red"], 1)
    assert [row for row, _ in found] == [1]


def test_nothing_in_common_finds_nothing() -> None:
    index = LexicalIndex.build(TEXTS)
    assert index.search(tokens("unknown 未知"), 5) == []
    assert index.search([], 5) == []
    assert index.search(["red"], 0) == []


def test_only_the_rows_allowed() -> None:
    index = LexicalIndex.build(TEXTS)
    assert [row for row, _ in index.search(["boat", "red"], 5, rows=[0, 2])] == [0, 2]
    assert index.search(["red"], 5, rows=[]) == []


def test_equal_texts_come_in_their_order() -> None:
    index = LexicalIndex.build(["same words"] * 20)
    assert [row for row, _ in index.search(["same"], 20)] == list(range(20))


def test_frequency_counts_rows() -> None:
    index = LexicalIndex.build(TEXTS)
    assert [index.frequency(word) for word in ("red", "boat", "0.195", "none")] == [2, 2, 1, 0]


def test_texts_without_words() -> None:
    assert LexicalIndex.build(["。。", ""]).search(["red"], 5) == []
    assert LexicalIndex.build([]).search(["red"], 5) == []


def test_stored_and_read_again(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS)
    index.save(tmp_path / "words")
    again = LexicalIndex.load(tmp_path / "words", len(TEXTS))
    assert again.search(["red", "系数"], 5) == index.search(["red", "系数"], 5)
    assert [path.name for path in tmp_path.iterdir()] == ["words"]


def test_damage_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="words"):
        LexicalIndex.load(tmp_path / "words", 4)
    LexicalIndex.build(TEXTS).save(tmp_path / "words")
    with pytest.raises(IndexDamaged, match="4 rows, not 9"):
        LexicalIndex.load(tmp_path / "words", 9)
    for path in sorted((tmp_path / "words").iterdir()):
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        if path.name != "nonoccurrence_array.index.npy":
            with pytest.raises(IndexDamaged, match="rebuild"):
                LexicalIndex.load(tmp_path / "words", 4)
        path.write_bytes(whole)


@given(st.lists(st.text(alphabet="红灯绿船 abc1", max_size=12), max_size=8), st.text(max_size=8))
def test_every_hit_holds_a_word_of_the_question(texts: list[str], question: str) -> None:
    words = set(tokens(question))
    for row, score in LexicalIndex.build(texts).search(sorted(words), 10):
        assert score > 0
        assert words & set(tokens(texts[row]))

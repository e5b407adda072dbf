import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse


def test_the_formula_by_hand() -> None:
    fused = fuse({"dense": [7, 8], "lexical": [8, 9]})
    highest = 1 / 61 + 1 / 61
    assert [item for item, _ in fused] == [8, 7, 9]
    assert [score for _, score in fused] == pytest.approx(
        [(1 / 62 + 1 / 61) / highest, (1 / 61) / highest, (1 / 62) / highest]
    )


def test_weights_count() -> None:
    fused = dict(fuse({"dense": [1], "names": [2]}, {"dense": 1.0, "names": 0.5}))
    assert fused[1] == pytest.approx(2 * fused[2])


def test_first_everywhere_is_one() -> None:
    item, score = fuse({"a": [3, 4], "b": [3], "c": [3]})[0]
    assert item == 3
    assert score == pytest.approx(1.0)


def test_ties_go_to_the_smaller_item() -> None:
    assert [item for item, _ in fuse({"a": [5], "b": [2]})] == [2, 5]


def test_no_rankings() -> None:
    assert fuse({}) == []


@given(st.dictionaries(st.text(), st.lists(st.integers(0, 20), unique=True)))
def test_every_item_once_with_a_score_of_at_most_one(rankings: dict[str, list[int]]) -> None:
    fused = fuse(rankings)
    assert {item for item, _ in fused} == {item for found in rankings.values() for item in found}
    assert all(0 < score <= 1 + 1e-9 for _, score in fused)
    assert [score for _, score in fused] == sorted((score for _, score in fused), reverse=True)

import pytest

from assistant.figures import places_taken, takes_another_place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("小米汽车位列亚军", {2}),
        ("拿下第一名", {1}),
        ("成为第一个跨界品牌", set()),
        ("It came first in the ranking.", {1}),
        ("It took second place.", {2}),
        ("The lamp was the champion.", {1}),
        ("It won the first contract.", set()),
        ("拿下指数的头名", {1}),
        ("在评选中夺冠", {1}),
        ("登顶全国销量榜", {1}),
        ("登顶灯塔要走多少级", set()),
        ("冠名了一场比赛", set()),
        ("It topped the national list.", {1}),
        ("It took the top spot.", {1}),
        ("The top of the tower was wet.", set()),
    ],
)
def test_places_that_were_taken(text: str, places: set[int]) -> None:
    assert places_taken(text) == places


def test_another_place_than_all_the_texts_tell() -> None:
    assert takes_another_place("It was the champion.", ["It came second."])
    assert not takes_another_place("It was the champion.", ["It came second.", "It came first."])
    assert not takes_another_place("It was the champion.", ["It did well."])

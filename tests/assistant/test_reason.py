import pytest

from assistant.reason import asks_for_a_reason, tells_a_reason


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("小米为什么非要跑到德国去刷圈速？", True),
        ("他考赛车执照图什么？", True),
        ("他考了什么执照？", False),
        ("Why keep the old boilers?", True),
        ("What made her leave?", True),
        ("Which boilers are kept?", False),
    ],
)
def test_questions_for_a_reason_are_told(question: str, asks: bool) -> None:
    assert asks_for_a_reason(question) == asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("为强化“汽车极客”人设，他考取赛车执照。", True),
        ("店里人手不够，因此周一不开门。", True),
        ("其中150亿元投入北京、上海两大工厂建设。", False),
        ("他被视为强化训练的先驱。", False),
        ("The boilers stay, so that the grid is not needed at night.", True),
        ("The boilers were built in 1912.", False),
    ],
)
def test_words_of_reason_are_found(text: str, tells: bool) -> None:
    assert tells_a_reason([text]) == tells

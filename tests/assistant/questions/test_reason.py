import pytest

from assistant.questions.reason import (
    adds_a_point,
    asks_for_a_reason,
    follows_from_before,
    tells_a_reason,
)


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
        ("他们请人来看工厂，增强用户对品牌的认同。", True),
        ("其中150亿元投入北京、上海两大工厂建设。", False),
        ("他被视为强化训练的先驱。", False),
        ("The boilers stay, so that the grid is not needed at night.", True),
        ("The boilers were built in 1912.", False),
    ],
)
def test_words_of_reason_are_found(text: str, tells: bool) -> None:
    assert tells_a_reason([text]) == tells


@pytest.mark.parametrize(
    ("sentence", "adds"),
    [
        ("同时，图书馆还办讲座。", True),
        ("第三，图书馆在周末也开门。", True),
        ("这样读者周末也能来。", False),
        ("其中一半是孩子。", False),
        ("The library also lends tools.", True),
        ("Third, it opens on Sundays.", True),
        ("Readers can then come on Sundays.", False),
        ("Seconds count when a reader waits.", False),
    ],
)
def test_sentences_that_begin_anew_are_told(sentence: str, adds: bool) -> None:
    assert adds_a_point(sentence) == adds


@pytest.mark.parametrize(
    ("sentence", "follows"),
    [
        ("That is also why there is no version for a flat.", True),
        ("This was the reason they closed the shop.", True),
        ("So they closed the shop on Mondays.", True),
        ("So far they have closed two shops.", False),
        ("They closed the shop, which is why nobody came.", False),
        ("Therefore, because rents rose, they closed the shop.", False),
        ("因此，店里周一不开门。", True),
        ("这也正是她不肯搬走的原因。", True),
        ("所以周一不开门，因为店里人手不够。", False),
        ("这是一家老店。", False),
    ],
)
def test_what_follows_from_the_sentence_before_is_told(sentence: str, follows: bool) -> None:
    assert follows_from_before(sentence) == follows

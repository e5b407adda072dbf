import pytest

from assistant.questions.reason import (
    adds_a_point,
    asks_for_a_reason,
    follows_from_before,
    leaves_out_the_reason,
    makes_up_a_reason,
    tells_a_reason,
    withholds_the_reason,
)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("小米为什么非要跑到德国去刷圈速？", True),
        ("他考赛车执照图什么？", True),
        ("他考了什么执照？", False),
        ("Why keep the old boilers?", True),
        ("What made her leave?", True),
        ("What was the yard trying to achieve by cutting fares in winter?", True),
        ("What was the yard trying?", False),
        ("Which boilers are kept?", False),
        ("What caused the fire at the mill?", True),
        ("是什么造成了这次停电？", True),
        ("他是干什么的？", False),
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
        ("为应对涨价，店里改了菜单。", True),
        ("因暴雨，渡轮停航三天。", True),
        ("受台风影响，学校停课。", True),
        ("出于安全考虑，桥上禁止骑车。", True),
        ("他为人谦和，话不多。", False),
        ("因此他没有去。", True),
        ("The rink closed over safety fears.", True),
        ("To cut costs, the mill moved inland.", True),
        ("With rents rising, they left the square.", True),
        ("They went over the hill with a dog.", False),
        ("The boilers stay, so that the grid is not needed at night.", True),
        ("The boilers were built in 1912.", False),
        ("A vote is needed, since the rules require one.", True),
        ("The company, since sold to another, runs nine routes.", False),
        ("It has run since 1998 and, since May 2004, every day.", False),
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


@pytest.mark.parametrize(
    ("sentence", "quote", "made_up"),
    [
        ("They kept the routes because they were asked.", "They were asked, since sold.", True),
        (
            "They kept the routes because they pay.",
            "They kept them, as they pay, to save jobs.",
            False,
        ),
        ("They kept the routes and were asked.", "They were asked.", False),
        ("店关了，因为他病了。", "店关了。他病了。", True),
        ("店关了，因为他病了。", "由于他病了，店关了。", False),
    ],
)
def test_a_reason_is_made_up_where_the_source_has_none(
    sentence: str, quote: str, made_up: bool
) -> None:
    assert makes_up_a_reason(sentence, [quote]) == made_up


@pytest.mark.parametrize(
    ("quote", "withheld"),
    [
        ("It did not say why it kept the routes, and declined to answer that question.", True),
        ("The company, since sold, refused to explain.", True),
        ("No reason was given for the delay.", True),
        ("It did not say why, but a clerk put it down to the weather: to save fuel.", False),
        ("It did not answer the phone.", False),
        ("The reason was the weather.", False),
        ("公司没有说明原因，也拒绝回答记者。", True),
        ("对为何停航，公司未作解释。", True),
        ("公司没有透露价格，因为合同还没签。", False),
        ("公司停了这条线。", False),
    ],
)
def test_a_reason_may_be_withheld(quote: str, withheld: bool) -> None:
    assert withholds_the_reason([quote]) == withheld


@pytest.mark.parametrize(
    ("sentence", "source", "leaves"),
    [
        ("雷军考取了赛车执照。", "为强化“汽车极客”人设，雷军考取赛车执照，亲自试驾。", True),
        ("他是为了强化汽车极客人设。", "为强化“汽车极客”人设，雷军考取赛车执照。", False),
        ("他考取了执照。", "为此，他考取了执照，又去了纽北。", False),
        ("They moved it.", "To cut heating costs, they moved it to the harbour.", True),
        ("It was to cut heating costs.", "To cut heating costs, they moved it away.", False),
        ("They moved it.", "They moved it to the harbour, beside the mill.", False),
        ("渡轮停航三天。", "因连日暴雨，渡轮停航三天。", True),
    ],
)
def test_a_reason_that_is_left_out_is_seen(sentence: str, source: str, leaves: bool) -> None:
    assert leaves_out_the_reason(sentence, source) == leaves

import pytest

from assistant.translation.dictionary import terms_shared

RULES = "模式标本不予外借。本馆的模式标本共417件,注册志愿者512人。问题不多。"
BRICKS = "Firebrick is cheap. The water authority of the city owns a boiler and has a question."


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Can type specimens ever be borrowed?", [("type specimens", "模式标本")]),
        ("How many volunteers are there?", [("volunteers", "志愿者")]),
        ("What is the problem?", []),  # 问题 may mean a question too
        ("What is a holotype?", []),
    ],
)
def test_the_words_of_a_chinese_article(question: str, terms: list[tuple[str, str]]) -> None:
    assert terms_shared(question, "zh", [RULES]) == terms


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("耐火砖贵吗", [("耐火砖", "firebrick")]),
        ("水务局有什么问题？", [("水务局", "water authority")]),
        ("显微镜贵吗？", []),
    ],
)
def test_the_words_of_an_english_article(question: str, terms: list[tuple[str, str]]) -> None:
    assert terms_shared(question, "en", [BRICKS]) == terms


def test_of_several_words_the_one_that_stands_there_most_often_is_taken() -> None:
    text = "售票员和志愿人员都在。义务工作者来了。志愿者走了，志愿者又来了。"
    assert terms_shared("Who are the volunteers?", "zh", [text]) == [("volunteers", "志愿者")]

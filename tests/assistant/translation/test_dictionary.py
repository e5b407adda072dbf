import pytest

from assistant.translation import dictionary
from assistant.translation.dictionary import load_dictionary, senses_of, terms_shared

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


def test_another_article_costs_no_other_reading_of_the_dictionary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load_dictionary()
    monkeypatch.setattr(dictionary, "gzip", None)  # what a second reading would need
    texts = [f"第{number}期。{RULES}" for number in range(40)]
    assert terms_shared("How many volunteers?", "zh", texts) == [("volunteers", "志愿者")]
    bricks = [f"Issue {number}. {BRICKS}" for number in range(40)]
    assert terms_shared("耐火砖贵吗", "en", bricks) == [("耐火砖", "firebrick")]


def test_a_sense_may_begin_with_what_is_no_letter() -> None:
    assert terms_shared("Is it hotter than 80 °C?", "zh", ["水温高于80摄氏度。"]) == [
        ("C", "摄氏度")
    ]


def test_what_a_word_means_comes_in_the_order_of_the_dictionary() -> None:
    assert [*senses_of("耐火砖")] == ["refractory brick", "firebrick"]
    assert [*senses_of("并无此词")] == []

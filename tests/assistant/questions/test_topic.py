import pytest

from assistant.questions.topic import led_by, topic, unled
from index.types import Lang


@pytest.mark.parametrize(
    ("question", "lang", "subject"),
    [
        ("灯塔的光程是多少？", "zh", "灯塔的光程"),
        ("船队有多少人？", "zh", "船队"),
        ("这条船是哪天下水的", "zh", "这条船下水的"),
        ("他们申请了多少件专利？", "zh", "他们申请了专利"),
        ("要是停电，灯塔会怎么样？", "zh", "要是停电，灯塔会"),
        ("它在榜上排第几？", "zh", "它在榜上排"),
        ("船有几条？", "zh", "船"),
        ("近几年发生了什么？", "zh", "近几年发生了"),
        ("灯塔，守塔人，船队，他们申请了多少件专利", "zh", "灯塔，他们申请了专利"),
        ("Who is the keeper?", "en", "the keeper"),
        ("How many ships did the yard build?", "en", "ships did the yard build"),
        ("And what about it?", "en", "about it"),
        ("About the yard: How long is it?", "en", "the yard"),
        ("List the five piers.", "en", "the five piers"),
        ("Tell me more about the keeper.", "en", "the keeper"),
        ("说说那座灯塔", "zh", "那座灯塔"),
        ("为什么？", "zh", ""),
    ],
)
def test_a_topic_is_a_question_without_what_it_asks_for(
    question: str, lang: Lang, subject: str
) -> None:
    assert topic(question, lang) == subject


def test_a_question_is_led_by_what_it_is_about() -> None:
    assert led_by(["灯塔的光程"], "谁测的？", "zh") == "灯塔的光程，谁测的？"
    assert led_by([""], "谁测的？", "zh") == "谁测的？"
    assert led_by(["灯塔"], "灯塔是谁造的？", "zh") == "灯塔是谁造的？"
    two = led_by(["the keeper", "the yard"], "Which is older?", "en")
    assert two == "About the keeper and the yard: Which is older?"
    assert unled(two) == "Which is older?"

import pytest

from assistant.parts import MAX_PARTS, asks_several, parts
from tests.assistant.scripted import scripted

SEVERAL = [
    "灯塔的高度是多少？灯光呢？",
    "东港和西港分别有多少条船",
    "灯光能照多远，又是谁在看守？",
    "How tall is the tower, and who keeps the lamp?",
    "How many boats do Eastport and Westport have respectively?",
    "Compare the two harbours.",
]
ONE = [
    "灯光能照多远？",
    "为什么领航员要等平潮",
    "How far does the beam reach?",
    "Why do the pilots wait for slack water and calm weather?",
]


@pytest.mark.parametrize("question", SEVERAL)
def test_what_may_ask_for_several_things(question: str) -> None:
    assert asks_several(question)


@pytest.mark.parametrize("question", ONE)
def test_what_asks_for_one_thing_needs_no_model(question: str) -> None:
    assert parts(question, "en", scripted([])) == [question]


def test_the_parts_are_lines_each_once() -> None:
    said = "How tall is it?\n\nWho keeps it?\nHow tall is it?\n"
    assert parts(SEVERAL[3], "en", scripted([said])) == ["How tall is it?", "Who keeps it?"]


def test_a_question_given_back_whole_stays_as_it_was_asked() -> None:
    assert parts(SEVERAL[5], "en", scripted(["Compare both harbours."])) == [SEVERAL[5]]


def test_a_model_that_runs_on_is_cut_off() -> None:
    said = "\n".join(f"Question {number}?" for number in range(9))
    assert len(parts(SEVERAL[5], "en", scripted([said]))) == MAX_PARTS


def test_two_measures_that_are_compared_are_asked_for_one_by_one() -> None:
    question = "How does the height of the tower compare with the length of the pier?"
    assert parts(question, "en", scripted([question])) == [
        "What is the height of the tower?",
        "What is the length of the pier?",
    ]

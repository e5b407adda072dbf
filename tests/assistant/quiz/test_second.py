from dataclasses import replace

from assistant.answer import Assistant
from assistant.quiz import make_quiz
from assistant.quiz.second import confirms
from index.library import Library
from tests.assistant.scripted import by_prompt

DOC = "xiaomi-deep-sea"


def test_the_assistant_comes_to_the_key_of_what_is_kept(library: Library) -> None:
    assistant = Assistant(library, None)
    for item in make_quiz(assistant, DOC, 6, kinds=["single", "cloze"], langs=["zh"]).items:
        assert confirms(assistant, item)


def test_a_key_that_is_not_in_the_passage_is_not_confirmed(library: Library) -> None:
    assistant = Assistant(library, None)
    (item,) = make_quiz(assistant, DOC, 1, kinds=["cloze"], langs=["zh"]).items
    assert not confirms(assistant, replace(item, key=("77.7亿吨",)))
    elsewhere = tuple(replace(cited, start=0, end=3) for cited in item.citations)
    assert not confirms(assistant, replace(item, citations=elsewhere))


def test_what_is_no_question_is_not_asked(library: Library) -> None:
    model = by_prompt()  # fails the test when it is asked
    assistant = Assistant(library, None)
    (item,) = make_quiz(assistant, DOC, 1, kinds=["truefalse"], langs=["zh"]).items
    assert confirms(Assistant(library, model), item)

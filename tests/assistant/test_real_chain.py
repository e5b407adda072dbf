"""The whole chain with the real models over the built-in article."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.assembly import open_assistant
from assistant.settings import load_settings
from assistant.types import Answer
from eval.score import faults

pytestmark = pytest.mark.models
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ASKED = re.findall(r'^\$ deepsea ask "([^"…]+)"', README, re.MULTILINE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, indexed_home: Path) -> Path:
    return Path(shutil.copytree(indexed_home, tmp_path_factory.mktemp("chain") / "home"))


@pytest.fixture(scope="module")
def assistant(home: Path) -> Iterator[Assistant]:
    with closing(open_assistant(load_settings(home=home), lambda _: None)) as assistant:
        yield assistant


def _figures(answer: Answer) -> tuple[bool, bool]:
    return "0.195" in answer.text, re.search(r"0\.22(?!\d)", answer.text) is not None


def test_the_readme_asks_in_both_languages() -> None:
    assert len(ASKED) == 2 and any(question.isascii() for question in ASKED)


@pytest.mark.parametrize("question", ASKED)
def test_the_questions_of_the_readme_are_answered_right(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert answer.lang == ("en" if question.isascii() else "zh")
    assert bool(re.search(r"[\u4e00-\u9fff]", answer.text)) == (answer.lang == "zh")
    assert _figures(answer) == (True, True)
    assert faults(answer, assistant.library) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("截至2025年7月，小米汽车在全国有多少家门店？", "352"),
        ("How many patents has Xiaomi Auto applied for?", "2,?800"),
    ],
)
def test_a_fact_is_found_and_cited(assistant: Assistant, question: str, fact: str) -> None:
    answer = assistant.answer(question)
    assert re.search(fact, answer.text)
    assert faults(answer, assistant.library) == []


def test_a_follow_up_is_understood(assistant: Assistant) -> None:
    history = [("SU7的风阻系数是多少？", "SU7的风阻系数为0.195。[1]")]
    answer = assistant.answer("那保时捷Taycan的呢？", history)
    assert "0.22" in answer.text and faults(answer, assistant.library) == []


@pytest.mark.parametrize(
    "question", ["雷军是哪一年出生的？", "What was Xiaomi Auto's net profit in 2024?"]
)
def test_what_the_article_does_not_say_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "abstained"
    assert all(sentence.origin == "notice" for sentence in answer.sentences)


def test_without_a_chat_model_the_right_quote_is_there(home: Path) -> None:
    settings = load_settings(home=home, model="none")
    with closing(open_assistant(settings, lambda _: None)) as quoting:
        answer = quoting.answer("SU7的风阻系数是多少？")
        assert "0.195" in answer.citations[0].quote
        assert faults(answer, quoting.library) == []

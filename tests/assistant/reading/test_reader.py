import pytest

from assistant.reading.excerpts import Excerpt
from assistant.reading.reader import Reader, shares
from tests.assistant.scripted import scripted
from tests.index.small import article

QUESTION = "How far does the beam reach?"


def _excerpt() -> Excerpt:
    document = article()
    return Excerpt(document, 0, len(document.text), ("Harbour lamps",))


@pytest.mark.parametrize(
    ("reply", "confidence", "answer"),
    [
        ("Yes. Its beam reaches 19 miles.", 1.0, "Its beam reaches 19 miles."),
        ("No", 0.0, ""),
        ("No.", 0.0, ""),
        ("Its beam reaches 19 miles.", 0.5, "Its beam reaches 19 miles."),
    ],
)
def test_the_verdict_is_told_from_the_answer(reply: str, confidence: float, answer: str) -> None:
    assert Reader(scripted([reply])).confidence(_excerpt(), QUESTION) == confidence
    assert Reader(scripted([reply])).answer(_excerpt(), QUESTION) == answer


def test_confidence_is_the_share_of_the_yes() -> None:
    assert shares({"有": 0.6, "无": 0.2, "是": 0.1}, ("有", "无"))[0] == pytest.approx(0.6 / 0.8)
    assert shares({"Yes": 0.3, " yes": 0.3, "No": 0.2}, ("Yes", "No"))[0] == pytest.approx(0.75)
    assert shares({"the": 0.9, " ": 0.1}, ("Yes", "No")) == []
    assert shares({"YES": 0.2, "不": 0.6}, ("yes", "不知道")) == pytest.approx([0.25, 0.75])


@pytest.mark.parametrize("rest", [" It is so." * 9, "0" * 40])
def test_a_reply_that_repeats_itself_is_cut_short(rest: str) -> None:
    said = Reader(scripted(["Yes. Its beam reaches 19 miles." + rest])).answer(_excerpt(), QUESTION)
    assert said.startswith("Its beam reaches 19 miles.") and len(said) < 45


def test_a_large_figure_is_not_taken_for_repetition() -> None:
    reply = "It cost 10000000000 yuan, or 10,000,000,000, and again 1,000,000,000,000,000."
    assert Reader(scripted([f"Yes. {reply}"])).answer(_excerpt(), QUESTION) == reply

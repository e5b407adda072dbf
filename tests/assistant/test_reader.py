import pytest

from assistant.excerpts import Excerpt
from assistant.models.chat import Piece
from assistant.reader import Reader, _reading
from tests.assistant.scripted import scripted
from tests.index.small import article


def _excerpt() -> Excerpt:
    document = article()
    return Excerpt(document, 0, len(document.text), ("Harbour lamps",))


@pytest.mark.parametrize(
    ("reply", "confidence", "text"),
    [
        ("Yes. Its beam reaches 19 miles.", 1.0, "Its beam reaches 19 miles."),
        ("No", 0.0, ""),
        ("Its beam reaches 19 miles.", 0.5, "Its beam reaches 19 miles."),
    ],
)
def test_the_verdict_is_told_from_the_answer(reply: str, confidence: float, text: str) -> None:
    reading = Reader(scripted([reply])).read(_excerpt(), "How far does the beam reach?")
    assert reading.confidence == confidence
    assert "".join(reading.text()) == text


def test_confidence_is_the_share_of_the_yes() -> None:
    pieces = iter([Piece("有", {"有": 0.6, "无": 0.2, "是": 0.1}), Piece("。"), Piece("甲。")])
    reading = _reading(pieces, "有", "无")
    assert reading.confidence == pytest.approx(0.6 / 0.8)
    assert "".join(reading.text()) == "甲。"

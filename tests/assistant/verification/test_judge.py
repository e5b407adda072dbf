import pytest

from assistant.reading.excerpts import Excerpt
from assistant.verification.judge import _tells_when_instead, _with_its_reason
from index.document import make_document


@pytest.mark.parametrize(
    ("answer", "question", "when"),
    [
        ("在2019年5月。", "磨坊在哪里？", True),
        ("It was in May 2019.", "Where was it?", True),
        ("在3楼。", "阅览室在哪里？", False),
        ("第3排。", "他坐在哪里？", False),
        ("Row 12.", "Where did he sit?", False),
        ("在2019年5月。", "磨坊是什么时候建的？", False),
    ],
)
def test_a_date_in_the_place_of_a_place(answer: str, question: str, when: bool) -> None:
    assert _tells_when_instead(answer, question) == when


def test_a_reason_is_looked_for_in_the_same_paragraph() -> None:
    text = "The mill stopped. The river had dried up.\n\nThe town grew.\n\n## The bridge"
    excerpt = Excerpt(make_document(text, "d", "D", "en", "d.txt"), 0, len(text), ())
    first, second, last = excerpt.sentences()[:3]
    asked = "Why did the mill stop?"
    assert [each.spans for each in _with_its_reason(excerpt, first, asked)] == [(first,), (second,)]
    assert [each.spans for each in _with_its_reason(excerpt, last, asked)] == [(last,)]

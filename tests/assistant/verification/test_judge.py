import pytest

from assistant.verification.judge import _tells_when_instead


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

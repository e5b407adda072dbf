import pytest

from assistant.figures import tells_what_was


@pytest.mark.parametrize(
    ("sentence", "source", "was"),
    [
        ("The gap is £330.", "Seen that way, the gap shrinks from £330 to £172.", True),
        ("The gap is £172.", "Seen that way, the gap shrinks from £330 to £172.", False),
        ("The gap shrinks from £330.", "Seen that way, the gap shrinks from £330 to £172.", False),
        ("The gap is £330.", "The gap of £330 leads from the first to the last.", False),
        ("文创收入是1015万元。", "文创收入由1015万元下降到790万元。", True),
        ("文创收入是790万元。", "文创收入由1015万元下降到790万元。", False),
        ("文创收入原为1015万元。", "文创收入由1015万元下降到790万元。", False),
        ("票价是30元。", "临时展览票价由每人30元调整为40元。", True),
    ],
)
def test_what_was_is_not_told_as_what_is(sentence: str, source: str, was: bool) -> None:
    assert tells_what_was(sentence, source) == was

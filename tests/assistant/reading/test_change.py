import pytest

from assistant.reading.change import asks_for_a_change, other_states
from assistant.reading.excerpts import Excerpt
from index.document import make_document

TEXT = (
    "The bay turned cloudy and the seagrass died back from 640 hectares to 55. The cod went."
    " Oysters cover 12 hectares.\n\nSeagrass has come back to 180 hectares. In 2024 the seagrass"
    " hid 31 kinds of fish."
)
NOW = "Seagrass has come back to 180 hectares."


def _excerpts() -> list[Excerpt]:
    document = make_document(TEXT, "d", "D", "en", "d.txt")
    cut = TEXT.index("\n\n")
    return [Excerpt(document, 0, cut, ()), Excerpt(document, cut + 2, len(TEXT), ())]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How did the seagrass change over time?", True),
        ("海草面积有什么变化？", True),
        ("门店数量怎么变的？", True),
        ("How much did the seagrass cost?", False),
        ("What is growing in the bay?", False),
        ("海草有多少公顷？", False),
    ],
)
def test_which_questions_are_after_a_change(question: str, asks: bool) -> None:
    assert asks_for_a_change(question) is asks


def test_what_was_before_is_told_where_the_same_thing_is_measured() -> None:
    found = other_states("How did the seagrass change over time?", [NOW], _excerpts())
    assert [excerpt.worded(span) for excerpt, span in found] == [TEXT[: TEXT.index(" The cod")]]


def test_a_before_and_an_after_are_enough() -> None:
    told = ["Seagrass fell from 640 hectares to 55."]
    assert not [*other_states("How did the seagrass change?", told, _excerpts())]


def test_what_has_no_measure_has_no_other_state() -> None:
    assert not [*other_states("How did the seagrass change?", ["It died."], _excerpts())]

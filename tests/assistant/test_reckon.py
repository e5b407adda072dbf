import pytest

from assistant.reckon import reckon
from index.types import Lang

_SEATS = "The Alder has 40 seats, more than the Birch with 28."
_DRAG = "快船的阻力为0.195，低于老船的0.22。"


@pytest.mark.parametrize(
    ("question", "text", "lang", "worked"),
    [
        ("快船的阻力比老船低多少？", _DRAG, "zh", "0.025"),
        ("How many more seats does the Alder have than the Birch?", _SEATS, "en", "12"),
        ("Which has more seats, the Alder or the Birch, and by how much?", _SEATS, "en", "12"),
    ],
)
def test_by_how_much_is_worked_out_though_it_was_said_which_is_more(
    question: str, text: str, lang: Lang, worked: str
) -> None:
    [(said, places)] = reckon(question, [text], lang, told=[text])
    assert worked in said and places == (0,)


def test_which_is_more_is_not_said_twice() -> None:
    question, text = "Which has more seats, the Alder or the Birch?", _SEATS
    assert [*reckon(question, [text], "en", told=[text])] == []
    assert [*reckon(question, [text], "en")] != []

import pytest

from assistant.quiz import Item, Kind
from assistant.quiz.mark import is_right
from assistant.types import Citation

CITED = (Citation(1, "lamps", 0, 5, "Lamps"),)


def item(kind: Kind, key: tuple[str, ...], options: tuple[str, ...] = ()) -> Item:
    prompts = ("one", "two") if kind == "matching" else ()
    return Item(kind, "?", options, key, "So it is.", "easy", "remember", "", "en", CITED, prompts)


@pytest.mark.parametrize("kind", ["single", "truefalse"])
def test_one_option_is_right(kind: Kind) -> None:
    asked = item(kind, ("b",), ("a", "b"))
    assert is_right(asked, ["b"])
    assert not is_right(asked, ["a"])
    assert not is_right(asked, [])


def test_of_several_all_are_wanted_and_no_more() -> None:
    asked = item("multiple", ("a", "c"), ("a", "b", "c"))
    assert is_right(asked, ["c", "a"])
    assert not is_right(asked, ["a"])
    assert not is_right(asked, ["a", "b", "c"])


@pytest.mark.parametrize("kind", ["matching", "ordering"])
def test_the_order_counts(kind: Kind) -> None:
    asked = item(kind, ("b", "a"), ("a", "b"))
    assert is_right(asked, ["b", "a"])
    assert not is_right(asked, ["a", "b"])


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("5.4 metres", "5.4"),
        ("5.4 metres", " ５.４ METRES "),
        ("860亿元", "860 亿元"),
        ("860亿元", "86 billion yuan"),
        ("2,000 km", "2000km"),
        ("Deep Sea", "deep sea."),
        ("-5%", "-5"),
        ("−1,200 units", "-1200"),
        ("负5%", "负5"),
        ("负5%", "-5"),
    ],
)
def test_a_blank_is_filled_in_any_unit_width_and_case(key: str, given: str) -> None:
    assert is_right(item("cloze", (key,)), [given])


@pytest.mark.parametrize("given", ["", "5.5 metres", "5.4 km", "5.4 metres or 7 metres"])
def test_a_blank_is_filled_wrongly(given: str) -> None:
    assert not is_right(item("cloze", ("5.4 metres",)), [given])


@pytest.mark.parametrize("key", ["-5%", "−5%", "负5%", "minus 5%"])
def test_the_sign_belongs_to_the_number(key: str) -> None:
    assert not is_right(item("cloze", (key,)), ["5"])


def test_a_short_answer_is_for_a_reader_to_judge() -> None:
    assert is_right(item("short", ("a point",)), ["a point"]) is None

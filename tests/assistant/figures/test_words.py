import pytest

from assistant.figures.words import en_power, ordinal_value, word_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three", "3"),
        ("Twenty-Five", "25"),
        ("one hundred and five", "105"),
        ("two hundred thousand", "200000"),
        ("a million", "1000000"),
        ("half a million", "500000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("two point five", "2.5"),
        ("one point zero six billion", "1060000000.00"),
        ("zero", "0"),
    ],
)
def test_cardinals(words: str, value: str) -> None:
    assert str(word_value(words)) == value


@pytest.mark.parametrize("words", ["two three", "twenty twenty", "brand"])
def test_what_is_no_number(words: str) -> None:
    assert word_value(words) is None


def test_ordinals() -> None:
    words = ("first", "Second", "ninth", "twelfth", "twenty-first", "ninetieth")
    assert [ordinal_value(word) for word in words] == [1, 2, 9, 12, 21, 90]


def test_scale_words_tell_m_from_million() -> None:
    words = ("k", "M", "bn", "Thousand", "trillion")
    assert [en_power(word) for word in words] == [3, 6, 9, 3, 12]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures.han import han_integer, han_power, han_value


def numeral(number: int) -> str:
    """The standard Chinese numeral of a number below 10^16, written group by group."""
    if number == 0:
        return "零"
    for power, word in ((8, "亿"), (4, "万")):
        high, low = divmod(number, 10**power)
        if high:
            gap = "零" if low and low < 10 ** (power - 1) else ""
            return numeral(high) + word + (gap + numeral(low) if low else "")
    written, owed = "", False
    for power, word in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            written += ("零" if owed and written else "") + "一二三四五六七八九"[digit - 1] + word
        owed = bool(written) and digit == 0
    return written


@given(st.integers(0, 10**16 - 1))
def test_every_standard_numeral_is_read_exactly(number: int) -> None:
    assert han_value(numeral(number)) == number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十五", "15"),
        ("两千万", "20000000"),
        ("百万", "1000000"),
        ("一万亿", "1000000000000"),
        ("三千五", "3500"),
        ("两万五", "25000"),
        ("三千零五", "3005"),
        ("一百二", "120"),
        ("三点一四", "3.14"),
        ("三亿五千万", "350000000"),
    ],
)
def test_how_people_write_them(written: str, value: str) -> None:
    assert f"{han_value(written)}" == value


@pytest.mark.parametrize("written", ["三五", "十百", "一千千", "二〇二五"])
def test_what_is_no_numeral(written: str) -> None:
    assert han_value(written) is None


def test_integers_may_be_digits_or_read_digit_by_digit() -> None:
    assert [han_integer(written) for written in ("12", "十二", "二〇二五", "", "十百")] == [
        12,
        12,
        2025,
        0,
        0,
    ]


def test_powers_of_scale_words() -> None:
    assert [han_power(word) for word in ("百", "万", "千万", "亿", "万亿")] == [2, 4, 7, 8, 12]

import random
from decimal import Decimal

import pytest

from assistant.figures import find_figures, same_figure
from assistant.quiz.stated import Stated
from assistant.quiz.values import askable, wrong_values
from index.types import Lang


def wrong(text: str, written: str, also: str = "", level: str = "medium") -> list[str]:
    (figure,) = (f for f in find_figures(text) if text[f.start : f.end] == written)
    lang: Lang = "en" if text.isascii() else "zh"
    true = Stated(find_figures(f"{text} {also}"))
    values = wrong_values(text, figure, true, level, lang, random.Random(0))  # type: ignore[arg-type]
    return [value.written for value in values]


@pytest.mark.parametrize(
    ("text", "written", "like"),
    [
        ("注资450亿元。", "450亿元", r"\d{3}亿元"),
        ("It spent $2.37 million on it.", "$2.37 million", r"\$\d\.\d\d million"),
        ("风阻系数为0.195。", "0.195", r"0\.\d{3}"),
        ("它在2025年7月开业。", "2025年7月", r"20\d\d年\d{1,2}月"),
        ("It ranked ninth in the world.", "ninth", r"[a-z]+h"),
        ("以6′46″874的成绩夺冠。", "6′46″874", r"\d′\d\d″\d{3}"),
    ],
)
def test_a_wrong_value_is_written_like_the_right_one(text: str, written: str, like: str) -> None:
    import re

    values = wrong(text, written)
    assert len(values) >= 3
    assert all(re.fullmatch(like, value) for value in values), values


def test_nothing_true_in_the_article_is_offered_in_any_unit() -> None:
    assert "560亿元" in wrong("注资450亿元。", "450亿元")
    assert "560亿元" not in wrong("注资450亿元。", "450亿元", also="The plan is 56 billion yuan.")


def test_what_follows_from_the_right_value_is_not_offered_as_wrong() -> None:
    text = "The app had more than 5 million downloads."
    (figure,) = find_figures(text)
    for value in wrong(text, "5 million downloads"):
        (read,) = find_figures(f"had {value}.")
        assert read.value >= figure.value * Decimal("1.4")
    assert not [v for v in wrong("It sold out within 3 minutes.", "3 minutes") if v > "3 minutes"]


def test_dates_to_come_are_not_offered() -> None:
    assert max(wrong("它在2025年开业。", "2025年")) < "2025年"


def test_no_share_is_over_a_hundred_per_cent() -> None:
    values = wrong("其中94%是会员。", "94%", level="easy")
    assert values
    assert all(same_figure(*find_figures(value) * 2) for value in values)
    assert max(find_figures(value)[0].value for value in values) <= 100


@pytest.mark.parametrize("text", ["价位在20万—25万元。", "每周四上线。", "有两个原因。"])
def test_the_end_of_a_range_and_small_counts_are_not_asked_after(text: str) -> None:
    assert not any(askable(text, figure) for figure in find_figures(text))

import pytest

from tests.assistant.figures.shorthand import found


@pytest.mark.parametrize(
    "text",
    ["晚8点", "晚上八点", "晚上8:00", "20:00", "20点", "8 pm", "8 p.m.", "8:00 PM",
     "eight o'clock in the evening", "8 in the evening", "8 o'clock at night"],
)  # fmt: skip
def test_one_evening_hour_in_many_writings(text: str) -> None:
    assert found(text) == ["1200 24h"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("8点", ["480 12h"]),
        ("8:00", ["480 12h"]),
        ("8 o'clock", ["480 12h"]),
        ("8 am", ["480 24h"]),
        ("早上八点半", ["510 24h"]),
        ("下午3点一刻", ["915 24h"]),
        ("12 pm, 12 am", ["720 24h", "0 24h"]),
        ("中午12点, 晚上12点", ["720 24h", "0 24h"]),
        ("8 o'clock on Thursday evening", ["1200 24h", "4 weekday"]),
        ("Thursday evenings at 8:00", ["4 weekday", "1200 24h"]),
        ("周四晚8点左右", ["4 weekday", "1200 24h about"]),
        ("八点三十分", ["510 12h"]),
        ("15时20分", ["920 24h"]),
        ("早上8时, 8时, 8时30分至17时", ["480 24h", "480 12h", "510 12h", "1020 24h"]),
        ("24小时, 8时许, 一时不慎, 当时", ["24 hour", "480 12h"]),
        ("下午3点到5点, 晚上11点到1点", ["900 24h", "1020 24h", "1380 24h", "60 12h"]),
        (
            "3-5 pm, 11–1 pm, 10-12 pm",
            ["900 24h", "1020 24h", "660 24h", "780 24h", "600 24h", "720 24h"],
        ),
        ("以下三点", []),
        ("三点五", ["3.5"]),
    ],
)
def test_hours_and_halves_of_the_day(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    "text",
    ["6′46″874", "6:46.874", "6分46秒874", "6 min 46.874 s", "6'46\"874", "6'46.874\"", "6’46”874",
     "6 minutes and 46.874 seconds", "6分46.874秒", "6分钟46.874秒", "0:06:46.874", "6m46.874s",
     "6分46秒874毫秒", "6 minutes, 46 seconds and 874 milliseconds", "6:46:874"],
)  # fmt: skip
def test_one_lap_in_many_writings(text: str) -> None:
    assert found(text) == ["406.874 second"]


def test_durations_in_several_units() -> None:
    assert found("1小时20分钟, 1 hour and 20 minutes, 1h20m") == ["4800 second"] * 3


def test_minutes_followed_by_another_amount_are_no_lap() -> None:
    assert found("3分钟20万台") == ["3 minute", "200000 unit"]

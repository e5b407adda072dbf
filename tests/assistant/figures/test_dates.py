import pytest

from assistant.figures import find_figures
from tests.assistant.figures.shorthand import found

SAME_DAY = ["2023年12月28日", "二〇二三年十二月二十八日", "December 28, 2023", "28 December 2023",
            "28th of December 2023", "Dec. 28, 2023", "28/12/2023", "12/28/2023", "2023-12-28",
            "2023/12/28", "2023年12月28号"]  # fmt: skip


@pytest.mark.parametrize("text", SAME_DAY)
def test_one_day_in_many_writings(text: str) -> None:
    assert found(text) == ["20231228 day"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2025年7月", ["20250700 month"]),
        ("July 2025", ["20250700 month"]),
        ("July of 2025", ["20250700 month"]),
        ("in July.", ["700 month"]),
        ("2025年", ["20250000 year"]),
        ("in 2025", ["20250000 year"]),
        ("a rise over 2024's, not 2025’s", ["20240000 year over", "20250000 year"]),
        ("租约2027年到期", ["20270000 year"]),
        ("2030年前建成", ["20300000 year"]),
        ("2000年前的古城", ["2000 year"]),
        ("2025年第二季度", ["20250200 quarter"]),
        ("2025年二季度", ["20250200 quarter"]),
        ("七、八月", ["700 month", "800 month"]),
        ("2025年7、8月", ["20250700 month", "20250800 month"]),
        ("十一、十二月份", ["1100 month", "1200 month"]),
        ("2023、2024年", ["20230000 year", "20240000 year"]),
        ("第一、第二季度", ["100 quarter", "200 quarter"]),
        ("Q2 2025", ["20250200 quarter"]),
        ("2025 Q2", ["20250200 quarter"]),
        ("the second quarter of 2025", ["20250200 quarter"]),
        ("2025年上半年", ["20250100 half"]),
        ("the first half of 2025", ["20250100 half"]),
        ("H1 2025", ["20250100 half"]),
        ("12月28日", ["1228 day"]),
        ("December 28", ["1228 day"]),
        ("90年代", ["19900000 decade"]),
        ("in 2023–24, as in 2022-23", ["20230000 fiscal", "20220000 fiscal"]),
        ("2023—24年度", ["20230000 fiscal"]),
        ("the 2020-22 strikes", ["2020 low", "22 high"]),
        ("the 1990s", ["19900000 decade"]),
        ("19世纪60年代, the 1860s, 十九世纪六十年代", ["18600000 decade"] * 3),
        (
            "上世纪20年代, 本世纪20年代, 2010年代",
            ["19200000 decade", "20200000 decade", "20100000 decade"],
        ),
        ("周四", ["4 weekday"]),
        ("星期日", ["7 weekday"]),
        ("Thursdays", ["4 weekday"]),
        ("03/04/2023", ["20230304 unclear"]),
        ("10年", ["10 year"]),
        ("每周一次", []),
        ("It may march on", []),
        ("周末", []),
    ],
)
def test_parts_of_dates(text: str, figures: list[str]) -> None:
    assert found(text) == figures


MONTHS = ["20250100 month low", "20250700 month high"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2025年1—7月", MONTHS),
        ("2025年1月至7月", MONTHS),
        ("January–July 2025", MONTHS),
        ("from January to July 2025", MONTHS),
        ("January through July of 2025", MONTHS),
        ("the first seven months of 2025", MONTHS),
        ("the first 7 months of 2025", MONTHS),
        ("2025年前7个月", MONTHS),
        ("1—7月", ["100 month low", "700 month high"]),
        ("2024—2025年", ["20240000 year low", "20250000 year high"]),
        ("12月26日至28日", ["1226 day low", "1228 day high"]),
        ("December 26–28, 2023", ["20231226 day low", "20231228 day high"]),
    ],
)
def test_ranges_of_dates(text: str, figures: list[str]) -> None:
    assert found(text) == figures


def test_a_name_before_an_amount_is_no_month() -> None:
    [figure] = find_figures("It took Lei Jun 4 hours to repost the message.")
    assert (figure.kind, figure.unit, figure.value) == ("number", "hour", 4)
    [figure] = find_figures("On Jun 4 he reposted the message.")
    assert (figure.kind, figure.value) == ("date", 604)

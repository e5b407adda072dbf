from decimal import Decimal

import pytest

from assistant.answer import Assistant
from assistant.figures import find_figures
from assistant.summary import summarize
from index.document import make_document
from index.library import Library
from index.types import LANGS, Lang


def _date(cell: str) -> Decimal:
    return find_figures(f"in {cell}")[0].value


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_dated_stands_in_the_order_of_time(library: Library, lang: Lang) -> None:
    (part,) = summarize(Assistant(library, None), "xiaomi-deep-sea", "timeline", lang).parts
    dates = [_date(row.cells[0]) for row in part.rows]
    assert len(dates) >= 12
    assert dates == sorted(dates)
    assert dates[0] // 10**4 == 2021


def test_english_dates_what_chinese_does(library: Library) -> None:
    dated = {}
    for lang in LANGS:
        (part,) = summarize(Assistant(library, None), "xiaomi-deep-sea", "timeline", lang).parts
        dated[lang] = [(row.citations[0].start, _date(row.cells[0])) for row in part.rows]
    assert set(dated["en"]) <= set(dated["zh"])
    # A year that stands as an adjective ("the 2025 ranking") is no date to the English reader.
    assert len(dated["zh"]) - len(dated["en"]) <= 1


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The survey was made in January 2021.\n\nMussels settled in June and July.",
         ["January 2021"]),
        ("It began in 2015.\n\nTwo passes are shut from December to March.", ["2015"]),
        ("The line was rebuilt between March 2022 and September 2023.",
         ["March 2022–September 2023"]),
        ("From May to July 2024 the pumps stood, and in August they ran again.",
         ["May 2024–July 2024", "August 2024"]),
        ("The price of 2023 holds in March of the following year, and every December.", ["2023"]),
        ("Fares were low from November to March 2024.", []),
    ],
)  # fmt: skip
def test_a_date_without_its_year_takes_the_place_of_no_other(
    library: Library, text: str, dates: list[str]
) -> None:
    assert _of(library, text, "en") == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023年3月起对外供货。\n\n旺季在五月到十月，冬天是淡季。", ["2023年3月"]),
        ("从2023年11月起，改在每年11月至次年3月实行淡季票价。", ["2023年11月"]),
        ("2024年9月改为每年五月到十月加班，当年12月实行。", ["2024年9月", "2024年12月"]),
        ("原定2024年6月交付，推迟到10月28日才交付。", ["2024年6月", "2024年10月28日"]),
        ("公司2025年1—7月交付31万台。", ["2025年1月–2025年7月"]),
        (
            "2024年第三季度通车。\n\n2024年5月动工。\n\n2024年下半年试运行。\n\n2024年8月验收。",
            ["2024年5月", "2024年下半年", "2024年第三季度", "2024年8月"],
        ),
    ],
)
def test_a_month_of_another_year_is_not_of_the_year_named(
    library: Library, text: str, dates: list[str]
) -> None:
    assert _of(library, text, "zh") == dates


def _of(library: Library, text: str, lang: Lang) -> list[str]:
    library.add(make_document(f"# A\n\nIn 2001 it began.\n\n{text}\n", "dated", "A", lang, "a.md"))
    made = summarize(Assistant(library, None), "dated", "timeline", lang)
    library.remove("dated")
    return [row.cells[0] for row in made.parts[0].rows][1:]

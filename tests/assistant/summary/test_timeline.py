from decimal import Decimal

import pytest

from assistant.answer import Assistant
from assistant.figures import find_figures
from assistant.summary import summarize
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

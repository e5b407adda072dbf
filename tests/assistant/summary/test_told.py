import pytest

from assistant.answer import Assistant
from assistant.figures import find_figures
from assistant.summary.source import Source
from assistant.summary.told import KINDS, Kind, Telling, kind, tellings
from index.library import Library
from index.types import Lang


def told(library: Library, lang: Lang) -> list[Telling]:
    document = library.get("xiaomi-deep-sea")
    return tellings(Source(Assistant(library, None), document, lang, lambda _done, _total: None))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("450亿元", "money"),
        ("67%", "percent"),
        ("第九", "rank"),
        ("31万台", "count"),
        ("3分钟", "duration"),
        ("652公里", "measure"),
        ("0.195", "measure"),
    ],
)
def test_kinds(written: str, expected: Kind) -> None:
    [figure] = find_figures(written)
    assert kind(figure) == expected


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_sentence_is_told_once_in_order_with_its_own_words(
    library: Library, lang: Lang
) -> None:
    text = library.get("xiaomi-deep-sea").text
    found = told(library, lang)
    starts = [telling.citation.start for telling in found]
    assert starts == sorted(set(starts))
    for telling in found:
        citation = telling.citation
        assert text[citation.start : citation.end] == citation.quote
        assert telling.entries
        assert lang == "en" or telling.text == citation.quote.strip()
    assert {entry.kind for telling in found for entry in telling.entries} == set(KINDS)


def test_a_percentage_can_be_shown_as_a_bar(library: Library) -> None:
    shares = {e.written: e.share for each in told(library, "zh") for e in each.entries}
    assert shares["80%"] == 80
    assert shares["0.195"] is None


def test_a_sentence_has_its_amounts_and_its_dates(library: Library) -> None:
    [telling] = [each for each in told(library, "zh") if "SU7上市24小时" in each.text]
    assert [(entry.kind, entry.written, entry.when) for entry in telling.entries] == [
        ("duration", "24小时", "2024年3月"),
        ("count", "近9万台", "2024年3月"),
        ("duration", "3分钟", "2025年6月"),
        ("count", "超20万台", "2025年6月"),
        ("date", "2024年3月", ""),
        ("date", "2025年6月", ""),
    ]

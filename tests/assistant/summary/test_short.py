"""The forms made of selected sentences: gist, brief and executive; focus and length."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from assistant.answer import Assistant
from assistant.export import export
from assistant.figures import find_figures
from assistant.summary import Summary, Wishes, markdown, picture_files, summarize
from assistant.summary.coverage import coverage
from assistant.summary.key import key_amounts, key_rows
from assistant.summary.points import length
from assistant.summary.source import Source
from assistant.summary.statement import shares_words
from assistant.wording import notice
from index.errors import BadInput
from index.library import Library
from index.script import han_count
from index.types import LANGS, Lang
from tests.index.small import article

DOC = "xiaomi-deep-sea"


def made(library: Library, form: str, lang: Lang, wishes: Wishes | None = None) -> Summary:
    return summarize(Assistant(library, None), DOC, form, lang, wishes=wishes or Wishes())


def said(summary: Summary) -> list[str]:
    return [row.cells[0] for part in summary.parts for row in part.rows]


@pytest.mark.parametrize("lang", LANGS)
def test_a_gist_is_one_sentence(library: Library, lang: Lang) -> None:
    (sentence,) = said(made(library, "gist", lang))
    assert sentence.endswith("。" if lang == "zh" else ".")


@pytest.mark.parametrize(("lang", "limit"), [("zh", 250), ("en", 150), ("zh", 120), ("en", 60)])
def test_a_brief_keeps_to_its_length_and_order(library: Library, lang: Lang, limit: int) -> None:
    summary = made(library, "brief", lang, Wishes(length=limit))
    assert 0.5 * limit <= sum(length(text, lang) for text in said(summary)) <= limit
    starts = [row.citations[0].start for row in summary.parts[0].rows]
    assert starts == sorted(starts)
    markers = [c.marker for row in summary.parts[0].rows for c in row.citations]
    assert markers[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(markers))


@pytest.mark.parametrize("lang", LANGS)
def test_an_executive_summary_has_all_its_parts_and_every_top_section(
    library: Library, lang: Lang
) -> None:
    summary = made(library, "executive", lang)
    assert len(summary.parts) == 6
    text = library.get(DOC).text
    for part in summary.parts:
        for row in part.rows:
            assert row.citations
            assert all(text[c.start : c.end] == c.quote for c in row.citations)
    assert ("7/7" if lang == "zh" else "7 of 7") in summary.ends[0]
    markers = [c.marker for part in summary.parts for row in part.rows for c in row.citations]
    assert sorted(set(markers)) == list(range(1, len(set(markers)) + 1))
    sentences = [row.cells[0] for part in summary.parts if part.runs for row in part.rows]
    for place, sentence in enumerate(sentences):
        assert all(shares_words(sentence, other) < 0.6 for other in sentences[:place])


@pytest.mark.parametrize("lang", LANGS)
def test_an_executive_summary_covers_sections_and_key_figures(library: Library, lang: Lang) -> None:
    source = Source(Assistant(library, None), library.get(DOC), lang, lambda *_: None)
    summary = made(library, "executive", lang)
    found = coverage(source, summary.parts)
    assert found.of_figures == len(key_amounts(source)) == 18
    assert found.sections >= 0.8 * found.of_sections
    assert found.figures >= 0.8 * found.of_figures
    # It is counted and not taken as given: with half of the table it is less.
    *prose, table = summary.parts
    half = replace(table, rows=table.rows[::2])
    assert coverage(source, [*prose, half]).figures < 0.8 * found.of_figures


def test_figures_of_speech_are_no_key_figures(library: Library) -> None:
    text = (
        "# A\n\nThe 1% holds 100% of a hundred-year track with tenfold care: 62% of 40 sheds.\n\n"
        "# B\n\nA thousand lamps burn. In ten years 99% went out.\n"
    )
    library.add(article("speech", text))
    source = Source(Assistant(library, None), library.get("speech"), "en", lambda *_: None)
    assert key_amounts(source) == {(Decimal(62), "%"), (Decimal(10), "year")}
    library.remove("speech")


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_a_key_figure_are_of_its_quote_in_whole_phrases(
    library: Library, lang: Lang
) -> None:
    source = Source(Assistant(library, None), library.get(DOC), lang, lambda *_: None)
    # Brackets that lost their other half are gone from the table.
    bare = re.compile(r"[（）()《》「」“”\"]")
    said = bare.sub("", "\n".join(each.text for each in source.sentences()))
    for written, _, about in (row.cells for row in key_rows(source)):
        words = bare.sub("", about.removesuffix("…"))
        assert words in said
        # Cut off only where another phrase begins.
        after = said[said.index(words) + len(words) :].lstrip(" ,，")
        assert "…" not in about or after.startswith(("and ", "but ", "which ", "to ask "))
        assert len(about) + han_count(about) <= 160
        figures = {(each.value, each.unit) for each in find_figures(about)}
        assert figures & {(each.value, each.unit) for each in find_figures(written)}


@pytest.mark.parametrize("pictures", [False, True])
@pytest.mark.parametrize("lang", LANGS)
def test_an_executive_summary_is_a_page_in_print(
    library: Library, lang: Lang, pictures: bool, tmp_path: Path
) -> None:
    summary = made(library, "executive", lang, Wishes(pictures=pictures))
    path = tmp_path / "page.pdf"
    files = picture_files(summary, "page")
    text = markdown(summary, library, "page")
    export(text, path, title=summary.title, lang=lang, pictures=files, page=True)
    page, *after = pypdf.PdfReader(path).pages
    notes = after[2 * pictures :]
    assert len(after) - len(notes) == len(summary.pictures)
    body, quotes = printed(page), "".join(map(printed, notes))
    assert quotes.startswith("原文引文1" if lang == "zh" else "Quotes1")
    for part in summary.parts:
        for row in part.rows:
            assert all("".join(cell.split()) in body for cell in row.cells)
            for citation in row.citations:
                assert quotes.count("".join(citation.quote.split())) == 1
    assert "".join(summary.ends[0].split()) in body
    assert min(sizes(page, markers=False)) >= 8.6
    assert min(size for each in notes for size in sizes(each)) >= 8
    links = [each.get_object() for each in page["/Annots"]]  # type: ignore[attr-defined]
    markers = {c.marker for part in summary.parts for row in part.rows for c in row.citations}
    assert len(links) >= len(markers)


def printed(page: pypdf.PageObject) -> str:
    return "".join(page.extract_text().split())


def sizes(page: pypdf.PageObject, *, markers: bool = True) -> list[float]:
    """Those of the type in points; markers of notes are smaller."""
    found: list[float] = []

    def read(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip() and (markers or not text.strip().isdecimal()):
            found.append(round(size * abs(tm[3] * cm[3]), 2))

    page.extract_text(visitor_text=read)
    return found


def test_an_executive_summary_of_a_length_has_no_table(library: Library) -> None:
    summary = made(library, "executive", "zh", Wishes(length=400))
    assert all(part.runs for part in summary.parts)
    assert sum(length(text, "zh") for text in said(summary)) <= 400


@pytest.mark.parametrize("lang", LANGS)
def test_an_outline_tells_every_section_and_key_figure(library: Library, lang: Lang) -> None:
    summary = made(library, "outline", lang)
    words = notice("coverage", lang, sections="7", of_sections="7", figures="18", of_figures="18")
    assert summary.ends == (words.strip(),)
    starts = [min(c.start for c in row.citations) for part in summary.parts for row in part.rows]
    assert sum(after < before for before, after in pairwise(starts)) <= 3  # within an excerpt
    assert len(said(summary)) == len(set(said(summary)))


def test_risks_are_of_the_section_on_risks(library: Library) -> None:
    risks = made(library, "executive", "zh").parts[3]
    text = library.get(DOC).text
    begins = text.index("小米汽车的战略隐忧")
    assert risks.path == ("风险",)
    assert all(c.start > begins for row in risks.rows for c in row.citations)


@pytest.mark.parametrize("focus", ["only the marketing, for investors", "只讲营销，面向投资者"])
def test_a_focus_leaves_the_sections_that_treat_it(library: Library, focus: str) -> None:
    summary = made(library, "outline", "zh", Wishes(focus))
    tops = {part.path[0] for part in summary.parts}
    assert "小米汽车深海战略的引擎：极化营销" in tops
    # Of the other six, those alone with a heading on marketing, or (its stem) on the market.
    assert tops <= {
        "小米汽车深海战略的引擎：极化营销",
        "小米汽车的战略隐忧",
        "小米汽车深海战略的关键：集创共识",
    }


@pytest.mark.parametrize("focus", ["只讲", "only", "just the"])
def test_a_focus_that_says_nothing_is_refused(library: Library, focus: str) -> None:
    with pytest.raises(BadInput, match="焦点是空的"):
        made(library, "brief", "zh", Wishes(focus))


def test_a_document_of_two_sentences_is_its_own_summary(library: Library) -> None:
    library.add(article("note", "# Note\n\nThe lamp is lit. The tide is low.\n", "A note"))
    with pytest.raises(BadInput, match="too short"):
        summarize(Assistant(library, None), "note", "brief", "en")
    library.remove("note")

"""The forms made of selected sentences: gist, brief and executive; focus and length."""

from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from assistant.answer import Assistant
from assistant.export import export
from assistant.summary import Summary, Wishes, markdown, summarize
from assistant.summary.key import leading
from assistant.summary.points import length
from assistant.summary.source import Source
from assistant.summary.statement import shares_words
from assistant.summary.told import kind
from assistant.wording import notice
from index.errors import BadInput
from index.library import Library
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
    assert ("5/5" if lang == "zh" else "5 of 5") in summary.ends[0]
    assert len(summary.parts[-1].rows) == 5
    markers = [c.marker for part in summary.parts for row in part.rows for c in row.citations]
    assert sorted(set(markers)) == list(range(1, len(set(markers)) + 1))
    sentences = [row.cells[0] for part in summary.parts if part.runs for row in part.rows]
    for place, sentence in enumerate(sentences):
        assert all(shares_words(sentence, other) < 0.6 for other in sentences[:place])


@pytest.mark.parametrize("lang", LANGS)
def test_an_executive_summary_is_a_page_in_print(
    library: Library, lang: Lang, tmp_path: Path
) -> None:
    summary = made(library, "executive", lang)
    path = tmp_path / "page.pdf"
    export(markdown(summary, library), path, title=summary.title, lang=lang, page=True)
    (page,) = pypdf.PdfReader(path).pages
    printed = "".join(page.extract_text().split())
    for part in summary.parts:
        for row in part.rows:
            for text in (*row.cells, *(c.quote for c in row.citations)):
                assert "".join(text.split()) in printed


@pytest.mark.parametrize("lang", LANGS)
def test_the_figures_of_a_page_are_amounts_and_one_of_a_section(
    library: Library, lang: Lang
) -> None:
    told = leading(Source(Assistant(library, None), library.get(DOC), lang, lambda *_: None))
    assert {kind(each.ends[-1]) for each in told} <= {"money", "count", "measure"}
    sections = [each.said.excerpt.section[:1] for each in told]
    assert len(set(sections)) == len(sections) == 5


def test_an_executive_summary_of_a_length_has_no_table(library: Library) -> None:
    summary = made(library, "executive", "zh", Wishes(length=400))
    assert all(part.runs for part in summary.parts)
    assert sum(length(text, "zh") for text in said(summary)) <= 400


@pytest.mark.parametrize("lang", LANGS)
def test_an_outline_tells_every_section_and_key_figure(library: Library, lang: Lang) -> None:
    summary = made(library, "outline", lang)
    words = notice("coverage", lang, sections="7", of_sections="7", figures="20", of_figures="20")
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


def test_a_focus_that_says_nothing_is_refused(library: Library) -> None:
    with pytest.raises(BadInput, match="焦点是空的"):
        made(library, "brief", "zh", Wishes("只讲"))


def test_a_document_of_two_sentences_is_its_own_summary(library: Library) -> None:
    library.add(article("note", "# Note\n\nThe lamp is lit. The tide is low.\n", "A note"))
    with pytest.raises(BadInput, match="too short"):
        summarize(Assistant(library, None), "note", "brief", "en")
    library.remove("note")

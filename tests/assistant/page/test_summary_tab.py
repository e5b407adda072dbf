"""The tab of summaries, in a real Chromium: comparing articles, and pictures."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from playwright.sync_api import Page, expect

from assistant.page.strings import say
from index.types import Lang

from .conftest import Served
from .test_browser import marked, tab, visit

__all__ = ["tab"]

pytestmark = pytest.mark.browser


def open_tab(tab: Page, form: str, lang: Lang = "zh") -> None:
    """The tab of summaries of the built-in article, with that form chosen."""
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    if lang == "en":
        tab.locator("#language label").nth(1).click()
    tab.get_by_role("tab", name=say("summary", lang)).click()
    tab.get_by_label(say(form, lang), exact=True).check()


def make(tab: Page, lang: Lang = "zh") -> None:
    tab.get_by_role("button", name=say("make_summary", lang)).click()


def test_a_length_is_asked_of_the_forms_that_have_one(tab: Page) -> None:
    open_tab(tab, "brief_form")
    length = tab.get_by_placeholder(say("length", "zh"))
    expect(length).to_be_visible()
    length.fill("120")
    tab.get_by_label(say("timeline_form", "zh"), exact=True).check()
    expect(length).to_be_hidden()
    make(tab)
    expect(tab.locator("#summary td", has_text="2021年3月").first).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_articles_are_compared_on_the_points_named(tab: Page, lang: Lang) -> None:
    open_tab(tab, "compare_form", lang)
    articles = tab.locator("#beside input")
    expect(articles.first).to_be_visible()
    expect(tab.locator("#beside").get_by_text(say("beside", lang))).to_be_visible()
    expect(tab.locator("#summary-wishes")).to_be_hidden()
    make(tab, lang)
    expect(tab.locator("#summary .error")).to_have_text(
        say("compare_what", lang), use_inner_text=True
    )
    for at in range(2):
        articles.nth(at).check()
    points = tab.get_by_placeholder(say("points", lang))
    points.fill("pilots，Porsche" if lang == "zh" else "pilots, Porsche")
    points.press("Enter")
    rows = tab.locator("#summary tbody tr")
    expect(rows).to_have_count(4)
    assert rows.locator("td:first-child").all_text_contents() == ["pilots"] * 2 + ["Porsche"] * 2
    pilots = rows.filter(has_text="The pilots wait")
    pilots.locator(".cite").click()
    expect(tab.locator(".source")).to_have_attribute("data-doc", "lamps")
    assert "The pilots wait" in marked(tab)


def test_the_articles_to_compare_are_those_that_are_there(
    page: Page, serve: Callable[..., Served]
) -> None:
    visit(page, serve())
    open_tab(page, "compare_form")
    listed = page.locator("#beside label")
    expect(listed.first).to_be_visible()
    names = listed.all_text_contents()
    box = page.locator("#paste textarea, #paste input").first
    box.fill("# Signal flags\n\n## Storms\n\nA red flag means that a storm is near the coast.")
    page.locator("#paste .submit-button").click()
    expect(listed).to_have_count(len(names) + 1)
    expect(listed.filter(has_text="Signal flags")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_executive_summary_carries_pictures(tab: Page, tmp_path: Path, lang: Lang) -> None:
    open_tab(tab, "outline_form", lang)
    box = tab.get_by_label(say("pictures", lang))
    expect(box).to_be_hidden()
    tab.get_by_label(say("executive_form", lang), exact=True).check()
    box.check()
    make(tab, lang)
    shown = tab.locator("#summary figure img")
    expect(shown).to_have_count(2)
    for at in range(2):
        shown.nth(at).scroll_into_view_if_needed()
        drawn = shown.nth(at).evaluate("img => img.complete && img.naturalWidth")
        assert drawn == 800
    assert tab.locator("#summary figcaption .cite").count() > 2
    with tab.expect_download() as downloading:
        tab.locator("#summary .keeps a[href$='.figures-svg']").click()
    svg = downloading.value.path().read_text(encoding="utf-8")
    assert ("450亿元" if lang == "zh" else "45 billion yuan") in "".join(
        ElementTree.fromstring(svg).itertext()
    )
    with tab.expect_download() as downloading:
        tab.locator("#summary .keeps a", has_text="md").click()
    names = {downloading.value.suggested_filename.removesuffix(".md") + f"-{name}.svg"
             for name in ("figures", "map")}  # fmt: skip
    text = downloading.value.path().read_text(encoding="utf-8")
    assert all(f"](<{name}>)" in text for name in names)
    with tab.expect_download() as downloading:
        tab.locator("#summary .keeps a", has_text="pdf").click()
    downloading.value.save_as(tmp_path / "kept.pdf")
    assert len(pypdf.PdfReader(tmp_path / "kept.pdf").pages) >= 4  # it, two pictures, quotes

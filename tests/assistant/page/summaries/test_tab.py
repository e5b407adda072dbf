"""The tab of summaries, in a real Chromium: comparing articles, pictures, stopping, reloading."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.page.strings import say
from index.types import Lang
from tests.assistant.page.conftest import Served
from tests.assistant.page.test_browser import marked, tab, visit

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


def half_made(page: Page, served: Served) -> Locator:
    """A summary that has come so far that it says how far."""
    visit(page, served)
    open_tab(page, "outline_form")
    make(page)
    progress = page.locator("#summary progress")
    expect(progress).to_be_visible()
    return progress


def test_a_summary_on_its_way_is_stopped(page: Page, serve: Callable[..., Served]) -> None:
    progress = half_made(page, serve(module="tests.assistant.page.lagging"))
    stop = page.locator("#summary").get_by_role("button", name=say("stop", "zh"))
    stop.focus()
    page.keyboard.press("Enter")
    stage = page.locator("#summary .stage")
    expect(stage).to_have_text(say("stopped", "zh"), use_inner_text=True)
    expect(stop).to_have_count(0)
    page.wait_for_timeout(2000)  # what was on its way would be there by now
    expect(stage).to_have_text(say("stopped", "zh"), use_inner_text=True)
    page.reload()
    expect(page.locator("#source .text")).to_be_visible()  # of which the next one is to be
    page.get_by_role("tab", name=say("summary", "zh")).click()
    page.get_by_label(say("figures_form", "zh"), exact=True).check()
    make(page)  # which does not wait for what was stopped
    expect(page.locator("#summary td", has_text="0.195").first).to_be_visible(timeout=180_000)
    expect(progress).to_have_count(0)


def test_a_summary_outlives_a_reload_and_the_server(
    page: Page, serve: Callable[..., Served]
) -> None:
    before = serve(module="tests.assistant.page.lagging")
    half_made(page, before)
    page.reload()
    page.get_by_role("tab", name=say("summary", "zh")).click()
    expect(page.locator("#summary progress")).to_be_visible()  # nobody has asked for it again
    headings = page.locator("#summary article :is(h3, h4)")
    expect(headings.first).to_be_visible(timeout=180_000)
    made = headings.all_text_contents()
    known = page.evaluate("sessionStorage.getItem('deepsea-summary')")

    visit(page, serve(folder=before.folder))  # another port, where the browser knows nothing
    page.evaluate("id => sessionStorage.setItem('deepsea-summary', id)", known)
    page.reload()
    page.get_by_role("tab", name=say("summary", "zh")).click()
    expect(headings).to_have_text(made)
    with page.expect_download() as downloading:
        page.locator("#summary .keeps a", has_text="md").click()
    assert made[0] in downloading.value.path().read_text(encoding="utf-8")
    page.locator("#summary .cite").first.click()
    expect(page.locator("#source mark").first).to_be_in_viewport()

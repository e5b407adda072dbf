"""The map and the figures of an article, in a real Chromium; see `served.py` for what answers."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from assistant.page.strings import say
from index.articles import builtin_articles
from tests.assistant.page.conftest import Served
from tests.assistant.page.served import HOSTILE
from tests.assistant.page.test_browser import marked, tab, until, visit

__all__ = ["tab"]

pytestmark = pytest.mark.browser


def test_a_node_opens_its_passage_and_leads_back(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    tab.get_by_role("tab", name=say("map", "zh")).click()
    nodes = tab.locator("#map .node")
    expect(tab.locator("#map .section")).to_have_count(
        len(builtin_articles()[0].document().sections)
    )
    for node in (nodes.nth(0), nodes.last, tab.locator("#map .section > .node").nth(5)):
        words = node.locator("[data-says=zh]").text_content()
        node.focus()
        tab.keyboard.press("Enter")
        expect(tab.locator("#source mark").first).to_be_in_viewport()
        until(tab, lambda words=words: marked(tab) == words)
        tab.get_by_role("tab", name=say("map", "zh")).click()
        expect(node).to_have_attribute("aria-current", "true")
    tab.locator("#language label").nth(1).click()
    expect(tab.locator("#map .section > .node").first).to_have_text(
        "The starting point of Xiaomi Auto's deep-sea strategy: redefinition", use_inner_text=True
    )
    with tab.expect_download() as downloading:
        tab.get_by_role("link", name=say("keep_picture", "en")).click()
    drawn = "".join(ElementTree.parse(downloading.value.path()).getroot().itertext())
    assert "redefinition" in drawn


def test_branches_fold_by_keyboard_and_stay_folded(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    tab.get_by_role("tab", name=say("map", "zh")).click()
    fold = tab.locator("#map .fold").first
    inner = tab.locator("#map .tree > .section").first.locator("ul .node").first
    expect(inner).to_be_visible()
    fold.focus()
    tab.keyboard.press("Space")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(inner).to_be_hidden()
    tab.get_by_role("tab", name=say("source", "zh")).click()
    tab.get_by_role("tab", name=say("map", "zh")).click()
    expect(fold).to_be_visible()
    expect(inner).to_be_hidden()
    tab.get_by_role("button", name=say("unfold_all", "zh")).click()
    expect(inner).to_be_visible()


def test_a_hostile_heading_is_words(tab: Page) -> None:
    """`tab` fails on every script that runs, and on every request that is refused."""
    tab.get_by_role("tab", name=say("map", "zh")).click()
    heading = tab.locator("#map .section > .node").first
    expect(heading).to_have_text(f"Lamps {HOSTILE}")
    assert tab.locator("#map").locator("img, script, iframe").count() == 0
    heading.click()
    expect(tab.locator("#source mark").first).to_be_in_viewport()
    assert marked(tab) == f"Lamps {HOSTILE}"


def test_an_added_article_has_its_map(page: Page, serve: Callable[..., Served]) -> None:
    visit(page, serve())
    box = page.locator("#paste textarea, #paste input").first
    box.fill("# Lighthouse keepers\n\n## Nights\n\nKeeper Ines Corrigan lit the lamp 4,017 times.")
    page.locator("#paste .submit-button").click()
    expect(page.locator(".source")).to_have_attribute("data-doc", "lighthouse-keepers")
    page.get_by_role("tab", name=say("map", "zh")).click()
    expect(page.locator("#map .node")).to_have_text(
        ["Nights", "Keeper Ines Corrigan lit the lamp 4,017 times."]
    )
    page.locator("#map .claim > .node").click()
    expect(page.locator("#source mark")).to_be_visible()
    assert marked(page) == "Keeper Ines Corrigan lit the lamp 4,017 times."
    page.get_by_role("tab", name=say("figures", "zh")).click()
    expect(page.locator("#figures .told b")).to_have_text(["4,017 times"])
    page.locator("#figures .node").click()
    expect(page.locator("#source mark")).to_be_visible()
    assert marked(page) == "Keeper Ines Corrigan lit the lamp 4,017 times."


def test_a_chart_of_figures_that_compare_leads_to_each_of_their_sentences(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    tab.get_by_role("tab", name=say("figures", "zh")).click()
    bars = tab.locator("#figures .chart[data-says=zh] ol").first.locator("li")
    expect(bars.first).to_be_visible()
    widths = [bars.nth(at).locator(".bar").evaluate("bar => bar.clientWidth")
              for at in range(bars.count())]  # fmt: skip
    assert len(widths) >= 3 and widths == sorted(widths, reverse=True) and widths[-1] > 0
    figure = bars.last.locator("b").inner_text()
    bars.last.locator(".node").click()
    expect(tab.locator("#source mark").first).to_be_in_viewport()
    assert figure in marked(tab)


def test_figures_are_narrowed_by_words_and_kind_and_open_their_passage(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    tab.get_by_role("tab", name=say("figures", "zh")).click()
    chinese = tab.locator("#figures ul[data-says=zh]")
    shown = chinese.locator(".telling:visible")
    expect(shown.first).to_be_visible()
    whole = shown.count()
    tab.locator("#figures input[value=money]").check()
    expect(chinese.get_by_text("450亿元", exact=True)).to_be_visible()
    expect(chinese.get_by_text("0.195", exact=True)).to_be_hidden()
    money = shown.count()
    assert 0 < money < whole
    found = tab.locator("#figures .found")
    assert int(found.text_content() or 0) == chinese.locator("[data-kind]:visible").count()
    tab.locator("#figures input[value=percent]").check()
    bar = chinese.locator("[data-kind]", has_text="80%").locator(".share").first
    width = bar.evaluate(
        "bar => parseFloat(getComputedStyle(bar, '::after').width) / bar.clientWidth"
    )
    assert 0.78 < width < 0.82
    tab.locator("#figures input[value=money]").check()
    tab.locator("#figures .words").fill("注资")
    expect(shown).to_have_count(1)
    words = shown.locator(".node").text_content()
    shown.locator(".node").click()
    expect(tab.locator("#source mark").first).to_be_in_viewport()
    assert marked(tab) == words

"""The page without a pointer."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.page.strings import say

from .conftest import Served
from .test_browser import ask, come_to_rest, tab, visit

__all__ = ["tab"]

pytestmark = pytest.mark.browser

_HERE = "document.activeElement.closest('#masthead, #sources, #chat, #question, #reading')?.id"


def test_tab_reaches_every_part_in_order_and_is_never_caught(tab: Page) -> None:
    ask(tab, "SU7的风阻系数是多少？")
    tab.locator("#kept .open").focus()
    reached: list[str] = []
    for _ in range(200):
        tab.keyboard.press("Tab")
        here = tab.evaluate(_HERE)
        if here and here not in reached:
            reached.append(here)
        if len(reached) == 5:
            break
    assert reached == ["masthead", "sources", "chat", "question", "reading"]


def test_the_drawer_takes_the_focus_and_gives_it_back(browser: Browser, served: Served) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, locale="en-GB") as context:
        page = context.new_page()
        visit(page, served)
        handle = page.get_by_role("button", name=say("articles", "en"), exact=True)
        expect(handle).to_have_attribute("aria-expanded", "false")
        handle.focus()
        page.keyboard.press("Enter")
        expect(handle).to_have_attribute("aria-expanded", "true")
        expect(page.locator("#sources :focus")).to_be_visible()
        page.keyboard.press("Escape")
        expect(handle).to_be_focused()
        expect(handle).to_have_attribute("aria-expanded", "false")


def test_a_marker_that_is_focused_is_described_by_its_quote(tab: Page) -> None:
    ask(tab, "hostile words")
    come_to_rest(tab)
    marker = tab.locator(".said .cite").last
    marker.focus()
    expect(tab.get_by_role("tooltip")).to_be_visible()
    expect(marker).to_have_accessible_description(re.compile("Spring tides rise by 5.4 metres"))


def test_the_name_of_a_conversation_says_what_it_is(tab: Page) -> None:
    ask(tab, "history of names")
    tab.get_by_role("button", name=say("kept", "zh")).click()
    row = tab.locator("#conversations li").first
    row.get_by_role("button", name=say("rename", "zh")).click()
    expect(row.get_by_role("textbox", name=say("name", "zh"))).to_be_focused()

"""One conversation in two tabs, and a tab that is reloaded: what was asked and said stays."""

import pytest
from playwright.sync_api import Page, expect

from assistant.page.strings import say
from tests.assistant.page.conftest import Served
from tests.assistant.page.test_browser import ask, sentences, visit

pytestmark = pytest.mark.browser


def test_two_tabs_add_to_one_conversation(page: Page, served: Served) -> None:
    visit(page, served)
    ask(page, "history of two tabs")
    with page.context.new_page() as other:
        visit(other, served)
        other.get_by_role("button", name=say("kept", "zh")).click()
        other.get_by_role("dialog").locator(".choose", has_text="history of two tabs").click()
        expect(other.locator(".question")).to_have_text("history of two tabs")
        ask(page, "history by the first")
        # Which this tab has not seen: it comes in before what is asked here.
        other.locator("#question textarea").fill("history by the second")
        other.keyboard.press("Enter")
        asked = ["history of two tabs", "history by the first", "history by the second"]
        expect(other.locator(".question")).to_have_text(asked)
        expect(other.locator(".answer").last).to_have_attribute("data-state", "answered")
        expect(other.locator(".answer .sentence").last).to_contain_text("history by the first")
    visit(page, served)
    expect(page.locator(".question")).to_have_text(asked)
    for at in range(len(asked)):
        expect(page.locator(".answer").nth(at)).to_have_attribute("data-state", "answered")


def test_a_reload_keeps_what_had_come_of_an_answer(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator("#question textarea").fill("slow to be reloaded")
    page.keyboard.press("Enter")
    sentences(page, 3)
    visit(page, served)
    expect(page.locator(".question")).to_have_text("slow to be reloaded")
    expect(page.locator(".answer")).to_have_attribute("data-state", "stopped")
    sentences(page, 3)
    expect(page.locator(".answer .quotes .cite")).to_have_count(1)
    page.get_by_role("button", name=say("again", "zh")).click()
    expect(page.locator(".answer")).to_have_attribute("data-state", "running")
    page.locator("#question .stop-button").click()
    expect(page.locator(".answer")).to_have_attribute("data-state", "stopped")

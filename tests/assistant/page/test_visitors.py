"""Several visitors at once, each in a browser session of its own."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from assistant.page.strings import say

from .conftest import Served
from .test_browser import sentences, visit

pytestmark = pytest.mark.browser

_VISITORS = 5


def test_five_at_once_are_answered_in_turn_and_told_how_many_are_before_them(
    browser: Browser, served: Served
) -> None:
    with ExitStack() as open_contexts:
        pages = []
        for at in range(_VISITORS):
            context = open_contexts.enter_context(
                browser.new_context(locale="zh-CN" if at % 2 else "en-GB")
            )
            page = context.new_page()
            visit(page, served)
            pages.append(page)
        for at, page in enumerate(pages):
            question = f"history of visitor {at}" if at else "slow for the first"
            page.locator("#question textarea").fill(question)
            page.keyboard.press("Enter")
            if at:
                told = say("ahead", "zh" if at % 2 else "en", count=at)
                expect(page.locator(".answer .stage")).to_contain_text(told)
            else:
                sentences(page, 1)
        pages[2].locator("#question .stop-button").click()
        expect(pages[2].locator(".answer")).to_have_attribute("data-state", "stopped")
        expect(pages[4].locator(".answer .stage")).to_contain_text(say("ahead", "en", count=3))
        pages[0].locator("#question .stop-button").click()
        for at in (1, 3, 4):
            expect(pages[at].locator(".answer")).to_have_attribute("data-state", "answered")
            expect(pages[at].locator(".question")).to_have_text(f"history of visitor {at}")
            expect(pages[at].locator(".answer .sentence")).to_have_text("[]")
        expect(pages[2].locator(".answer")).to_have_attribute("data-state", "stopped")

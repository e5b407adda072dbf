"""Articles by their web address, in a real Chromium; see `networked.py` for the web."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant.page.strings import say
from tests.assistant.page.conftest import Served
from tests.assistant.page.networked import TITLE
from tests.assistant.page.test_browser import ask, visit

pytestmark = pytest.mark.browser


def paste(page: Page, words: str) -> None:
    box = page.locator("#paste textarea, #paste input").first
    expect(box).to_have_value("")  # what was pasted before is taken
    box.fill(words)
    page.locator("#paste .submit-button").click()


def test_an_article_is_added_by_its_address_but_none_of_a_private_network(
    page: Page, serve: Callable[..., Served]
) -> None:
    served = serve(module="tests.assistant.page.networked")
    visit(page, served)
    paste(page, "http://reef.example/lights.html")
    added = page.locator("#adding li")
    expect(added).to_have_attribute("data-state", "added")
    expect(page.locator("#documents li", has_text=TITLE)).to_be_visible()
    source = page.locator("#source")
    expect(source.locator("h2").first).to_have_text(TITLE)
    expect(source.locator("header")).to_contain_text("reef.example")
    expect(source.locator(".text")).not_to_contain_text("Home")
    ask(page, "Since when has the outer reef had a lighthouse?")
    expect(page.locator(".answer blockquote").first).to_contain_text("1874")

    for address, named in (
        ("http://inner.example/", "inner.example"),
        ("http://moved.example/", "inner.example"),  # where it leads
        (served.url, "127.0.0.1"),
    ):
        paste(page, address)
        refused = added.last.locator(".why")
        expect(refused).to_contain_text(f"{named} 在本机或内网里", use_inner_text=True)
    assert served.lines("asked") == ["reef.example", "moved.example"]
    page.locator("#language label").nth(1).click()
    expect(page.locator("#new")).to_have_text(say("new", "en"))
    expect(added.last.locator(".why")).to_contain_text("which is never asked", use_inner_text=True)

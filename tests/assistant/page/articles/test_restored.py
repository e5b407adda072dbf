"""What was open and ticked before a reload."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant.page.articles.restored import kept_reading
from assistant.page.conversations.suggestions import suggestions
from assistant.page.strings import say
from tests.assistant.page.conftest import Served
from tests.assistant.page.served import documents
from tests.assistant.page.test_browser import ask, tab, visit

__all__ = ["tab"]

_KNOWN = ["lamps", "tides"]


def test_what_was_open_and_ticked_is_had_again() -> None:
    kept = kept_reading('{"skipped": ["lamps"], "shown": "tides"}', _KNOWN)
    assert kept == (["lamps"], "tides")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"skipped": 3}', '{"shown": ["lamps"]}'])
def test_what_the_browser_does_not_have_is_nothing(text: str) -> None:
    assert kept_reading(text, _KNOWN) == ([], "")


def test_an_article_that_is_gone_is_told_and_its_tick_forgotten() -> None:
    assert kept_reading('{"skipped": ["buoys"], "shown": "buoys"}', _KNOWN) == ([], None)


def test_a_question_reads_something() -> None:
    assert kept_reading('{"skipped": ["lamps", "tides"]}', _KNOWN) == ([], "")


@pytest.mark.browser
def test_a_reload_keeps_the_ticks_and_the_open_article(tab: Page, served: Served) -> None:
    article, other = (tab.locator(f"#documents li[data-id={each.id}]") for each in documents())
    article.locator("input").uncheck()
    other.locator(".choose").click()
    shown = other.get_attribute("data-id") or ""
    expect(tab.locator(".source")).to_have_attribute("data-doc", shown)
    visit(tab, served)
    expect(tab.locator(".source")).to_have_attribute("data-doc", shown)
    expect(article.locator("input")).not_to_be_checked()
    expect(other.locator("input")).to_be_checked()
    expect(tab.locator(".example-text")).to_have_text(suggestions(documents()[1:], "zh"))
    ask(tab, "Spring tides")
    cited = tab.locator(".answer .cite")
    assert {cited.nth(at).get_attribute("data-doc") for at in range(cited.count())} == {shown}


@pytest.mark.browser
def test_an_open_article_that_was_removed_is_told(page: Page, serve: Callable[..., Served]) -> None:
    own = serve()
    visit(page, own)
    page.locator("#documents li[data-id=xiaomi-deep-sea] .choose").click()
    expect(page.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    with page.context.new_page() as other:
        visit(other, own)
        row = other.locator("#documents li[data-id=xiaomi-deep-sea]")
        row.locator(".remove").click()
        row.locator(".sure").click()
        expect(row).to_have_count(0)
    visit(page, own)
    expect(page.get_by_text(say("open_gone", "zh"))).to_be_visible()
    expect(page.locator(".source")).to_have_attribute("data-doc", "lamps")

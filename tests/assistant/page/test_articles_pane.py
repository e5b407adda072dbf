"""Articles added, replaced, ticked and removed on the page, also while others are on their way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.page.strings import say

from .conftest import Served
from .test_browser import ask, marked, visit

pytestmark = pytest.mark.browser

_BUOY = "The north buoy weighs 12.5 tonnes and flashes red."


def upload(page: Page, *paths: Path) -> None:
    with page.expect_file_chooser() as choosing:
        page.locator("#upload").click()
    choosing.value.set_files(paths)


def test_a_quote_that_is_no_more_where_it_was_marks_nothing(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    visit(page, serve())
    path = tmp_path / "buoys.md"
    path.write_text(f"# Buoys\n\n{_BUOY}\n")
    upload(page, path)
    expect(page.locator("#adding")).to_contain_text(say("added", "zh"))
    ask(page, "How many tonnes does the north buoy weigh?")
    cite = page.locator(".answer .cite[data-doc=buoys]").first
    cite.click()
    words = marked(page)
    assert words in _BUOY
    moved = page.get_by_text(say("quote_moved", "zh"))
    expect(moved).to_be_hidden()
    path.write_text(f"# Buoys\n\nThey are painted each spring, before the ice goes.\n\n{_BUOY}\n")
    upload(page, path)
    expect(page.locator("#adding")).to_contain_text(say("replaced", "zh"))
    expect(page.locator("#source")).to_contain_text("painted each spring")
    cite.click()
    expect(moved).to_be_in_viewport()
    expect(page.locator("#source mark")).to_have_count(0)
    path.write_text(f"# Buoys\n\n{_BUOY}\n\nThey are painted each spring.\n")
    upload(page, path)
    expect(page.locator("#source")).not_to_contain_text("before the ice goes")
    cite.click()
    assert marked(page) == words
    expect(moved).to_be_hidden()

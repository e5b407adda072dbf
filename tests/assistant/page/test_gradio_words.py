"""What Gradio says by itself is ours, and in the language of the page, whatever the browser's."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.page.strings import say
from index.load import MAX_BYTES
from index.types import Lang

from .conftest import Served
from .test_browser import until, visit

pytestmark = pytest.mark.browser

_LOCALES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}
# Everything that is seen or heard but for the words of articles and of readers.
_WORDS = """() => {
  const own = "#source :is(.text, select, h2, .byline), #documents li, #outline, #beside label";
  const seen = [...document.querySelectorAll("body *")].filter((each) =>
    !each.closest(`${own}, script, style, #language label, #wishes .sections li`)
    && each.checkVisibility({ visibilityProperty: true }));
  const attributes = ["aria-label", "title", "placeholder", "alt"];
  const said = seen.flatMap((each) => attributes.map((name) => each.getAttribute(name)));
  const texts = seen.flatMap((each) => [...each.childNodes])
    .filter((node) => node.nodeType === 3).map((node) => node.data);
  return [...new Set([...said, ...texts].map((words) => words?.trim()).filter(Boolean))];
}"""
_FOREIGN = {"zh": re.compile("[A-Za-z]{3,}"), "en": re.compile("[\u4e00-\u9fff]")}
# Names, keys and addresses, which are the same in each language; a suggestion quotes its article.
_NAMES = re.compile(r"Enter|SVG|deepsea [\w ]+|SU7|Porsche|Taycan|[“《][^”》]*[”》]")


@contextmanager
def speaking(browser: Browser, served: Served, of_browser: Lang, lang: Lang) -> Iterator[Page]:
    """The page in a browser of one language, that speaks another, or the same."""
    with browser.new_context(locale=_LOCALES[of_browser]) as context:
        page = context.new_page()
        visit(page, served)
        page.locator("#language label").nth([*_LOCALES].index(lang)).click()
        expect(page.locator("#new")).to_have_text(say("new", lang))
        yield page


def foreign(words: Sequence[str], lang: Lang) -> list[str]:
    return [each for each in words if _FOREIGN[lang].search(_NAMES.sub("", each))]


@pytest.mark.parametrize(
    ("of_browser", "lang"), [("zh", "en"), ("en", "zh"), ("zh", "zh"), ("en", "en")]
)
def test_no_word_is_of_another_language(
    browser: Browser, served: Served, of_browser: Lang, lang: Lang
) -> None:
    with speaking(browser, served, of_browser, lang) as page:
        for key in ("source", "map", "figures", "summary", "quiz", "study"):
            page.get_by_role("tab", name=say(key, lang), exact=True).click()
            if key in ("map", "figures"):
                continue  # which are words of the article
            # What was clicked changes the words one after the other.
            with suppress(AssertionError):
                until(page, lambda: not foreign(page.evaluate(_WORDS), lang))
            words = page.evaluate(_WORDS)
            assert len(words) > 10
            assert foreign(words, lang) == [], key


@pytest.mark.parametrize(("of_browser", "lang"), [("zh", "en"), ("en", "zh")])
def test_a_file_that_is_too_large_says_so_and_the_others_are_added(
    browser: Browser, serve: Callable[..., Served], tmp_path: Path, of_browser: Lang, lang: Lang
) -> None:
    large, fair, other = (tmp_path / f"{name}.txt" for name in ("large", "fair", "other"))
    with large.open("wb") as file:
        file.truncate(3 * MAX_BYTES)
    fair.write_text("# Signal flags\n\nA red flag means that a storm is near the coast.\n")
    other.write_text("# Fog\n\nA horn is blown in fog, twice a minute.\n")
    with speaking(browser, serve(), of_browser, lang) as page:
        chooser = page.locator("#sources input[type=file]")
        chooser.set_input_files([large, fair])
        refused = page.locator("#refused li")
        expect(refused.locator(".what")).to_have_text("large.txt")
        words = say("too_large", lang, size=60, most=20)
        expect(refused.locator(".why")).to_have_text(words, use_inner_text=True)
        added = page.locator("#adding li:not(#refused li)")
        expect(added.locator(".what")).to_have_text("fair.txt")
        expect(added).to_have_attribute("data-state", "added")
        expect(page.locator(".toast-body")).to_have_count(0)
        chooser.set_input_files([other])
        expect(refused).to_have_count(0)


def test_a_lost_connection_is_told_in_our_words(
    browser: Browser, serve: Callable[..., Served]
) -> None:
    with speaking(browser, serve(), "en", "zh") as page:
        page.context.set_offline(True)
        page.locator("#question textarea").fill("Who trims the lamp?")
        page.keyboard.press("Enter")
        toast = page.locator(".toast-body.error")
        expect(toast.locator(".toast-title")).to_have_text(say("lost", "zh"))
        expect(toast).to_contain_text(say("lost_how", "zh"))
        close = toast.get_by_role("button", name=say("close", "zh"), exact=True)
        expect(close).to_be_visible()
        page.context.set_offline(False)
        expect(toast).to_have_count(0)  # it loads itself anew


def test_a_fault_of_the_server_is_told_in_our_words(page: Page, served: Served) -> None:
    visit(page, served)
    page.route("**/queue/join*", lambda route: route.fulfill(status=500, json={"detail": "Oops"}))
    page.locator("#question textarea").fill("Who trims the lamp?")
    page.keyboard.press("Enter")
    toast = page.locator(".toast-body.error")
    expect(toast.locator(".toast-title")).to_have_text(say("error", "zh"))
    expect(toast).to_contain_text(say("unexpected", "zh"))
    expect(toast).not_to_contain_text("Oops")

"""What no stylesheet shows in one language alone is in that of the page all the same."""

from dataclasses import replace
from html import unescape

import pytest
from playwright.sync_api import Page, expect

from assistant.page.articles.html import documents_html, source_html
from assistant.page.browser.html import error_html, making_html
from assistant.page.strings import LANGUAGES, in_each, say
from index.articles import builtin_article
from index.document import PASTED
from tests.index.small import article

from .test_browser import tab

__all__ = ["tab"]

_ARTICLE = builtin_article("xiaomi-deep-sea")


def test_each_is_there_in_either_language() -> None:
    document = _ARTICLE.document()
    error = error_html(in_each("compare_what"))
    making = making_html("making", 1, 2)
    listed = unescape(documents_html([document]))
    choice = unescape(source_html([document, article()], document))
    for lang in LANGUAGES:
        title = _ARTICLE.titles[lang]
        assert say("compare_what", lang) in error
        assert f'data-label-{lang}="{say("making", lang)}"' in making
        assert f'data-label-{lang}="{title}"' in listed
        assert f'data-text-{lang}="{title}"' in choice


def test_what_was_pasted_says_so() -> None:
    pasted = replace(article(), source=PASTED)
    assert say("pasted", "zh") in source_html([pasted], pasted)
    assert say("pasted", "zh") not in source_html([article()], article())


@pytest.mark.browser
def test_names_follow_the_language_of_the_page(tab: Page) -> None:
    tab.locator("#question textarea").fill("   ")
    tab.keyboard.press("Enter")
    title = tab.locator(".toast-title")
    expect(title).to_have_text(say("note", "zh"))
    option = tab.locator("#source option[value=xiaomi-deep-sea]")
    box = tab.locator("#documents li[data-id=xiaomi-deep-sea] input")
    for lang, button in (("zh", 0), ("en", 1)):
        tab.locator("#language label").nth(button).click()
        expect(option).to_have_text(_ARTICLE.titles[lang])
        expect(box).to_have_accessible_name(_ARTICLE.titles[lang])

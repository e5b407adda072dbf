"""What the page says when something is amiss: what it is and what to do, in either language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.page.strings import STRINGS, say
from index.types import Lang

from .conftest import Served
from .test_browser import ask, check

pytestmark = pytest.mark.browser

_LANGS: tuple[Lang, ...] = ("zh", "en")
_QUESTION = "SU7的风阻系数是多少？"


@pytest.fixture
def amiss(page: Page, serve: Callable[..., Served]) -> Callable[[str], Served]:
    """Opens a page in a state of `faulty.STATES`."""

    def start(state: str) -> Served:
        served = serve(state, module="tests.assistant.page.faulty")
        page.goto(served.url)
        return served

    return start


def speak(page: Page, lang: Lang) -> None:
    page.locator("#language label").nth(_LANGS.index(lang)).click()
    expect(page.locator("#new")).to_have_text(say("new", lang))


def says_in_both(page: Page, line: Locator, zh: str, en: str) -> None:
    """In each language the line is said in that one alone, without a trace, and can be read."""
    for lang, words, others in (("en", en, zh), ("zh", zh, en)):
        speak(page, lang)
        expect(line).to_contain_text(words, use_inner_text=True)
        expect(line).not_to_contain_text(others, use_inner_text=True)
        assert "Traceback" not in page.content()
    check(page)


def test_models_are_being_fetched(page: Page, amiss: Callable[[str], Served]) -> None:
    served = amiss("fetching")
    told = {lang: say("fetching", lang, done=340, total=1117) for lang in _LANGS}
    says_in_both(page, page.locator("#status"), told["zh"], told["en"])
    page.locator("#question textarea").fill(_QUESTION)
    page.keyboard.press("Enter")
    waiting = page.locator(".answer .stage")
    says_in_both(page, waiting, STRINGS["zh"]["opening"], STRINGS["en"]["opening"])
    (served.folder / "go").touch()
    expect(page.locator(".answer")).to_have_attribute("data-state", "answered")
    expect(page.locator("#status")).to_contain_text(say("no_model", "zh"))


def test_the_first_index_is_being_made(page: Page, amiss: Callable[[str], Served]) -> None:
    served = amiss("indexing")
    told = {lang: say("first_index", lang, done=40) for lang in _LANGS}
    says_in_both(page, page.locator("#status"), told["zh"], told["en"])
    (served.folder / "go").touch()
    expect(page.locator("#status [data-state=ready]")).to_be_attached()
    expect(page.locator("#source .text")).to_be_visible()


def test_no_model_could_be_fetched(page: Page, amiss: Callable[[str], Served]) -> None:
    amiss("unfetched")
    line = page.locator("#status")
    says_in_both(page, line, say("unfetched", "zh"), say("unfetched", "en"))
    ask(page, _QUESTION)


@pytest.mark.parametrize(
    ("state", "zh", "en"),
    [
        ("damaged", "请运行 deepsea index rebuild", "run 'deepsea index rebuild'"),
        ("mismatched", "索引是用", "The index was built with"),
        ("no_such_model", "没有模型文件 /nowhere/model.gguf", "There is no model file /nowhere"),
        ("crashed", say("unexpected", "zh"), say("unexpected", "en")),
    ],
)
def test_what_keeps_it_from_opening_is_said_and_said_to_whoever_asks(
    page: Page, amiss: Callable[[str], Served], state: str, zh: str, en: str
) -> None:
    amiss(state)
    says_in_both(page, page.locator("#source .error"), zh, en)
    ask(page, _QUESTION, "error")
    says_in_both(page, page.locator(".answer .error"), zh, en)
    for tab in ("map", "figures", "summary", "quiz", "study"):
        page.get_by_role("tab", name=say(tab, "zh")).click()
    page.wait_for_timeout(500)
    assert page.locator(".toast-wrap .error").count() == 0


def test_the_endpoint_is_down(page: Page, amiss: Callable[[str], Served]) -> None:
    amiss("endpoint_down")
    expect(page.locator("#source .text")).to_be_visible()
    ask(page, _QUESTION, "error")
    expect(page.locator(".answer blockquote").first).to_be_visible()  # the evidence stays
    line = page.locator(".answer .error")
    says_in_both(page, line, "请检查它是否在运行", "check that it is running")


def test_there_is_no_article(page: Page, amiss: Callable[[str], Served]) -> None:
    amiss("empty")
    expect(page.locator("#source .empty")).to_be_visible()
    for lang in _LANGS:
        speak(page, lang)
        words = say("no_articles", lang)
        for place in ("#source", "#documents", "#chat .placeholder"):
            expect(page.locator(place)).to_contain_text(words)
        check(page)
    ask(page, _QUESTION, "error")
    for tab in ("map", "figures", "study"):
        page.get_by_role("tab", name=say(tab, "en")).click()
        expect(page.locator(f"#{tab}")).to_contain_text(say("no_articles", "en"))
    page.get_by_role("tab", name=say("summary", "en")).click()
    page.get_by_role("button", name=say("make_summary", "en")).click()
    expect(page.locator("#summary")).to_contain_text(say("no_articles", "en"))
    page.get_by_role("tab", name=say("quiz", "en")).click()
    page.get_by_role("button", name=say("make_quiz", "en")).click()
    expect(page.locator("#quiz")).to_contain_text(say("no_articles", "en"))
    says_in_both(page, page.locator(".answer .error"), "请先上传文件", "upload a file")


def test_what_cannot_be_kept_is_said_and_the_answer_is_given(
    page: Page, serve: Callable[..., Served]
) -> None:
    served = serve()
    page.goto(served.url)
    expect(page.locator("#source .text")).to_be_visible()
    (served.folder / "conversations.sqlite3").write_bytes(b"no database" * 1000)
    ask(page, _QUESTION)
    warning = page.locator(".toast-wrap").get_by_text(re.compile("无法使用 .*sqlite3"))
    expect(warning.first).to_be_visible()
    page.get_by_role("button", name=say("kept", "zh")).click()
    expect(page.locator("#conversations .error")).to_contain_text("无法使用")

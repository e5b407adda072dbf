"""Flashcards as a learner meets them, in a real Chromium."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from assistant.page.strings import say
from assistant.study import Counts, Deck
from index.types import Lang
from tests.assistant.page.articles.test_articles_pane import upload
from tests.assistant.page.conftest import Served
from tests.assistant.page.quizzes.test_tab import make
from tests.assistant.page.test_browser import marked, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def learner(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    """A visitor in Chinese, who finds no cards yet."""
    Deck(served.folder / "study.sqlite3").reset()
    with browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900}) as context:
        yield context


def study(page: Page, served: Served, lang: Lang = "zh") -> Locator:
    """Open the cards of the built-in article."""
    visit(page, served)
    page.locator("#source select").select_option("xiaomi-deep-sea")
    expect(page.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    page.get_by_role("tab", name=say("study", lang)).click()
    cards = page.locator("#study")
    expect(cards.locator(".study")).to_be_visible()
    return cards


def begin(page: Page, served: Served, lang: Lang = "zh") -> Locator:
    """Make cards of the built-in article; the first one is shown."""
    cards = study(page, served, lang)
    expect(cards).to_contain_text(say("no_cards", lang))
    cards.get_by_role("button", name=say("make_cards", lang)).click()
    expect(cards.locator(".card")).to_be_visible(timeout=60_000)
    return cards


def counted(cards: Locator, due: int, new: int, done: int, lang: Lang = "zh") -> None:
    numbers = {"cards_due": due, "cards_new": new, "cards_done": done}
    for key, count in numbers.items():
        expect(cards.locator(".counts")).to_contain_text(say(key, lang, count=count))


def test_a_card_is_turned_rated_and_leads_to_its_sentence_by_keyboard(
    learner: BrowserContext, served: Served
) -> None:
    page = learner.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    cards = begin(page, served)
    counted(cards, 0, 20, 0)
    expect(cards.locator(".back")).to_be_hidden()
    expect(cards.get_by_role("button", name=say("show_answer", "zh"))).to_be_focused()
    first = cards.locator(".stem").text_content()
    page.keyboard.press("1")  # nothing is rated that has not been turned
    page.keyboard.press("Enter")
    expect(cards.locator(".key")).to_be_visible()
    assert cards.locator(".stem").text_content() == first
    ratings = cards.locator(".ratings button")
    expect(ratings).to_have_count(4)
    gaps = ratings.locator("i [data-says=zh]").all_text_contents()
    assert gaps[:3] == [say("in_minutes", "zh", count=count) for count in (1, 6, 10)]
    assert gaps[3].endswith("天后")

    quote = cards.locator("blockquote").first.evaluate("q => q.firstChild.data")
    page.keyboard.press("Tab")
    expect(cards.locator(".cite").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#source mark").first).to_be_in_viewport()
    assert marked(page) == quote
    page.get_by_role("tab", name=say("study", "zh")).click()
    expect(cards.locator(".key")).to_be_visible()  # what was turned stays so

    cards.locator(".told").focus()
    page.keyboard.press("4")
    counted(cards, 0, 19, 1)
    expect(cards.get_by_role("button", name=say("show_answer", "zh"))).to_be_focused()
    expect(cards.locator(".back")).to_be_hidden()
    assert cards.locator(".stem").text_content() != first
    assert faults == []


def test_cards_outlive_a_restart_and_are_those_of_the_terminal(
    browser: Browser, serve: Callable[..., Served]
) -> None:
    before = serve()
    file = before.folder / "study.sqlite3"
    with browser.new_context(locale="zh-CN") as context:
        cards = begin(context.new_page(), before)
        cards.locator("[data-do=reveal]").click()
        cards.locator("[data-rating='3']").click()
        counted(cards, 0, 19, 1)
        shown = cards.locator(".stem").text_content() or ""
    assert Deck(file).counts(datetime.now(UTC), "xiaomi-deep-sea") == Counts(0, 19, 1)
    with closing(sqlite3.connect(file)) as base, base:  # as a browser had them for itself once
        base.execute("UPDATE card SET learner = ?", ("a" * 32,))
    after = serve(folder=before.folder)
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        expect(study(page, after, "en")).to_contain_text(say("no_cards", "en"))
        page.evaluate("localStorage.setItem('deepsea-learner', 'a'.repeat(32))")
        cards = study(page, after, "en")
        expect(cards.locator(".stem")).to_have_text(shown)
        counted(cards, 0, 19, 1, "en")
    assert Deck(file).counts(datetime.now(UTC)) == Counts(0, 19, 1)


def test_a_learner_starts_over_by_keyboard(learner: BrowserContext, served: Served) -> None:
    page = learner.new_page()
    cards = begin(page, served)
    forget = cards.get_by_role("button", name=say("start_over_yes", "zh"))
    expect(forget).to_be_hidden()
    cards.locator(".over summary").focus()
    page.keyboard.press("Enter")
    expect(cards).to_contain_text(say("start_over_hint", "zh", count=20))
    page.keyboard.press("Tab")
    expect(forget).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards.locator(".rest")).to_contain_text(say("no_cards", "zh"))
    expect(cards.locator(".rest")).to_be_focused()
    assert Deck(served.folder / "study.sqlite3").count() == 0
    cards.get_by_role("button", name=say("make_cards", "zh")).click()
    counted(cards, 0, 20, 0)


def test_when_nothing_is_due_it_says_when_and_makes_further_cards(
    learner: BrowserContext, served: Served
) -> None:
    cards = begin(learner.new_page(), served)
    for left in reversed(range(20)):
        cards.locator("[data-do=reveal]").click()
        cards.locator("[data-rating='4']").click()
        counted(cards, 0, left, 20 - left)
    expect(cards.locator(".rest")).to_contain_text(say("next_card", "zh"))
    expect(cards.locator(".rest")).to_contain_text("天后")
    expect(cards.locator(".rest")).to_be_focused()
    cards.get_by_role("button", name=say("more_cards", "zh")).click()
    expect(cards.locator(".card")).to_be_visible(timeout=60_000)
    new = int(re.findall(r"\d+", cards.locator(".counts [data-says=zh]").nth(1).inner_text())[0])
    assert 0 < new <= 20
    counted(cards, 0, new, 20)


def test_the_items_of_a_quiz_become_cards(learner: BrowserContext, served: Served) -> None:
    page = learner.new_page()
    study(page, served)
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    items = make(page, 3, "single", "truefalse")
    stems = items.locator(".stem").all_text_contents()
    page.get_by_role("tab", name=say("study", "zh")).click()
    cards = page.locator("#study")
    take = cards.get_by_role("button", name=say("cards_of_quiz", "zh"))
    take.click()
    expect(cards.locator(".stem")).to_have_text(stems[0])
    counted(cards, 0, 3, 0)
    expect(take).to_have_count(0)


def test_a_quote_that_is_no_longer_there_leads_nowhere(
    learner: BrowserContext, served: Served
) -> None:
    page = learner.new_page()
    cards = begin(page, served)
    expect(cards.locator(".cite").first).to_be_attached()
    with closing(sqlite3.connect(served.folder / "study.sqlite3")) as base, base:
        changed = base.execute(
            "UPDATE card SET body = json_set(body, '$.citations[0].quote', 'Other words.')"
        )
        assert changed.rowcount == 20
    page.reload()
    cards = study(page, served)
    cards.locator("[data-do=reveal]").click()
    expect(cards.locator("blockquote")).to_contain_text(["Other words."])
    expect(cards.locator(".cite")).to_have_count(0)
    expect(cards).to_contain_text(say("quote_moved", "zh"))


def test_what_fails_a_second_time_says_so_again(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    visit(page, serve())
    path = tmp_path / "keeper.md"
    path.write_text("# The keeper\n\nThe keeper trims the lamp.\n")
    upload(page, path)
    expect(page.locator(".source")).to_have_attribute("data-doc", "keeper")
    page.get_by_role("tab", name=say("study", "zh")).click()
    cards = page.locator("#study")
    for _ in range(2):
        with page.expect_response(re.compile("component_server")):
            cards.get_by_role("button", name=say("make_cards", "zh")).click()
        expect(cards.get_by_role("alert")).to_be_visible()
        expect(cards.locator(".stage")).to_be_hidden()

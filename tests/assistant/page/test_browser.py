"""The page as a reader meets it, in a real Chromium; see `served.py` for what answers."""

import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect

from assistant.page.conversations.as_file import FORMATS
from assistant.page.conversations.kept import Conversations
from assistant.page.conversations.suggestions import suggestions
from assistant.page.strings import say
from index.load import READERS
from index.types import Lang
from tests.index.formats.test_articles import WRITERS

from .conftest import Served, outside
from .served import DOWN, HOSTILE, documents

pytestmark = pytest.mark.browser

_TEXTS = {document.id: document.text for document in documents()}
_SECONDS = 1000.0
Scheme = Literal["light", "dark"]
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_WIDTHS = (1440, 1024, 390)


@pytest.fixture
def tab(page: Page, served: Served) -> Iterator[Page]:
    """The scripted page in a fresh browser session; scripts that fail or pop up fail the test."""
    faults: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def popped_up(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    page.on("console", heard)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", popped_up)
    visit(page, served)
    yield page
    assert faults == []


def visit(page: Page, served: Served) -> None:
    page.goto(served.url, timeout=60 * _SECONDS)
    expect(page.locator("#status [data-state=ready]")).to_be_attached(timeout=60 * _SECONDS)
    expect(page.locator("#source .text")).to_be_visible()


def ask(page: Page, question: str, state: str = "answered") -> None:
    """Type a question, send it with Enter, and wait until its answer is in ``state`` and what
    comes with its end, which draws it anew (under the pointer too), is there.
    """
    before = page.locator(".answer").count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_have_count(before + 1)
    expect(page.locator(".answer").last).to_have_attribute(
        "data-state", state, timeout=30 * _SECONDS
    )
    expect(page.locator("#question .submit-button")).to_be_visible()


def come_to_rest(page: Page) -> None:
    """Wait until the conversation, which goes to its end after each change, does not scroll."""
    page.wait_for_function(
        "async () => { const at = () => [...document.querySelectorAll('#chat *')]"
        ".map((each) => each.scrollTop).join(); const before = at();"
        "await new Promise((done) => setTimeout(done, 600)); return at() === before; }"
    )


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what only the server's side shows, as long as for what the page does."""
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        page.wait_for_timeout(50)  # not a sleep, in which nothing would come to the page


def sentences(page: Page, count: int) -> None:
    """Wait until an answer that is arriving has at least ``count`` sentences."""
    expect(page.locator(".answer .sentence").nth(count - 1)).to_be_attached()


def marked(page: Page) -> str:
    """The words that the source pane marks, with the line breaks of the text between them."""
    expect(page.locator("#source mark").first).to_be_attached()
    return "\n\n".join(page.locator("#source mark").all_text_contents())


def test_what_is_asked_of_others_is_seen(page: Page, requested: list[str]) -> None:
    page.goto("data:text/html,<img src='http://127.0.0.2:9/a.png'>")
    page.wait_for_load_state()
    assert outside(requested) == ["http://127.0.0.2:9/a.png"]
    requested.clear()  # or this very test would fail


def test_only_this_machine_is_asked(tab: Page, requested: list[str]) -> None:
    ask(tab, "SU7的风阻系数是多少？")
    ask(tab, "hostile words")
    tab.locator(".answer .cite").last.click()
    tab.locator("#language label").nth(1).click()
    expect(tab.locator("#new")).to_have_text(say("new", "en"))
    assert len(requested) > 20
    assert outside(requested) == []
    # What a browser would fetch, look up or connect to ahead of any request.
    linked = tab.eval_on_selector_all(
        "[src], [href], [srcset], [poster], [action], [data]:not([data=''])",
        "all => all.map(e => e.src || e.href || e.srcset || e.poster || e.action || e.data)",
    )
    assert linked
    assert {urlsplit(url).hostname for url in linked if url.startswith("http")} == {"127.0.0.1"}
    imported = tab.evaluate(
        "performance.getEntriesByType('resource').map(entry => new URL(entry.name).hostname)"
    )
    assert set(imported) == {"127.0.0.1"}


def test_the_server_contacts_nobody(tab: Page, served: Served) -> None:
    ask(tab, "SU7的风阻系数是多少？")
    contacts = set(served.lines("contacts"))
    assert "127.0.0.1" in contacts  # its own port, so that the watch is known to have been kept
    assert contacts <= {"127.0.0.1", "localhost"}


def test_every_citation_marks_its_own_characters(tab: Page) -> None:
    ask(tab, "小米汽车的风阻系数是多少")
    ask(tab, "hostile words")
    buttons = tab.locator(".answer .cite")
    assert buttons.count() >= 5
    for at in range(buttons.count()):
        button = buttons.nth(at)
        doc_id, start, end = (
            button.get_attribute(f"data-{key}") for key in ("doc", "start", "end")
        )
        span = _TEXTS[doc_id or ""][int(start or 0) : int(end or 0)]
        button.click()
        expect(tab.locator(".source")).to_have_attribute("data-doc", doc_id or "")
        expect(tab.locator("#source mark").first).to_be_in_viewport()
        until(tab, lambda span=span: marked(tab) == span)
        assert tab.locator(".cite[aria-current]").count() == 1


def test_the_marked_sentence_is_found_by_keyboard(tab: Page) -> None:
    ask(tab, "SU7的风阻系数是多少？")
    tab.locator(".answer .cite").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#source mark").first).to_be_focused()


def test_hostile_text_is_shown_as_it_is(tab: Page) -> None:
    ask(tab, HOSTILE)
    ask(tab, "hostile words")
    tab.locator(".answer .cite").last.click()
    expect(tab.locator(".source")).to_have_attribute("data-doc", "lamps")
    expect(tab.locator(".question").first).to_have_text(HOSTILE)
    expect(tab.locator(".answer .sentence").last).to_contain_text(HOSTILE)
    expect(tab.locator("#source .text h3").first).to_contain_text("onerror=")
    forbidden = "#chat :is(img, iframe, script, a), #source :is(img, iframe, script, a)"
    assert tab.eval_on_selector_all(forbidden, "all => all.map(e => e.outerHTML)") == []


def test_language_keeps_the_conversation_and_is_remembered(tab: Page, served: Served) -> None:
    expect(tab.locator("html")).to_have_attribute("lang", "zh-CN")
    ask(tab, "SU7的风阻系数是多少？")
    answer = tab.locator(".answer blockquote").all_text_contents()
    tab.locator("#language label").nth(1).click()
    expect(tab.locator("#question textarea")).to_have_attribute("placeholder", say("ask", "en"))
    expect(tab.locator("#new")).to_have_text(say("new", "en"))
    heading = tab.locator(".answer h2")
    expect(heading.get_by_text(say("quotes", "en"), exact=True)).to_be_visible()
    expect(heading.get_by_text(say("quotes", "zh"), exact=True)).to_be_hidden()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab).to_have_title(say("title", "en"))
    assert tab.locator(".answer blockquote").all_text_contents() == answer
    visit(tab, served)
    expect(tab.locator("#question textarea")).to_have_attribute("placeholder", say("ask", "en"))
    expect(tab.locator("#language input").nth(1)).to_be_checked()


def test_an_english_browser_is_spoken_to_in_english(browser: Browser, served: Served) -> None:
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        visit(page, served)
        expect(page.locator("#question textarea")).to_have_attribute(
            "placeholder", say("ask", "en")
        )
        expect(page.locator(".example-text")).to_have_text(suggestions(documents(), "en"))


def test_a_suggested_question_is_asked(tab: Page) -> None:
    offered = suggestions(documents(), "zh")
    expect(tab.locator(".example-text")).to_have_text(offered)
    tab.locator(".example").nth(1).click()
    expect(tab.locator(".question")).to_have_text(offered[1])
    expect(tab.locator(".answer")).to_have_attribute("data-state", "answered")


def test_evidence_comes_first_then_sentence_by_sentence(tab: Page, served: Served) -> None:
    tab.locator("#question textarea").fill("stepped please")
    tab.keyboard.press("Enter")
    expect(tab.locator(".answer blockquote")).to_have_count(1)
    expect(tab.get_by_text(say("passages", "zh"))).to_be_visible()
    assert tab.locator(".answer .sentence").count() == 0
    for count, name in enumerate(("first", "second"), start=1):
        (served.folder / name).touch()
        expect(tab.locator(".answer .sentence")).to_have_count(count)
    assert tab.locator(".answer").get_attribute("data-state") == "running"
    tab.locator("#language label").nth(1).click()
    expect(tab.get_by_text(say("reading", "en"))).to_be_visible()
    expect(tab.get_by_text(say("reading", "zh"))).to_be_hidden()
    (served.folder / "third").touch()
    expect(tab.locator(".answer")).to_have_attribute("data-state", "answered")


def test_a_stopped_answer_stays_stopped(tab: Page, served: Served) -> None:
    question = "slow to be stopped"
    tab.locator("#question textarea").fill(question)
    tab.keyboard.press("Enter")
    sentences(tab, 2)
    tab.locator("#question .stop-button").click()
    expect(tab.locator(".answer")).to_have_attribute("data-state", "stopped")
    tab.wait_for_timeout(1.5 * _SECONDS)  # what was on its way then has come
    said = tab.locator(".answer .sentence").count()
    assert question in served.lines("closed")
    tab.wait_for_timeout(1.5 * _SECONDS)
    expect(tab.locator(".answer")).to_have_attribute("data-state", "stopped")
    assert tab.locator(".answer .sentence").count() == said
    expect(tab.locator("#question .submit-button")).to_be_visible()
    ask(tab, "SU7的风阻系数是多少？")


def test_a_question_is_changed_and_an_answer_asked_for_again(tab: Page) -> None:
    ask(tab, "history of one")
    ask(tab, "history of two")
    said = tab.locator(".answer .sentence").last
    before = said.inner_text()
    expect(tab.get_by_role("button", name=say("again", "zh"))).to_have_count(1)
    tab.get_by_role("button", name=say("again", "zh")).click()
    expect(tab.locator(".answer").last).to_have_attribute("data-state", "answered")
    expect(tab.locator(".answer")).to_have_count(2)
    expect(said).to_have_text(before)  # what was said before it is its history, it itself is not
    tab.locator(".asked").first.hover()
    tab.locator(".asked .edit").first.click()
    box = tab.locator("#question textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value("history of one")
    tab.keyboard.type(" and a half")
    tab.keyboard.press("Enter")
    expect(tab.locator(".question").last).to_have_text("history of one and a half")


def test_an_answer_stands_until_another_has_begun(page: Page, serve: Callable[..., Served]) -> None:
    served = serve()
    (served.folder / "released").touch()
    visit(page, served)
    ask(page, "held back")
    (served.folder / "released").unlink()
    page.get_by_role("button", name=say("again", "zh")).click()
    expect(page.get_by_text(say("old_stands", "zh"))).to_be_visible()
    expect(page.locator(".answer .sentence")).to_have_text("Released.")
    page.locator("#question .stop-button").click()
    expect(page.locator(".answer")).to_have_attribute("data-state", "answered")
    expect(page.locator(".answer .sentence")).to_have_text("Released.")
    (served.folder / "released").touch()


def test_a_follow_up_is_asked(tab: Page) -> None:
    ask(tab, "SU7的风阻系数是多少？")
    offered = tab.locator(".follow").all_text_contents()
    assert len(offered) >= 2
    tab.locator(".follow").first.click()
    expect(tab.locator(".question").last).to_have_text(offered[0])
    expect(tab.locator(".answer")).to_have_count(2)
    expect(tab.locator(".answer").last).to_have_attribute("data-state", "answered")
    assert offered[0] not in tab.locator(".follow").all_text_contents()


def test_what_a_reader_says_of_an_answer_is_kept(tab: Page, served: Served) -> None:
    ask(tab, "history of feedback")
    ask(tab, "hostile words")
    useful = tab.locator(".answer").last.get_by_role("button", name=say("good", "zh"))
    useful.click()
    expect(useful).to_have_attribute("aria-pressed", "true")
    row = tab.locator(".quotes > li").last
    row.hover()
    row.get_by_role("button", name=say("wrong_quote", "zh")).click()
    conversations = Conversations(served.folder / "conversations.sqlite3")

    def said() -> list[tuple[str, int]]:
        kept = [each for each in conversations.judgements() if each.exchange.text == HOSTILE]
        return [(each.verdict, each.marker) for each in kept]

    until(tab, lambda: said() == [("good", 0), ("bad", 2)])
    tab.wait_for_timeout(0.5 * _SECONDS)  # a page that is left before it was told so complains
    visit(tab, served)
    for pressed in (useful, row.get_by_role("button", name=say("wrong_quote", "zh"))):
        expect(pressed).to_have_attribute("aria-pressed", "true")
        row.hover()
        pressed.click()
        expect(pressed).to_have_attribute("aria-pressed", "false")
    until(tab, lambda: said() == [])


def test_a_new_conversation_ends_the_old_one(tab: Page, served: Served) -> None:
    question = "slow to be left"
    tab.locator("#question textarea").fill(question)
    tab.keyboard.press("Enter")
    sentences(tab, 1)
    tab.locator("#new").click()
    expect(tab.locator(".example")).to_have_count(4)
    tab.wait_for_timeout(1.5 * _SECONDS)
    assert tab.locator(".answer").count() == 0
    assert question in served.lines("closed")
    ask(tab, "history of nothing")
    expect(tab.locator(".answer .sentence")).to_have_text("[]")


def test_a_closed_tab_stops_its_answer(browser: Browser, served: Served) -> None:
    question = "slow to be abandoned"
    with browser.new_context() as context:
        page = context.new_page()
        visit(page, served)
        page.locator("#question textarea").fill(question)
        page.keyboard.press("Enter")
        sentences(page, 1)
    with browser.new_context() as context:
        page = context.new_page()
        visit(page, served)
        ask(page, "SU7的风阻系数是多少？")  # takes the abandoned answer's turn
    assert question in served.lines("closed")


def test_two_tabs_have_conversations_of_their_own(tab: Page, served: Served) -> None:
    with tab.context.new_page() as other:
        visit(other, served)
        ask(tab, "SU7的风阻系数是多少？")
        ask(other, "history of the other tab")
        expect(other.locator(".answer .sentence")).to_have_text("[]")
        ask(tab, "history of this tab")
        expect(tab.locator(".answer .sentence").last).to_contain_text("SU7的风阻系数是多少？")
        expect(other.locator(".question")).to_have_count(1)


def test_a_reload_keeps_the_conversation_and_its_quotes(tab: Page, served: Served) -> None:
    ask(tab, "SU7的风阻系数是多少？")
    tab.locator(".answer .cite").first.click()
    words = marked(tab)
    visit(tab, served)
    expect(tab.locator(".question")).to_have_text("SU7的风阻系数是多少？")
    tab.locator(".answer .cite").first.click()
    assert marked(tab) == words
    ask(tab, "history of a reload")
    expect(tab.locator(".answer .sentence").last).to_contain_text("SU7的风阻系数是多少？")


def test_a_conversation_is_found_opened_renamed_and_deleted(tab: Page) -> None:
    ask(tab, "history of lighthouses")
    tab.locator("#new").click()
    expect(tab.locator(".answer")).to_have_count(0)
    ask(tab, "history of buoys")

    tab.get_by_role("button", name=say("kept", "zh")).click()
    panel = tab.get_by_role("dialog")
    panel.get_by_role("searchbox").fill("lighthouses")
    expect(panel.locator("li")).to_have_count(1)
    panel.locator(".choose").click()
    expect(panel).to_be_hidden()
    expect(tab.locator(".question")).to_have_text("history of lighthouses")
    ask(tab, "history goes on")
    expect(tab.locator(".answer .sentence").last).to_contain_text("history of lighthouses")

    tab.get_by_role("button", name=say("kept", "zh")).click()
    panel.get_by_role("button", name=say("rename", "zh")).click()
    panel.locator("input.name").fill("Seamarks <b>")
    tab.keyboard.press("Enter")
    panel.get_by_role("searchbox").fill("seamarks")
    expect(panel.locator(".choose")).to_have_text("Seamarks <b>")
    panel.get_by_role("button", name=say("delete", "zh")).click()
    panel.get_by_role("button", name=say("delete_sure", "zh")).click()
    expect(panel.get_by_text(say("none_kept", "zh"))).to_be_visible()
    expect(panel.get_by_role("searchbox")).to_be_focused()
    panel.get_by_role("searchbox").fill("buoys")
    expect(panel.locator("li")).to_have_count(1)
    panel.get_by_role("button", name=say("delete", "zh")).click()
    tab.keyboard.press("Shift+Tab")
    expect(panel.get_by_role("button", name=say("delete_sure", "zh"))).to_have_count(0)


def test_a_conversation_is_kept_as_a_file(tab: Page, tmp_path: Path) -> None:
    ask(tab, "SU7的风阻系数是多少？")
    tab.get_by_role("button", name=say("kept", "zh")).click()
    quote = tab.locator(".quotes blockquote").first.inner_text()
    for format in FORMATS:
        with tab.expect_download() as downloading:
            tab.locator(f".keep[href$='.{format}']").first.click()
        assert downloading.value.suggested_filename == f"SU7的风阻系数是多少.{format}"
        path = tmp_path / f"kept.{format}"
        downloading.value.save_as(path)
        assert quote in (path.read_text() if format == "md" else _footnotes(path))


def _footnotes(path: Path) -> str:
    with zipfile.ZipFile(path) as word:
        return re.sub("<[^>]+>", "", word.read("word/footnotes.xml").decode())


def test_articles_are_added_chosen_removed_and_brought_back(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    own_page = serve()
    visit(page, own_page)
    files = {suffix: tmp_path / f"buoys{suffix}" for suffix in READERS if suffix != ".htm"}
    assert files.keys() >= {".txt", ".md", ".html", ".pdf", ".docx", ".epub"}
    for suffix, path in files.items():
        words = f"The buoy of the {suffix[1:]} channel weighs 12.5 tonnes and flashes red."
        if suffix in WRITERS:
            WRITERS[suffix](words, path)
        else:
            path.write_text(words)
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(b"%PDF-1.7")
    with page.expect_file_chooser() as choosing:
        page.locator("#upload").click()
    choosing.value.set_files([torn, *files.values()])
    added = page.locator("#adding li")
    expect(added).to_have_count(1 + len(files))
    expect(added.first).to_contain_text("torn.pdf 不是 PDF，或已损坏")
    for at in range(len(files)):
        expect(added.nth(at + 1)).to_contain_text(say("added", "zh"))
    articles = page.locator("#documents li")
    before = len(documents())
    expect(articles).to_have_count(before + len(files))

    page.locator("#paste textarea, #paste input").first.fill(
        "# Lighthouse keepers\n\nKeeper Ines Corrigan lit the lamp 4,017 times."
    )
    page.locator("#paste .submit-button").click()
    expect(articles).to_have_count(before + len(files) + 1)
    expect(page.locator(".source")).to_have_attribute("data-doc", "lighthouse-keepers")
    page.locator("#paste textarea, #paste input").first.fill("http://127.0.0.1:9/secret")
    page.locator("#paste .submit-button").click()
    expect(page.locator("#adding .why")).to_contain_text("127.0.0.1 在本机或内网里")

    own = page.locator("#documents li[data-id=lighthouse-keepers]")
    for at in range(articles.count()):
        if articles.nth(at).get_attribute("data-id") != "lighthouse-keepers":
            articles.nth(at).locator("input").uncheck()
    page.wait_for_timeout(0.3 * _SECONDS)
    ask(page, "How often did the keeper light the lamp?")
    quoted = page.locator(".answer .cite")
    assert {quoted.nth(at).get_attribute("data-doc") for at in range(quoted.count())} == {
        "lighthouse-keepers"
    }
    own.locator("input").click()
    expect(own.locator("input")).to_be_checked()  # a question reads something

    own.locator(".remove").click()
    own.locator(".sure").click()
    expect(own).to_have_count(0)
    page.locator(".undo").click()
    expect(own).to_have_count(1)
    expect(page.locator(".source")).to_have_attribute("data-doc", "lighthouse-keepers")
    # What was answered still has its quotes, at their places.
    page.locator(".answer .cite").first.click()
    words = marked(page)
    assert "4,017 times" in words

    # Also when another article has been indexed again, and the program started anew.
    files[".txt"].write_text("The buoy of the txt channel was painted green and weighs 13 tonnes.")
    with page.expect_file_chooser() as choosing:
        page.locator("#upload").click()
    choosing.value.set_files(files[".txt"])
    expect(page.locator("#adding")).to_contain_text(say("replaced", "zh"))
    for again in (own_page, serve(folder=own_page.folder)):
        visit(page, again)
        page.get_by_role("button", name=say("kept", "zh")).click()
        page.locator("#conversations .choose").click()
        page.locator(".answer .cite").first.click()
        assert marked(page) == words


def test_the_outline_leads_to_a_section(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    headings = tab.locator("#source .text :is(h3, h4, h5, h6)").all_text_contents()
    shown = tab.locator("#outline button [data-says=zh]")
    expect(shown).to_have_text(headings)
    english = tab.locator("#outline button [data-says=en]")
    expect(english.first).to_be_hidden()
    tab.locator("#language label").nth(1).click()
    expect(shown.first).to_be_hidden()
    assert len(english.all_inner_texts()) == len(headings)
    assert not re.search(r"[\u4e00-\u9fff]", "".join(english.all_inner_texts()))
    tab.locator("#outline button").last.click()
    expect(tab.locator("#source .text :is(h3, h4, h5, h6)").last).to_be_in_viewport()


def test_words_are_found_in_the_article_and_its_rendition_is_shown(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    count = _TEXTS["xiaomi-deep-sea"].count("风阻")
    tab.locator("#source .find").fill("风阻")
    expect(tab.locator("#source .found")).to_have_text(f"1 / {count}")
    tab.keyboard.press("Enter")
    assert tab.evaluate("CSS.highlights.get('deepsea-found').size") == count
    english = tab.get_by_text("drag coefficient is 0.195", exact=False)
    expect(english).to_be_hidden()
    tab.get_by_label(say("beside_en", "zh")).check()
    expect(english).to_be_visible()
    tab.get_by_label(say("beside_en", "zh")).uncheck()
    tab.locator("#language label").nth(1).click()
    expect(english).to_be_hidden()  # as it was chosen


def test_a_reader_of_the_other_language_sees_and_searches_the_rendition(
    browser: Browser, served: Served
) -> None:
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        visit(page, served)
        page.locator("#documents .choose", has_text="Xiaomi").click()
        english = page.get_by_text("drag coefficient is 0.195", exact=False)
        expect(english).to_be_visible()
        page.locator("#source .find").fill("drag coefficient")
        expect(page.locator("#source .found")).to_have_text("1 / 1")
        expect(english).to_be_in_viewport()
        page.locator("#language label").first.click()
        expect(english).to_be_hidden()


def test_a_summary_is_made_cited_and_kept(tab: Page, tmp_path: Path) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    tab.get_by_role("tab", name=say("summary", "zh")).click()
    tab.get_by_role("button", name=say("make_summary", "zh")).click()
    outline = tab.locator("#summary article")
    expect(outline).to_be_visible()
    assert outline.locator("h3, h4").count() > 10 and outline.locator(".cite").count() > 10
    tab.get_by_label(say("figures_form", "zh")).check()
    tab.get_by_role("button", name=say("make_summary", "zh")).click()
    expect(tab.locator("#summary td", has_text="0.195").first).to_be_visible()
    with tab.expect_download() as downloading:
        tab.locator("#summary .keeps a", has_text="docx").click()
    downloading.value.save_as(tmp_path / "kept.docx")
    row = tab.locator("#summary tr", has_text="0.195").first
    row.locator(".cite").click()
    expect(tab.locator("#source mark").first).to_be_in_viewport()
    assert "0.195" in marked(tab)
    assert marked(tab) in _footnotes(tmp_path / "kept.docx")


def test_a_quiz_is_made_in_the_language_of_the_page(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    tab.locator("#language label").nth(1).click()
    tab.get_by_role("tab", name=say("quiz", "en")).click()
    tab.locator("#wishes [name=n]").fill("4")
    tab.get_by_role("button", name=say("make_quiz", "en")).click()
    items = tab.locator("#quiz article > ol > li")
    expect(items).to_have_count(4)
    expect(tab.locator("#quiz article")).to_have_attribute("lang", "en")
    key = items.first.locator(".key")
    expect(key).to_be_hidden()
    items.first.locator("summary").click()
    expect(key).to_be_visible()
    for format in ("anki", "moodle", "pdf-key"):
        with tab.expect_download() as downloading:
            tab.locator(f"#quiz .keeps a[href$='.{format}']").click()
        assert downloading.value.path().stat().st_size > 1000


def test_what_cannot_be_made_says_why(tab: Page) -> None:
    tab.get_by_role("tab", name=say("summary", "zh")).click()
    tab.get_by_label(say("timeline_form", "zh")).check()
    tab.get_by_role("button", name=say("make_summary", "zh")).click()
    expect(tab.locator("#summary .error")).to_contain_text("请换一种形式")


def test_a_summary_keeps_to_its_focus_and_length(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    tab.get_by_role("tab", name=say("summary", "zh")).click()
    tab.locator("#form label").nth(2).click()
    tab.get_by_placeholder(say("length", "zh")).fill("120")
    make = tab.get_by_role("button", name=say("make_summary", "zh"))
    make.click()
    expect(tab.locator("#summary article p").first).to_be_visible()
    brief = tab.locator("#summary article > p").first.evaluate(
        "p => [...p.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('')"
    )
    assert len("".join(brief.split())) <= 120
    tab.get_by_placeholder(say("length", "zh")).fill("很短")
    make.click()
    expect(tab.locator("#summary .error")).to_have_text(say("no_length", "zh"), use_inner_text=True)
    tab.get_by_placeholder(say("length", "zh")).fill("")
    focus = tab.get_by_placeholder(say("focus", "zh"))
    focus.fill("火星殖民")
    focus.press("Enter")
    expect(tab.locator("#summary .error")).to_contain_text("火星殖民")


def test_a_selected_passage_goes_into_the_question(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    line = tab.locator("#source .text p[data-start]").first
    line.select_text()
    tab.get_by_role("button", name=say("ask_this", "zh")).click()
    box = tab.locator("#question textarea")
    expect(box).to_be_focused()
    assert box.input_value() == f"“{line.inner_text()}” "


def test_a_marker_shows_its_quote(tab: Page) -> None:
    ask(tab, "hostile words")
    tip = tab.get_by_role("tooltip")
    expect(tip).to_be_hidden()
    expect(tab.locator(".follow").first).to_be_visible()
    come_to_rest(tab)
    tab.locator(".said .cite").last.hover()
    expect(tip).to_contain_text("Spring tides rise by 5.4 metres.")
    tab.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    # Of the built-in article it shows the section and the rendition too, which can be scrolled to.
    ask(tab, "What is the drag coefficient of the SU7?")
    come_to_rest(tab)
    tab.set_viewport_size({"width": 1440, "height": 360})
    tab.locator(".answer").last.locator(".said .cite").last.hover()
    expect(tip.locator(".rendition")).to_contain_text("SU7")
    expect(tip.locator(".rendition")).to_be_visible()
    tip.hover()
    tab.mouse.wheel(0, 1000)
    expect(tip.locator(".rendition")).to_be_in_viewport(ratio=0.9)
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.locator("#language label").nth(1).click()
    ask(tab, "What is the drag coefficient of the SU7?")
    cite = tab.locator(".answer").last.locator(".said .cite").last
    come_to_rest(tab)
    cite.hover()
    span = [int(cite.get_attribute(f"data-{key}") or 0) for key in ("start", "end")]
    expect(tip.locator("blockquote")).to_have_text(_TEXTS["xiaomi-deep-sea"][slice(*span)])
    expect(tip.locator(".place:visible")).to_contain_text("Xiaomi Auto's Deep-Sea Strategy")
    expect(tip.locator(".place:visible span").nth(1)).to_be_visible()
    expect(tip.locator(".rendition")).to_contain_text("SU7")


def test_a_tap_shows_the_quote_and_another_goes_to_the_source(
    browser: Browser, served: Served
) -> None:
    with browser.new_context(
        viewport={"width": 390, "height": 800}, locale="zh-CN", has_touch=True, is_mobile=True
    ) as context:
        page = context.new_page()
        visit(page, served)
        ask(page, "hostile words")
        tip = page.get_by_role("tooltip")
        cites = page.locator(".said .cite")
        come_to_rest(page)
        cites.last.tap()
        expect(tip).to_contain_text("Spring tides rise by 5.4 metres.")
        assert page.locator("#source mark").count() == 0
        cites.first.tap()
        expect(tip).to_contain_text("The keeper")
        tip.tap()
        expect(page.locator("#source mark").first).to_be_in_viewport()
        expect(tip).to_be_hidden()


def test_articles_come_out_of_the_edge_of_a_narrow_page(browser: Browser, served: Served) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, locale="en-GB") as context:
        page = context.new_page()
        visit(page, served)
        expect(page.locator("#documents")).to_be_hidden()
        page.get_by_role("button", name=say("articles", "en"), exact=True).click()
        page.locator("#documents .choose", has_text="Xiaomi").click()
        expect(page.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
        expect(page.locator("#documents")).to_be_hidden()


def test_an_error_is_one_line_and_the_page_goes_on(tab: Page) -> None:
    ask(tab, "down", "error")
    expect(tab.locator(".answer .error")).to_have_text(DOWN)
    ask(tab, "crash", "error")
    expect(tab.locator(".answer .error").last).to_contain_text(say("unexpected", "zh"))
    assert "a fault of ours" not in tab.content()
    ask(tab, "SU7的风阻系数是多少？")


def test_a_question_of_50000_characters_is_refused_in_one_line(tab: Page) -> None:
    ask(tab, "长" * 50_000, "error")
    assert len(tab.locator(".answer .error").inner_text().splitlines()) == 1


def test_blank_is_not_asked_and_shift_enter_is_a_new_line(tab: Page) -> None:
    box = tab.locator("#question textarea")
    box.fill("   ")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text(say("blank", "zh"))).to_be_visible()
    expect(tab.locator("#question .submit-button")).to_be_visible()
    tab.wait_for_timeout(_SECONDS)  # the box is drawn once more, with what stood in it
    assert tab.locator(".answer").count() == 0
    box.fill("history")
    tab.keyboard.press("Shift+Enter")
    tab.keyboard.type("of two lines")
    assert box.input_value() == "history\nof two lines"
    tab.keyboard.press("Enter")
    expect(tab.locator(".question")).to_have_text(re.compile("history\\s+of two lines"))
    expect(box).to_have_value("")


def test_a_second_enter_does_not_ask_while_an_answer_is_running(tab: Page) -> None:
    tab.locator("#question textarea").fill("slow once")
    tab.keyboard.press("Enter")
    sentences(tab, 1)
    tab.locator("#question textarea").fill("too early")
    tab.keyboard.press("Enter")
    sentences(tab, 4)
    assert tab.locator(".question").all_text_contents() == ["slow once"]
    expect(tab.locator("#question textarea")).to_have_value("too early")
    tab.locator("#question .stop-button").click()
    expect(tab.locator(".answer")).to_have_attribute("data-state", "stopped")


def test_another_article_can_be_chosen(tab: Page) -> None:
    tab.locator("#source select").select_option("xiaomi-deep-sea")
    expect(tab.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    shown = tab.locator("#source [data-start]").all_text_contents()
    assert shown == [line for line in _TEXTS["xiaomi-deep-sea"].splitlines() if line]


def test_the_page_is_there_before_the_models(page: Page, serve: Callable[..., Served]) -> None:
    served = serve("go")
    page.goto(served.url)
    expect(page.locator("#status")).to_have_text(re.compile(say("loading", "zh")))
    page.locator("#question textarea").fill("SU7的风阻系数是多少？")
    page.keyboard.press("Enter")
    expect(page.get_by_text(say("opening", "zh"))).to_be_visible()
    (served.folder / "go").touch()
    expect(page.locator(".answer")).to_have_attribute(
        "data-state", "answered", timeout=30 * _SECONDS
    )
    expect(page.locator("#source .text")).to_be_visible()


def wear(page: Page, scheme: Scheme) -> None:
    """Change the page's colours, and wait until none is on its way to another."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function("dark => document.body.matches('.dark') === dark", arg=scheme == "dark")
    page.wait_for_function(_AT_REST)


def check_legible(page: Page) -> None:
    """Fails the test where the page is wider than its window, or its words are too pale."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    low = {text: ratio for text, ratio in page.evaluate(_CONTRASTS) if ratio < 4.5}
    assert low == {}
    pale = {html: ratio for html, ratio in page.evaluate(_EDGES) if ratio < 3}
    assert pale == {}


def check(page: Page) -> None:
    """Fails the test where the page, as it is now, breaks a rule of axe-core, or is not legible in
    both schemes.
    """
    page.wait_for_function(_AT_REST)
    found = Axe().run(page).response["violations"]
    assert {each["id"]: each["nodes"][0]["html"] for each in found} == {}
    dark = page.evaluate("document.body.matches('.dark')")
    for scheme in reversed(_SCHEMES) if dark else _SCHEMES:
        check_legible(page)
        wear(page, _SCHEMES[1 - _SCHEMES.index(scheme)])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_overflows_and_all_can_be_read(
    browser: Browser, served: Served, lang: Lang
) -> None:
    with browser.new_context(
        viewport={"width": 1440, "height": 800}, locale="zh-CN" if lang == "zh" else "en-GB"
    ) as context:
        page = context.new_page()
        visit(page, served)
        ask(page, "What is the drag coefficient of the SU7?")
        page.locator(".answer .cite").first.click()
        expect(page.locator("#source mark").first).to_be_in_viewport()
        for scheme in _SCHEMES:
            wear(page, scheme)
            for width in _WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                page.wait_for_function(_AT_REST)
                check_legible(page)
                assert page.evaluate(_OVERLAPS) == []


@pytest.mark.parametrize(("width", "scheme", "lang"), [(1440, "light", "en"), (390, "dark", "zh")])
def test_nothing_keeps_anybody_out(
    browser: Browser, served: Served, width: int, scheme: Scheme, lang: Lang
) -> None:
    """axe-core's rules, in each state of the page."""
    with browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        locale="zh-CN" if lang == "zh" else "en-GB",
    ) as context:
        page = context.new_page()
        visit(page, served)
        check(page)
        ask(page, "What is the drag coefficient of the SU7?")
        check(page)
        page.locator("#kept .open").click()
        expect(page.locator("#conversations .choose").first).to_be_visible()
        check(page)
        page.keyboard.press("Escape")
        if width < 1280:
            page.locator("#kept .drawer").click()
            expect(page.locator("#documents")).to_be_visible()
            check(page)
        page.locator("#documents .choose", has_text="Xiaomi" if lang == "en" else "小米").click()
        expect(page.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
        page.get_by_role("tab", name=say("map", lang)).click()
        expect(page.locator("#map .map")).to_be_visible()
        check(page)
        page.get_by_role("tab", name=say("figures", lang)).click()
        expect(page.locator("#figures .figures")).to_be_visible()
        check(page)
        page.get_by_role("tab", name=say("summary", lang)).click()
        page.get_by_label(say("figures_form", lang), exact=True).check()
        page.get_by_role("button", name=say("make_summary", lang)).click()
        expect(page.locator("#summary article")).to_be_visible()
        check(page)
        page.get_by_role("tab", name=say("quiz", lang)).click()
        page.get_by_role("button", name=say("make_quiz", lang)).click()
        page.locator("#quiz summary").first.click()
        check(page)
        page.locator("#quiz [data-do=edit]").first.click()
        expect(page.locator("#quiz .draft")).to_be_visible()
        check(page)
        page.get_by_role("button", name=say("cancel", lang)).click()
        page.get_by_role("button", name=say("take", lang)).click()
        expect(page.locator("#quiz .taking")).to_be_visible()
        check(page)
        page.get_by_role("button", name=say("hand_in", lang)).click()
        expect(page.locator("#quiz .score")).to_be_visible()
        check(page)
        page.get_by_role("tab", name=say("study", lang)).click()
        card, make = page.locator("#study .card"), page.locator("#study [data-do=make]")
        expect(card.or_(make).first).to_be_visible()
        if make.is_visible():  # the deck is kept: another run of this test may have filled it
            make.click()
        expect(card).to_be_visible()
        check(page)
        page.locator("#study [data-do=reveal]").click()
        expect(page.locator("#study .ratings")).to_be_in_viewport()
        check(page)


def test_a_page_of_middle_width_keeps_nobody_out(browser: Browser, served: Served) -> None:
    with browser.new_context(viewport={"width": 1024, "height": 800}, locale="en-GB") as context:
        page = context.new_page()
        visit(page, served)
        ask(page, "What is the drag coefficient of the SU7?")
        page.locator(".answer .cite").first.click()
        expect(page.locator("#source mark").first).to_be_in_viewport()
        check(page)
        page.locator("#kept .drawer").click()
        expect(page.locator("#documents")).to_be_visible()
        check(page)


def test_a_tab_of_a_narrow_page_brings_what_it_shows_into_the_window(
    browser: Browser, served: Served
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, locale="zh-CN") as context:
        page = context.new_page()
        visit(page, served)
        for key in ("quiz", "map", "source"):
            page.evaluate("scrollTo(0, 0)")
            page.get_by_role("tab", name=say(key, "zh"), exact=True).click()
            page.wait_for_function(
                "() => Math.abs(document.querySelector('#tabs').getBoundingClientRect().top) < 2"
            )


def test_what_stands_in_the_header_is_on_one_line(tab: Page) -> None:
    boxes = [tab.locator(f"#masthead {each}").bounding_box() for each in ("#new", "#kept .open")]
    middles = [each["y"] + each["height"] / 2 for each in boxes if each]
    assert len(middles) == 2 and abs(middles[0] - middles[1]) < 1


def test_narrow_pages_lead_back_to_the_answer(browser: Browser, served: Served) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, locale="zh-CN") as context:
        page = context.new_page()
        visit(page, served)
        ask(page, "SU7的风阻系数是多少？")
        expect(page.locator("#question textarea")).to_be_in_viewport()
        cite = page.locator(".answer .cite").first
        cite.click()
        expect(page.locator("#source mark").first).to_be_in_viewport()
        expect(cite).not_to_be_in_viewport()
        page.get_by_role("button", name=say("back", "zh")).click()
        expect(cite).to_be_in_viewport()
        expect(cite).to_be_focused()


# What stands in the masthead, two by two, where the words of one run into the other.
_OVERLAPS = """() => {
  const all = "#name h1, #status p, #kept .drawer, #kept .open, #new, #language";
  const shown = [...document.querySelectorAll(all)]
    .filter((each) => each.checkVisibility());
  const meet = (a, b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return shown.flatMap((one, at) => shown.slice(at + 1)
    .filter((other) => meet(one.getBoundingClientRect(), other.getBoundingClientRect()))
    .map((other) => [one.outerHTML, other.outerHTML]));
}"""

_AT_REST = """() => document.getAnimations().every(
  (each) => each.playState !== "running" || each.effect.getTiming().iterations === Infinity)"""
_COLOURS = """
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) =>
    top.slice(0, 3).map((c, i) => (c * top[3] + below[i] * (255 - top[3])) / 255);
  const behind = (e) => {
    if (!e) return [255, 255, 255];
    const own = rgba(getComputedStyle(e).backgroundColor);
    return own[3] === 255 ? own.slice(0, 3) : over(own, behind(e.parentElement));
  };
  const light = (rgb) => rgb.map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (colour, ground) => {
    const [dark, bright] = [light(over(rgba(colour), ground)), light(ground)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
"""
# [text, WCAG contrast] of every element that shows words of its own.
_CONTRASTS = (
    "() => {"
    + _COLOURS
    + """
  return [...document.querySelectorAll("#masthead *, #room *")]
    .filter((e) => e.checkVisibility() && !e.closest(".spoken, .sr-only, .hide")
      && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((e) => {
      const ground = behind(e);
      return [e.textContent.trim().slice(0, 40), contrast(getComputedStyle(e).color, ground)];
    });
}"""
)
# [HTML, WCAG contrast] of the edge of every box that is typed into or chosen from.
_EDGES = (
    "() => {"
    + _COLOURS
    + """
  const boxes = "input:is([type=text], [type=search], [type=number]), textarea, select";
  return [...document.querySelectorAll(boxes)]
    .filter((e) => e.checkVisibility() && !e.matches(":disabled") && e !== document.activeElement
      && !e.closest(".hide"))
    .map((e) => {
      const edged = (each) => parseFloat(getComputedStyle(each).borderTopWidth) > 0;
      const box = edged(e) ? e : e.closest(".input-container") ?? e;
      return [e.outerHTML.slice(0, 100),
        edged(box) ? contrast(getComputedStyle(box).borderTopColor, behind(box.parentElement)) : 1];
    });
}"""
)

"""Articles added, replaced, ticked and removed on the page, also while others are on their way."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from assistant.page.conversations.suggestions import suggestions
from assistant.page.strings import say
from index.lock import writing
from tests.assistant.page.conftest import Served
from tests.assistant.page.served import documents
from tests.assistant.page.test_browser import ask, marked, visit

pytestmark = pytest.mark.browser

_BUOY = "The north buoy weighs 12.5 tonnes and flashes red."


def upload(page: Page, *paths: Path) -> None:
    with page.expect_file_chooser() as choosing:
        page.locator("#upload").click()
    choosing.value.set_files(paths)


def buoys(folder: Path) -> Path:
    path = folder / "buoys.md"
    path.write_text(f"# Buoys\n\n{_BUOY}\n")
    return path


def test_a_quote_that_is_no_more_where_it_was_marks_nothing(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    visit(page, serve())
    path = buoys(tmp_path)
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


def test_when_the_ticked_article_is_removed_the_others_are_read(
    page: Page, serve: Callable[..., Served]
) -> None:
    visit(page, serve())
    page.locator("#documents li[data-id=lamps] input").uncheck()
    page.locator("#documents li[data-id=xiaomi-deep-sea] .remove").click()
    page.locator("#documents li[data-id=xiaomi-deep-sea] .sure").click()
    left = page.locator("#documents li")
    expect(left).to_have_count(len(documents()) - 1)
    for at in range(left.count()):
        expect(left.nth(at).locator("input")).to_be_checked()
    ask(page, "How far do spring tides rise?")
    expect(page.locator(".answer .cite[data-doc=lamps]").first).to_be_visible()


def test_a_quote_of_an_article_that_was_removed_leaves_the_one_that_is_open(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    visit(page, serve())
    upload(page, buoys(tmp_path))
    expect(page.locator(".source")).to_have_attribute("data-doc", "buoys")
    ask(page, "How many tonnes does the north buoy weigh?")
    page.locator("#documents li[data-id=buoys] .remove").click()
    page.locator("#documents li[data-id=buoys] .sure").click()
    expect(page.locator(".source")).to_have_attribute("data-doc", "lamps")
    page.locator(".answer .cite[data-doc=buoys]").first.click()
    expect(page.get_by_text(say("quote_moved", "zh"))).to_be_in_viewport()
    expect(page.locator(".source")).to_have_attribute("data-doc", "lamps")
    expect(page.locator("#source .error, #source mark")).to_have_count(0)
    page.get_by_role("tab", name=say("map", "zh")).click()
    expect(page.locator("#map .map")).to_have_attribute("data-doc", "lamps")


def test_what_is_made_of_the_open_article_follows_it(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    visit(page, serve())
    path = tmp_path / "buoys.md"

    shown = {"map": "#map .map", "figures": "#figures .figures", "quiz": "#wishes .sections li"}

    def turn_and_replace(tab: Literal["map", "figures", "quiz"], tonnes: int) -> None:
        page.get_by_role("tab", name=say(tab, "zh")).click()
        expect(page.locator(shown[tab]).first).to_be_attached()  # of the article before
        path.write_text(
            f"# Buoys\n\n## Weight {tonnes}\n\nThe buoy weighs {tonnes} tonnes.\n\n"
            "## Light\n\nThe buoy flashes red.\n"
        )
        upload(page, path)

    turn_and_replace("map", 12)
    expect(page.locator("#map .map")).to_have_attribute("data-doc", "buoys")
    turn_and_replace("map", 13)
    expect(page.locator("#map .node").first).to_have_text("Weight 13")
    turn_and_replace("figures", 14)
    expect(page.locator("#figures .told b")).to_have_text(["14 tonnes"])
    turn_and_replace("quiz", 15)
    page.locator("#wishes .sections summary").click()
    expect(page.locator("#wishes .sections li")).to_have_text(["Buoys", "Weight 15", "Light"])
    page.get_by_role("tab", name=say("study", "zh")).click()
    cards = page.locator("#study .study")
    expect(cards).to_have_attribute("data-version", re.compile(r"^buoys\|"))
    page.locator("#documents li[data-id=buoys] .remove").click()
    page.locator("#documents li[data-id=buoys] .sure").click()
    expect(cards).to_have_attribute("data-version", re.compile(r"^lamps\|"))
    assert faults == []


def test_what_is_refused_can_be_asked_for_again(page: Page, serve: Callable[..., Served]) -> None:
    served = serve()
    visit(page, served)
    own = page.locator("#documents li[data-id=lamps]")
    with writing(served.folder / "index"):
        own.locator(".remove").click()
        own.locator(".sure").click()
        expect(page.locator(".toast-wrap")).to_be_visible()
        expect(own.locator("[role=status]")).to_be_hidden()
        expect(own.locator(".remove")).to_be_focused()
    own.locator(".remove").click()
    own.locator(".sure").click()
    undo = page.locator(".undo")
    expect(undo).to_be_focused()
    with writing(served.folder / "index"):
        undo.click()
        expect(page.locator(".removed > [role=status]")).to_be_hidden()
        expect(undo).to_be_focused()
    undo.click()
    expect(own).to_be_visible()
    expect(page.locator("#documents .choose").first).to_be_focused()


def test_a_file_of_another_kind_leaves_the_others(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    visit(page, serve())
    sheet, note = tmp_path / "tides.xlsx", buoys(tmp_path)
    sheet.write_bytes(b"PK")
    upload(page, sheet, note)
    added = page.locator("#adding li")
    expect(added).to_have_count(2)
    expect(added.first).to_contain_text("tides.xlsx")
    expect(added.first.locator(".why")).to_contain_text(".xlsx")
    expect(added.last).to_contain_text(say("added", "zh"))


def test_what_is_added_meanwhile_waits_in_words(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    served = serve("go")
    page.goto(served.url)
    added = page.locator("#adding li")
    for at, name in enumerate(("north", "south")):
        path = tmp_path / f"{name}.md"
        path.write_text(f"# The {name} buoy\n\n{_BUOY}\n\nIt lies in the {name}.\n")
        upload(page, path)
        expect(added).to_have_count(at + 1)
        expect(added.last).to_contain_text(say("waiting", "zh"))
    (served.folder / "go").touch()
    for at in range(2):
        expect(added.nth(at)).to_contain_text(say("added", "zh"))
    for name in ("north", "south"):
        expect(page.locator(f"#documents li[data-id={name}]")).to_be_visible()


def test_ticks_in_quick_succession_all_count(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    visit(page, serve())
    path = buoys(tmp_path)
    upload(page, path)
    boxes = page.locator("#documents li:not([data-id=lamps]) input")
    expect(boxes).to_have_count(2)
    boxes.evaluate_all("all => all.forEach((box) => box.click())")
    # A question is read with what is ticked by then, as are those that are offered.
    expect(page.locator(".example-text")).to_have_text(suggestions(documents()[:1], "zh"))
    page.locator("#question textarea").fill("What is the drag coefficient of the SU7?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer .took")).to_be_visible()
    read = page.locator(".answer .cite")
    assert {read.nth(at).get_attribute("data-doc") for at in range(read.count())} <= {"lamps"}


def test_what_is_ticked_while_the_list_is_drawn_anew_counts(
    page: Page, serve: Callable[..., Served], tmp_path: Path
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if '"skipped"' in (route.request.post_data or "") and not held:
            held.append(route)
        else:
            route.continue_()

    visit(page, serve())
    page.route("**/queue/join*", hold)
    box = page.locator("#documents li[data-id=lamps] input")
    box.uncheck()
    path = buoys(tmp_path)
    upload(page, path)
    expect(page.locator("#documents li[data-id=buoys] input")).to_be_checked()
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_timeout(1000)  # a question is read with what is ticked by then
    expect(box).not_to_be_checked()
    ask(page, "How far do spring tides rise?")
    expect(page.locator(".answer .cite[data-doc=lamps]")).to_have_count(0)

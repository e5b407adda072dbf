"""The quiz tab as teachers and learners meet it, in a real Chromium."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.page.strings import say
from tests.assistant.page.conftest import Served
from tests.assistant.page.lagging import END_SECONDS
from tests.assistant.page.test_browser import marked, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(page: Page, served: Served) -> Iterator[Page]:
    """The page with the built-in article open and the quiz tab in front; no script may fail."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_tab(page, served)
    yield page
    assert faults == []


def open_tab(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator("#source select").select_option("xiaomi-deep-sea")
    expect(page.locator(".source")).to_have_attribute("data-doc", "xiaomi-deep-sea")
    page.get_by_role("tab", name=say("quiz", "zh")).click()


def make(tab: Page, n: int, *kinds: str, lang: str = "", seed: int = 0) -> Locator:
    """Make a quiz; its items."""
    form = tab.locator("#wishes")
    form.locator("[name=n]").fill(str(n))
    form.locator("[name=seed]").fill(str(seed))
    for box in form.locator("[name=kinds]").all():
        box.set_checked(not kinds or box.get_attribute("value") in kinds)
    form.locator(f"[name=lang][value='{lang}']").check()
    tab.get_by_role("button", name=say("make_quiz", "zh")).click()
    expect(tab.locator("#quiz .quiz")).to_be_visible(timeout=30_000)
    return tab.locator("#quiz article > ol > li")


def kept(tab: Page) -> list[dict[str, Any]]:
    """The items of the file that is downloaded."""
    with tab.expect_download() as downloading:
        tab.locator("#quiz .keeps a[href$='.json']").click()
    items: list[dict[str, Any]] = json.loads(downloading.value.path().read_bytes())["items"]
    return items


def stems(items: Locator) -> Sequence[str]:
    return items.locator(".stem").all_text_contents()


def test_only_what_was_wished_for_is_made(tab: Page) -> None:
    tab.locator("#wishes .sections summary").click()
    tab.locator("#wishes .sections label", has_text="知识壁垒").first.click()
    for level in ("easy", "hard"):
        tab.locator(f"#wishes [value={level}]").uncheck()
    make(tab, 2, "single", "truefalse", lang="both", seed=5)
    items = kept(tab)
    assert {item["kind"] for item in items} <= {"single", "truefalse"}
    assert {item["difficulty"] for item in items} == {"medium"}
    assert [item["lang"] for item in items] == ["zh", "en"] * (len(items) // 2)
    assert all("知识壁垒" in item["section"] for item in items[::2])
    expect(tab.locator("#quiz")).to_contain_text(say("seed_is", "zh", seed=5))


def test_what_can_be_done_with_an_item_stands_apart(tab: Page) -> None:
    """Chinese has no spaces: "换一题上移下移" would be read as one."""
    make(tab, 3, "truefalse")
    boxes = [
        button.bounding_box() or {}
        for button in tab.locator("#quiz li .acts").nth(1).locator("button").all()
    ]
    assert len(boxes) == 5
    for one, another in pairwise(boxes):
        assert another["x"] - one["x"] - one["width"] >= 8


def test_an_item_is_edited_by_hand_and_checked_again(tab: Page) -> None:
    items = make(tab, 2, "cloze")
    items.first.get_by_role("button", name=say("change", "zh")).click()
    form = tab.locator("#quiz .draft")
    expect(form.locator("[name=stem]")).to_be_focused()
    right = form.locator("[name=key]").input_value()
    form.locator("[name=key]").fill("777亿元")
    form.get_by_role("button", name=say("save", "zh")).click()
    expect(form.get_by_role("alert")).to_contain_text("引文里没有“777亿元”")
    expect(form.locator("[name=key]")).to_have_value("777亿元")
    form.locator("[name=key]").fill(right)
    other = f"<b>请看</b>：{form.locator('[name=stem]').input_value()}"
    form.locator("[name=stem]").fill("月亮离地球 ____ 。")
    form.get_by_role("button", name=say("save", "zh")).click()
    expect(form.get_by_role("alert")).to_contain_text("题干里几乎没有引文的内容")
    form.locator("[name=stem]").fill(other)
    form.get_by_role("button", name=say("save", "zh")).click()
    expect(items.first.locator(".stem")).to_have_text(other)
    expect(items.first.get_by_role("button", name=say("change", "zh"))).to_be_focused()
    assert kept(tab)[0]["stem"] == other


def test_items_are_moved_dropped_and_made_anew_by_keyboard(tab: Page) -> None:
    items = make(tab, 3, "truefalse", "single")
    first, second, third = stems(items)
    items.first.get_by_role("button", name=say("down", "zh")).focus()
    tab.keyboard.press("Enter")
    expect(items.locator(".stem")).to_have_text([second, first, third])
    expect(items.nth(1).get_by_role("button", name=say("down", "zh"))).to_be_focused()
    items.nth(1).get_by_role("button", name=say("drop", "zh")).focus()
    tab.keyboard.press("Enter")
    expect(items.locator(".stem")).to_have_text([second, third])
    items.first.get_by_role("button", name=say("another", "zh")).focus()
    tab.keyboard.press("Enter")
    expect(items.first.locator(".stem")).not_to_have_text(second, timeout=30_000)
    now = kept(tab)
    assert [item["stem"] for item in now] == list(stems(items))
    assert now[0]["stem"] not in (first, second, third)
    facts = [fact for item in now for fact in item["facts"]]
    assert len(set(facts)) == len(facts)
    tab.get_by_role("button", name=say("undo", "zh")).click()
    expect(items.locator(".stem")).to_have_text([second, third])


def test_two_clicks_drop_one_item(tab: Page) -> None:
    items = make(tab, 4, "truefalse")
    rest = stems(items)[1:]
    items.first.get_by_role("button", name=say("drop", "zh")).dblclick()
    expect(items).to_have_count(3)
    tab.wait_for_timeout(1000)
    assert stems(items) == rest


def test_what_cannot_be_made_anew_says_so_in_a_line(tab: Page) -> None:
    items = make(tab, 1, "matching")
    alert = tab.locator("#quiz").get_by_role("alert")
    for _ in range(8):
        if alert.count():
            break
        stem = items.first.inner_text()
        items.first.get_by_role("button", name=say("another", "zh")).click()
        tab.wait_for_function(
            "old => document.querySelector('#quiz article > ol > li').innerText !== old"
            " || document.querySelector('#quiz [role=alert]')",
            arg=stem,
        )
    expect(alert).to_contain_text("里没有别的内容可以出这种题")
    expect(items).to_have_count(1)


def test_a_learner_takes_the_quiz_and_is_led_to_the_source(tab: Page) -> None:
    make(tab, 5, "single", "truefalse", "cloze", "short")
    items = kept(tab)
    tab.get_by_role("button", name=say("take", "zh")).click()
    asked = tab.locator("#quiz .taking fieldset")
    expect(asked).to_have_count(len(items))
    assert tab.locator("#quiz .key").count() == 0
    marked_items = [item for item in items if item["kind"] != "short"]
    for at, item in enumerate(items):
        if item["kind"] in ("single", "truefalse"):
            chosen = (
                item["key"][0] if at else next(o for o in item["options"] if o not in item["key"])
            )
            asked.nth(at).get_by_label(chosen, exact=True).check()
        else:
            wrong = "???" if at == 0 else item["key"][0]
            asked.nth(at).locator("input, textarea").fill(wrong)
    tab.get_by_role("button", name=say("hand_in", "zh")).click()
    missed = items[0]["kind"] != "short"
    right = len(marked_items) - missed
    expect(tab.locator("#quiz .score")).to_contain_text(
        say("score", "zh", right=right, total=len(marked_items))
    )
    row = tab.locator("#quiz .taking form > ol > li").first
    expect(row.locator(".why")).to_have_text(items[0]["explanation"])
    cited = items[0]["citations"][0]
    row.locator(".cite").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#source mark").first).to_be_in_viewport()
    assert marked(tab) == cited["quote"]
    tab.get_by_role("tab", name=say("quiz", "zh")).click()
    expect(tab.locator("#quiz .score")).to_be_visible()
    tab.get_by_role("button", name=say("to_quiz", "zh")).click()
    expect(tab.locator("#quiz article > ol > li")).to_have_count(5)


def test_matching_and_several_options_are_answered(tab: Page) -> None:
    make(tab, 2, "matching", "multiple")
    items = kept(tab)
    tab.get_by_role("button", name=say("take", "zh")).click()
    for at, item in enumerate(items):
        asked = tab.locator("#quiz .taking fieldset").nth(at)
        for place, key in enumerate(item["key"]):
            if item["kind"] == "matching":
                asked.locator("select").nth(place).select_option(key)
            else:
                asked.get_by_label(key, exact=True).check()
    tab.get_by_role("button", name=say("hand_in", "zh")).click()
    expect(tab.locator("#quiz .score")).to_contain_text(
        say("score", "zh", right=len(items), total=len(items))
    )


def test_a_reload_keeps_the_quiz_and_another_visitor_has_none(
    tab: Page, browser: Browser, served: Served
) -> None:
    items = make(tab, 2, "truefalse")
    now = [*reversed(stems(items))]
    items.first.get_by_role("button", name=say("down", "zh")).click()
    expect(items.locator(".stem")).to_have_text(now)
    visit(tab, served)
    tab.get_by_role("tab", name=say("quiz", "zh")).click()
    expect(items.locator(".stem")).to_have_text(now)
    with browser.new_context(locale="zh-CN") as context:
        other = context.new_page()
        visit(other, served)
        other.get_by_role("tab", name=say("quiz", "zh")).click()
        assert other.locator("#quiz .quiz").count() == 0


def test_a_narrow_page_holds_the_form_and_the_quiz(browser: Browser, served: Served) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, locale="zh-CN") as context:
        page = context.new_page()
        visit(page, served)
        page.get_by_role("tab", name=say("quiz", "zh")).click()
        page.get_by_role("button", name=say("make_quiz", "zh")).click()
        expect(page.locator("#quiz .quiz")).to_be_visible(timeout=30_000)
        page.locator("#quiz [data-do=edit]").first.click()
        expect(page.locator("#quiz .draft")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_what_cannot_be_made_is_said_in_the_language_of_the_page(
    page: Page, serve: Callable[..., Served]
) -> None:
    visit(page, serve())
    box = page.locator("#paste textarea, #paste input").first
    box.fill("# Quiet waters\n\n## Dusk\n\nThe keeper waits. He looks at the sea for a while.")
    page.locator("#paste .submit-button").click()
    expect(page.locator(".source")).to_have_attribute("data-doc", "quiet-waters")
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    page.get_by_role("button", name=say("make_quiz", "zh")).click()
    fault = page.locator("#quiz").get_by_role("alert")
    chinese, english = "quiet-waters 里没有可以出题的事实", "quiet-waters states no fact"
    expect(fault).to_contain_text(chinese, use_inner_text=True)
    expect(fault).not_to_contain_text(english, use_inner_text=True)
    page.locator("#language label").nth(1).click()
    expect(fault).to_contain_text(english, use_inner_text=True)
    page.get_by_role("tab", name=say("study", "en")).click()
    page.get_by_role("button", name=say("make_cards", "en")).click()
    expect(page.locator("#study").get_by_role("alert")).to_contain_text(
        english, use_inner_text=True
    )

    page.get_by_role("tab", name=say("source", "en")).click()
    page.locator("#source select").select_option("lamps")
    expect(page.locator(".source")).to_have_attribute("data-doc", "lamps")
    page.get_by_role("tab", name=say("quiz", "en")).click()
    page.locator("#wishes [name=n]").fill("100")
    page.get_by_role("button", name=say("make_quiz", "en")).click()
    items = page.locator("#quiz article > ol > li")
    expect(page.locator("#quiz .quiz")).to_be_visible(timeout=30_000)  # all that are to come
    note = page.locator("#quiz article > .hint")
    expect(note).to_contain_text(
        f"lamps bears {items.count()} of the 100 items asked for", use_inner_text=True
    )
    page.locator("#language label").nth(0).click()
    expect(note).to_contain_text(f"lamps 只能出 {items.count()} 题", use_inner_text=True)


def test_what_is_open_and_what_is_typed_outlives_whatever_comes_later(
    page: Page, serve: Callable[..., Served]
) -> None:
    open_tab(page, serve(module="tests.assistant.page.lagging"))
    page.locator("#wishes [name=n]").fill("4")
    page.get_by_role("button", name=say("make_quiz", "zh")).click()
    first = page.locator("#quiz article > ol > li").first
    first.locator("summary").click(timeout=30_000)
    expect(page.locator("#quiz .quiz")).to_be_visible(timeout=30_000)
    expect(first.locator("details")).to_have_attribute("open", "")
    first.get_by_role("button", name=say("change", "zh")).click()
    stem = page.locator("#quiz .draft [name=stem]")
    expect(stem).to_be_focused()
    stem.fill("写到一半的题干")
    page.wait_for_timeout(1000 * END_SECONDS + 1000)  # the end has been told by now
    expect(stem).to_have_value("写到一半的题干")
    expect(stem).to_be_focused()
    page.reload()
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    expect(stem).to_have_value("写到一半的题干")
    page.get_by_role("button", name=say("cancel", "zh")).click()
    expect(page.locator("#quiz .draft")).to_have_count(0)
    page.reload()
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    expect(page.locator("#quiz .quiz")).to_be_visible()
    expect(page.locator("#quiz .draft")).to_have_count(0)


def test_a_quiz_outlives_the_server_and_is_found_again(
    page: Page, serve: Callable[..., Served]
) -> None:
    before = serve()
    open_tab(page, before)
    items = make(page, 3, "truefalse", seed=1)
    items.first.get_by_role("button", name=say("drop", "zh")).click()
    expect(items).to_have_count(2)
    made = stems(items)
    later = make(page, 1, "cloze", seed=2)
    expect(later).to_have_count(1)
    page.wait_for_function("JSON.parse(localStorage.getItem('deepsea-quizzes')).length === 2")
    known = page.evaluate("localStorage.getItem('deepsea-quizzes')")

    open_tab(page, serve(folder=before.folder))  # another port, where the browser knows nothing
    expect(page.locator("#quiz .quiz")).to_have_count(0)
    page.evaluate("ids => localStorage.setItem('deepsea-quizzes', ids)", known)
    page.reload()
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    earlier = page.locator("#wishes .earlier")
    earlier.locator("summary").click()
    expect(earlier.locator("li")).to_have_count(2)
    earlier.locator("li .choose").nth(1).click()
    expect(items.locator(".stem")).to_have_text(list(made))
    items.first.get_by_role("button", name=say("another", "zh")).click()
    expect(items.first.locator(".stem")).not_to_have_text(made[0], timeout=30_000)
    assert len(kept(page)) == 2
    remove = earlier.get_by_role("button", name=say("delete", "zh"))
    sure = earlier.get_by_role("button", name=say("delete_sure", "zh"))
    remove.first.click()
    expect(sure).to_be_focused()
    page.keyboard.press("Tab")  # who goes on has not confirmed it
    expect(sure).to_have_count(0)
    remove.first.click()
    sure.click()
    expect(earlier.locator("li")).to_have_count(1)
    expect(earlier.locator("li .choose")).to_be_focused()
    remove.click()
    sure.click()
    expect(earlier.locator("li")).to_have_count(0)
    expect(earlier.locator("summary")).to_be_focused()


def test_items_say_whether_the_chat_model_came_to_their_key(
    page: Page, serve: Callable[..., Served]
) -> None:
    visit(page, serve(module="tests.assistant.page.confirming"))
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    page.locator("#wishes [name=confirm]").check()
    page.locator("#wishes [name=bank]").check()  # else one type takes both figures
    items = make(page, 9, "cloze", "truefalse")
    blank = items.filter(has_text="____")
    expect(blank).to_have_count(1)  # the other figure is one that this model does not come to
    expect(blank.locator(".stem")).to_contain_text("Spring tides rise by ____")
    expect(blank.locator(".hint")).to_contain_text(say("confirmed", "zh"), use_inner_text=True)
    verdict = items.filter(has_not_text="____").first
    expect(verdict.locator(".hint")).to_contain_text(say("unconfirmed", "zh"), use_inner_text=True)
    assert kept(page)  # as a file, too
    page.reload()
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    expect(blank.locator(".hint")).to_contain_text(say("confirmed", "zh"), use_inner_text=True)


def test_without_a_chat_model_none_can_answer_the_items(tab: Page) -> None:
    tab.locator("#wishes [name=confirm]").check()
    tab.get_by_role("button", name=say("make_quiz", "zh")).click()
    fault = tab.locator("#quiz").get_by_role("alert")
    expect(fault).to_contain_text("没有聊天模型可以答题", use_inner_text=True)


def test_a_quiz_on_its_way_is_stopped_and_what_there_is_stays(
    page: Page, serve: Callable[..., Served]
) -> None:
    open_tab(page, serve(module="tests.assistant.page.lagging"))
    page.locator("#wishes [name=n]").fill("30")
    page.get_by_role("button", name=say("make_quiz", "zh")).click()
    expect(page.locator("#quiz .coming > ol > li").nth(1)).to_be_visible()
    page.locator("#quiz").get_by_role("button", name=say("stop", "zh")).click()
    expect(page.locator("#quiz .stage")).to_have_text(say("stopped", "zh"), use_inner_text=True)
    items = page.locator("#quiz .quiz > ol > li")
    expect(items.first).to_be_visible()
    there = items.count()
    assert 2 <= there < 30
    page.reload()
    page.get_by_role("tab", name=say("quiz", "zh")).click()
    expect(items).to_have_count(there)

"""`deepsea ui` with the real models, as a user starts it and as a reader meets it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.page.conversations.as_file import FORMATS
from assistant.page.strings import say
from index.articles import builtin_article
from tests.index.formats.test_articles import WRITERS

from .conftest import Served

pytestmark = [pytest.mark.browser, pytest.mark.models]

_PROGRAM = Path(sys.executable).with_name("deepsea")
_ROOT = Path(__file__).parents[3]
_TEXT = builtin_article("xiaomi-deep-sea").document().text
_OPEN_MS = 240_000
_ANSWER_MS = 180_000
# A new article in every format that is read, what is asked of it and a figure of the answer.
_UPLOADS = {
    "md": (
        "# The lighthouse of Kestrel Point\n\nThe lighthouse of Kestrel Point was lit on "
        "4 May 1874. Its tower is 37 metres high and stands on red sandstone.\n\nThe last "
        "keeper, Ines Corrigan, left in 1988, when the lamp was made to run by itself.",
        "How high is the tower of the lighthouse?",
        "37",
    ),
    "txt": (
        "云梯茶厂的一年\n\n云梯茶厂2023年收购鲜叶1260吨，比上一年多了180吨。\n\n"
        "厂长林秀兰说，今年的春茶比往年晚了九天，因为三月下了两场雪。",
        "云梯茶厂2023年收购了多少鲜叶？",
        "1260",
    ),
    "html": (
        "# The ferry to Skarn Island\n\nThe ferry to Skarn Island takes 45 minutes and carries "
        "28 cars.\n\nIn winter it does not sail on Sundays, as the pier is not lit.",
        "去斯卡恩岛（Skarn Island）的渡轮要开多久？",
        "45",
    ),
    "pdf": (
        "# 南坪水库的鱼\n\n南坪水库建于1969年，水面有23平方公里。\n\n"
        "2021年起，水库每年三月到六月禁渔，管理所有14名巡护员。",
        "南坪水库有几名巡护员？",
        "14",
    ),
    "docx": (
        "# The weaving school of Dunmore\n\nThe weaving school of Dunmore has 64 looms and "
        "takes 30 pupils a year.\n\nIts founder, Mary Aldous, sold her farm to buy the first "
        "six of them.",
        "How many looms does the weaving school have?",
        "64",
    ),
    "epub": (
        "# 青石巷的钟表店\n\n青石巷的钟表店开了52年，店主姓鲁，只修机械表。\n\n"
        "店里最贵的一只座钟标价8600元，至今没有卖出去。",
        "How long has the watch shop of Qingshi Lane been open?",
        "52",
    ),
}
# The moment of Enter into `window.asked`, and milliseconds from it to the first quote into
# `window.took`.
_FIRST_QUOTE = """() => {
  delete window.took;
  const once = {capture: true, once: true};
  document.addEventListener("keydown", () => { window.asked = performance.now(); }, once);
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".answer blockquote")) return;
    window.took = performance.now() - window.asked;
    observer.disconnect();
  }).observe(document.body, {childList: true, subtree: true});
}"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page of a new user; its process writes down whom it contacts."""
    folder = tmp_path_factory.mktemp("real")
    (folder / "sitecustomize.py").write_text(
        "from pathlib import Path\nfrom tests.assistant.page.watched import watch\n"
        f"watch(Path({str(folder / 'contacts')!r}))\n"
    )
    environment = {
        **os.environ,
        "DEEPSEA_HOME": str(folder / "home"),
        "PYTHONPATH": os.pathsep.join([str(folder), str(_ROOT)]),
    }
    process = subprocess.Popen(
        [_PROGRAM, "ui", "--no-browser"], stderr=subprocess.PIPE, env=environment, text=True
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "http://127.0.0.1:" in line:
            break
    assert said and "http://127.0.0.1:" in said[-1], said
    yield Served("http" + said[-1].split("http")[1].split()[0], folder)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


@pytest.fixture
def tab(page: Page, real: Served) -> Page:
    page.goto(real.url)
    expect(page.locator("#source .text")).to_be_visible(timeout=_OPEN_MS)
    return page


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("SU7的风阻系数是多少？", ["0.195"]),
        ("What is the SU7's drag coefficient, and the Taycan's?", ["0.195", "0.22"]),
    ],
)
def test_an_answer_and_its_citations(tab: Page, question: str, figures: list[str]) -> None:
    tab.locator("#question textarea").fill(question)
    tab.keyboard.press("Enter")
    expect(tab.locator(".answer blockquote").first).to_be_visible(timeout=_ANSWER_MS)
    expect(tab.locator(".answer")).to_have_attribute("data-state", "answered", timeout=_ANSWER_MS)
    # Where all that is told is sentences of the article, it stands in the quotes alone.
    said = tab.locator(".answer .said").inner_text().strip()
    told = tab.locator(".answer .said" if said else ".answer > .quotes")
    assert all(figure in told.inner_text() for figure in figures)
    cites = told.locator(".cite")
    assert cites.count() >= 1
    for at in range(cites.count()):
        start, end = (
            int(cites.nth(at).get_attribute(f"data-{key}") or 0) for key in ("start", "end")
        )
        cites.nth(at).click()
        mark = tab.locator("#source mark")
        expect(mark.first).to_be_in_viewport()
        assert "\n\n".join(mark.all_text_contents()) == _TEXT[start:end]


def test_the_best_quotes_stand_long_before_the_answer(tab: Page) -> None:
    tab.locator("#question textarea").fill("SU7上市3个月卖了多少台？")
    tab.evaluate(_FIRST_QUOTE)
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => window.took !== undefined", timeout=_ANSWER_MS)
    expect(tab.locator(".answer")).not_to_have_attribute(
        "data-state", "running", timeout=_ANSWER_MS
    )
    first_quote, whole = tab.evaluate("[window.took, performance.now() - window.asked]")
    assert first_quote < whole / 5


def test_an_answer_is_stopped(tab: Page) -> None:
    tab.locator("#question textarea").fill("这篇文章讲了什么？")  # every section is read for it
    tab.keyboard.press("Enter")
    expect(tab.locator(".answer")).to_have_attribute("data-state", "running")
    tab.locator("#question .stop-button").click()
    expect(tab.locator(".answer")).to_have_attribute("data-state", "stopped")


def test_what_is_not_stated_is_refused_with_the_nearest_sentences(tab: Page) -> None:
    tab.locator("#question textarea").fill("小米汽车在印度有几家工厂？")
    tab.keyboard.press("Enter")
    expect(tab.locator(".answer")).to_have_attribute("data-state", "abstained", timeout=_ANSWER_MS)
    expect(tab.locator(".answer .said")).to_be_visible()
    expect(tab.locator(".answer h2", has_text=say("nearest", "zh"))).to_be_visible()
    expect(tab.locator(".answer blockquote").first).to_be_visible()


def test_every_format_is_uploaded_asked_followed_up_and_kept(tab: Page, tmp_path: Path) -> None:
    paths = [tmp_path / f"{suffix}-article.{suffix}" for suffix in _UPLOADS]
    for path, (text, _, _) in zip(paths, _UPLOADS.values(), strict=True):
        if path.suffix in WRITERS:
            WRITERS[path.suffix](text, path)
        else:
            path.write_text(text)
    tab.locator("#new").click()
    with tab.expect_file_chooser() as choosing:
        tab.locator("#upload").click()
    choosing.value.set_files(paths)
    expect(tab.locator("#adding li", has_text=say("added", "zh"))).to_have_count(
        len(paths), timeout=_ANSWER_MS
    )
    tab.locator("#documents li[data-id=xiaomi-deep-sea] input").uncheck()
    expect(tab.locator("#documents input:checked")).to_have_count(len(paths))

    for suffix, (_, question, figure) in _UPLOADS.items():
        _ask(tab, question)
        answer = tab.locator(".answer").last
        assert figure in answer.inner_text()
        cite = answer.locator(".cite:visible").first
        assert cite.get_attribute("data-doc") == f"{suffix}-article"
        cite.hover()
        expect(tab.get_by_role("tooltip").locator("blockquote")).to_contain_text(figure)
        tab.keyboard.press("Escape")
        cite.click()
        expect(tab.locator("#source mark", has_text=figure).first).to_be_attached()
    _ask(tab, "它最贵的座钟卖多少钱？")
    assert "8600" in tab.locator(".answer").last.inner_text()

    told = tab.locator(".answer").all_inner_texts()
    tab.reload()
    expect(tab.locator(".answer")).to_have_count(len(told), timeout=_OPEN_MS)
    tab.locator(".answer").last.locator(".cite:visible").first.click()
    expect(tab.locator("#source mark", has_text="8600").first).to_be_attached()
    tab.get_by_role("button", name=say("kept", "zh")).click()
    for format in FORMATS:
        with tab.expect_download() as downloading:
            tab.locator(f"#conversations .keep[href$='.{format}']").first.click()
        kept = tmp_path / f"kept.{format}"
        downloading.value.save_as(kept)
        assert kept.stat().st_size > 1000


def _ask(page: Page, question: str) -> None:
    """Ask, and wait for the answer."""
    before = page.locator(".answer").count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_have_count(before + 1)
    expect(page.locator(".answer").last).to_have_attribute(
        "data-state", "answered", timeout=_ANSWER_MS
    )
    expect(page.locator("#question .submit-button")).to_be_visible()


def test_nobody_else_was_contacted(tab: Page, real: Served) -> None:
    expect(tab.locator("#status [data-state=ready]")).to_be_attached()
    contacts = set(real.lines("contacts"))
    assert "127.0.0.1" in contacts  # its own port, so that the watch is known to have been kept
    assert contacts <= {"127.0.0.1", "::1", "localhost"}

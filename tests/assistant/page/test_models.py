"""`deepsea ui` with the real models, as a user starts it and as a reader meets it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.page.strings import say
from index.articles import builtin_article

from .conftest import Served

pytestmark = [pytest.mark.browser, pytest.mark.models]

_PROGRAM = Path(sys.executable).with_name("deepsea")
_ROOT = Path(__file__).parents[3]
_TEXT = builtin_article("xiaomi-deep-sea").document().text
_OPEN_MS = 240_000
_ANSWER_MS = 180_000
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


def test_nobody_else_was_contacted(tab: Page, real: Served) -> None:
    expect(tab.locator("#status [data-state=ready]")).to_be_attached()
    contacts = set(real.lines("contacts"))
    assert "127.0.0.1" in contacts  # its own port, so that the watch is known to have been kept
    assert contacts <= {"127.0.0.1", "::1", "localhost"}

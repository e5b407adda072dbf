"""Pictures of the page for the README: ``python -m tests.screenshots [FOLDER]``.

Opens the page over the built-in article, in a folder of its own, and the user's models; asks a
question, opens the first citation, or turns to another tab; and writes a PNG for each of `SHOTS`
into FOLDER (by default ``docs/screenshots``).
"""

import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from assistant import telemetry
from assistant.page.strings import say
from index.document import load_document
from index.errors import DeepseaError
from index.library import Library
from index.types import Lang

FOLDER = Path("docs/screenshots")
_QUESTIONS: dict[Lang, str] = {
    "zh": "SU7的风阻系数是多少？",
    "en": "What is the SU7's drag coefficient, and the Taycan's?",
}
_LOCALES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}
_ANSWER_MS = 180_000
_SETTLED_MS = 900  # the smooth scroll to a citation
# The article that the built-in one is compared with, and on what.
_OTHER = Path("eval/gold/texts/ferry-report.md")
_POINTS: dict[Lang, str] = {"zh": "营收，研发，用户", "en": "revenue, R&D, users"}

Scene = Literal["start", "answer", "map", "figures", "compare", "quiz", "study", "kept"]


@dataclass(frozen=True, slots=True)
class Shot:
    """A window to take a picture of: the page as it opens, an answer, or a tab."""

    scene: Scene
    width: int
    height: int
    scheme: Literal["light", "dark"]
    lang: Lang

    @property
    def name(self) -> str:
        return f"{self.scene}-{self.lang}-{self.width}-{self.scheme}.png"


SHOTS = (
    Shot("start", 1440, 900, "light", "zh"),
    Shot("answer", 1440, 900, "light", "zh"),
    Shot("answer", 1440, 900, "dark", "en"),
    Shot("answer", 1024, 768, "light", "en"),
    Shot("answer", 1024, 768, "dark", "zh"),
    Shot("answer", 390, 844, "light", "zh"),
    Shot("answer", 390, 844, "dark", "en"),
    Shot("map", 1440, 900, "light", "en"),
    Shot("figures", 1024, 768, "light", "zh"),
    Shot("quiz", 1440, 900, "dark", "zh"),
    Shot("study", 390, 844, "light", "en"),
    Shot("kept", 390, 844, "dark", "zh"),
    Shot("compare", 1440, 900, "light", "zh"),
    Shot("compare", 390, 844, "light", "en"),
)


def take(
    url: str, library: Library, chromium: str, folder: Path, report: Callable[[str], None]
) -> None:
    """Take every picture of the page at ``url`` over ``library``; ``report`` is told each path.

    The last ones are of two articles.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in sorted(SHOTS, key=lambda shot: shot.scene == "compare"):
            if shot.scene == "compare":
                library.add(*load_document(_OTHER))
            shoot(browser, url, shot, folder / shot.name)
            report(str(folder / shot.name))
        browser.close()


def shoot(browser: Browser, url: str, shot: Shot, path: Path) -> None:
    """Open the page anew, set the scene up and take a picture of it."""
    with browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        locale=_LOCALES[shot.lang],
    ) as context:
        page = context.new_page()
        page.set_default_timeout(_ANSWER_MS)
        page.goto(url)
        page.locator("#status [data-state=ready]").wait_for(state="attached")
        page.locator("#source .text").wait_for()
        if shot.scene in _SCENES:
            _SCENES[shot.scene](page, shot)
        page.wait_for_timeout(_SETTLED_MS)
        page.screenshot(path=path)


def _answer(page: Page, shot: Shot) -> None:
    page.locator("#question textarea").fill(_QUESTIONS[shot.lang])
    page.keyboard.press("Enter")
    page.locator(".answer[data-state]:not([data-state=running])").wait_for()
    if shot.width > 900:  # beside it; on a narrow page the answer would be out of sight
        page.locator(".answer .cite").first.click()


def _turn(page: Page, shot: Shot) -> None:
    key = "summary" if shot.scene == "compare" else shot.scene
    page.get_by_role("tab", name=say(key, shot.lang), exact=True).click()
    page.locator("#tabs").evaluate("tabs => tabs.scrollIntoView()")


def _compare(page: Page, shot: Shot) -> None:
    _turn(page, shot)
    page.get_by_label(say("compare_form", shot.lang), exact=True).check()
    page.locator("#beside input").nth(1).wait_for()  # they come when the form is chosen
    for box in page.locator("#beside input").all():
        box.check()
    page.get_by_placeholder(say("points", shot.lang)).fill(_POINTS[shot.lang])
    page.get_by_role("button", name=say("make_summary", shot.lang)).click()
    page.locator("#summary article").wait_for()


def _view(page: Page, shot: Shot) -> None:
    _turn(page, shot)
    page.locator(f"#{shot.scene} article").wait_for()


def _quiz(page: Page, shot: Shot) -> None:
    _turn(page, shot)
    page.get_by_role("button", name=say("make_quiz", shot.lang)).click()
    page.locator("#quiz article").wait_for()
    page.locator("#quiz article").evaluate("quiz => quiz.scrollIntoView()")


def _study(page: Page, shot: Shot) -> None:
    _turn(page, shot)
    page.get_by_role("button", name=say("make_cards", shot.lang)).click()
    page.locator("#study [data-do=reveal]").click()


def _kept(page: Page, shot: Shot) -> None:
    page.get_by_role("button", name=say("kept", shot.lang), exact=True).click()
    page.locator("#conversations li").first.wait_for()


_SCENES: dict[Scene, Callable[[Page, Shot], None]] = {
    "answer": _answer,
    "map": _view,
    "figures": _view,
    "compare": _compare,
    "quiz": _quiz,
    "study": _study,
    "kept": _kept,
}


def _silent(_: object) -> None:
    """What opening the assistant reports does not concern a picture."""


def main() -> None:
    """Serve the page, take the pictures, say where they are."""
    telemetry.turn_off()
    from assistant.assembly import open_assistant
    from assistant.page import Conversations, run_page
    from assistant.settings import load_settings

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("There is no Chromium on this machine; install it with apt-get install chromium")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    try:
        settings = load_settings(home=Path(tempfile.mkdtemp()))
        assistant = open_assistant(settings, _silent)
        addresses: Queue[str] = Queue()
        kept = Conversations(settings.conversations_file)
        threading.Thread(
            target=lambda: run_page(
                assistant,
                port=settings.port,
                on_ready=addresses.put,
                conversations=kept,
                study_file=settings.study_file,
                quiz_file=settings.quiz_file,
                summary_file=settings.summary_file,
            ),
            daemon=True,
        ).start()
        take(addresses.get(timeout=60), assistant.library, chromium, folder, print)
    except DeepseaError as error:
        sys.exit(f"deepsea: {error}")


if __name__ == "__main__":
    main()

"""Pictures of the page for the README: ``python -m tests.screenshots [FOLDER]``.

Opens the page over the user's own articles and models, asks a question, opens the first citation,
and writes a PNG for each of `SHOTS` into FOLDER (by default ``docs/screenshots``).
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

from playwright.sync_api import Browser, sync_playwright

from assistant import telemetry
from index.errors import DeepseaError
from index.types import Lang

_FOLDER = Path("docs/screenshots")
_QUESTIONS: dict[Lang, str] = {
    "zh": "SU7的风阻系数是多少？",
    "en": "What is the SU7's drag coefficient, and the Taycan's?",
}
_LOCALES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}
_ANSWER_MS = 180_000
_SETTLED_MS = 900  # the smooth scroll to a citation


@dataclass(frozen=True, slots=True)
class Shot:
    """A window to take a picture of; ``asked`` is False for the page as it opens."""

    width: int
    height: int
    scheme: Literal["light", "dark"]
    lang: Lang
    asked: bool = True

    @property
    def name(self) -> str:
        return f"{'answer' if self.asked else 'start'}-{self.lang}-{self.width}-{self.scheme}.png"


SHOTS = (
    Shot(1440, 900, "light", "zh", asked=False),
    Shot(1440, 900, "light", "zh"),
    Shot(1440, 900, "dark", "en"),
    Shot(1024, 768, "light", "en"),
    Shot(1024, 768, "dark", "zh"),
    Shot(390, 844, "light", "zh"),
    Shot(390, 844, "dark", "en"),
)


def take(url: str, chromium: str, folder: Path, report: Callable[[str], None]) -> None:
    """Take every picture of the page at ``url``; ``report`` is told each path."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in SHOTS:
            _take(browser, url, shot, folder / shot.name)
            report(str(folder / shot.name))
        browser.close()


def _take(browser: Browser, url: str, shot: Shot, path: Path) -> None:
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        locale=_LOCALES[shot.lang],
    )
    page.goto(url)
    page.locator("#source .text").wait_for(timeout=_ANSWER_MS)
    if shot.asked:
        page.locator("#question textarea").fill(_QUESTIONS[shot.lang])
        page.keyboard.press("Enter")
        ended = page.locator(".answer[data-state]:not([data-state=running])")
        ended.wait_for(timeout=_ANSWER_MS)
        if shot.width > 900:  # beside it; on a narrow page the answer would be out of sight
            page.locator(".answer .cite").first.click()
    page.wait_for_timeout(_SETTLED_MS)
    page.screenshot(path=path)
    page.close()


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
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER
    try:
        settings = load_settings()
        assistant = open_assistant(settings, _silent)
        addresses: Queue[str] = Queue()
        folder_of_page = Path(tempfile.mkdtemp())
        kept = Conversations(folder_of_page / "conversations.sqlite3")
        threading.Thread(
            target=lambda: run_page(
                assistant,
                port=settings.port,
                on_ready=addresses.put,
                conversations=kept,
                study_file=folder_of_page / "study.sqlite3",
            ),
            daemon=True,
        ).start()
        take(addresses.get(timeout=60), chromium, folder, print)
    except DeepseaError as error:
        sys.exit(f"deepsea: {error}")


if __name__ == "__main__":
    main()

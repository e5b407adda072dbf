"""The pictures for the README: what is shown is declared, and every scene can be set up.

The committed ones are taken with the real models, by `make screenshot`.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.screenshots import FOLDER, SHOTS, shoot

from .conftest import Served


def test_pictures_that_are_shown_are_there_and_declared() -> None:
    texts = [Path("README.md"), *Path("docs").glob("*.md")]
    shown = {
        name
        for path in texts
        for name in re.findall(r"screenshots/([\w.-]+\.png)", path.read_text(encoding="utf-8"))
    }
    there = {path.name for path in FOLDER.glob("*.png")}
    assert shown and shown <= there <= {shot.name for shot in SHOTS}


@pytest.mark.browser
def test_every_scene_can_be_set_up(
    browser: Browser, serve: Callable[..., Served], tmp_path: Path
) -> None:
    served = serve("unfetched", module="tests.assistant.page.faulty")  # the built-in article alone
    scenes = {shot.scene: shot for shot in SHOTS if shot.scene != "compare"}
    for shot in scenes.values():
        shoot(browser, served.url, shot, tmp_path / shot.name)
        assert (tmp_path / shot.name).read_bytes().startswith(b"\x89PNG")

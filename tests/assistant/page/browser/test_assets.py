from pathlib import Path

from assistant.page.browser.assets import STYLES, styles


def test_every_stylesheet_is_given_once() -> None:
    files = {path.stem: path for path in Path("assistant/page/browser/css").iterdir()}
    assert sorted(STYLES) == sorted(files)
    assert all(path.read_text(encoding="utf-8") in styles() for path in files.values())

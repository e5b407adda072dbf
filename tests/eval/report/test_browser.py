"""The report page as it is read, in a real Chromium, from a file on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from eval.report import write_page
from tests.eval.report.sample import HOSTILE, sample_report

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(page: Page, tmp_path: Path) -> Iterator[Page]:
    """The sample's page; whatever it complains of or asks for fails the test."""
    path = tmp_path / "report.html"
    write_page(path, sample_report(), "en")
    faults: list[str] = []
    asked: list[str] = []

    def popped_up(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: faults.append(message.text))
    page.on("dialog", popped_up)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    assert faults == []
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]


def test_the_language_changes_without_a_script(tab: Page) -> None:
    heading = tab.get_by_role("heading", level=1)
    expect(heading).to_have_text("Deepsea Reader evaluation report", use_inner_text=True)
    tab.get_by_role("radio", name="中文").first.check(force=True)
    expect(heading).to_have_text("深海阅读评测报告", use_inner_text=True)


def test_rows_can_be_chosen_by_flaw_and_language(tab: Page) -> None:
    shown = tab.locator(".case:visible")
    expect(shown).to_have_count(11)
    tab.locator("#show-flawed").check(force=True)
    expect(shown).to_have_count(7)
    tab.locator("#rows-zh").check(force=True)
    expect(shown).to_have_count(2)


def test_a_marker_leads_to_its_quote(tab: Page) -> None:
    case = tab.locator(".case").first
    case.locator("a.marker").first.click()
    expect(case.locator(".quotes li:target")).to_contain_text("小米有352家门店。")
    expect(case.locator("mark")).to_have_text(["352家门店"])


def test_what_others_wrote_is_shown_as_text(tab: Page) -> None:
    expect(tab.locator(".question", has_text=HOSTILE)).to_have_count(1)


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_window(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_either_scheme(tab: Page, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ink, paper = (
        tab.evaluate(f"getComputedStyle(document.body).{name}")
        for name in ("color", "backgroundColor")
    )
    assert _contrast(ink, paper) >= 7
    quiet = tab.evaluate("getComputedStyle(document.querySelector('.quiet')).color")
    assert _contrast(quiet, paper) >= 4.5


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 of two colours "rgb(r, g, b)"."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour[4:-1].split(",")]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

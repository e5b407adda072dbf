"""The page is parsed back, and looked at in a browser that may reach nothing."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.report import make_report, page_html, write_page
from index.types import Lang
from tests.eval.made import STORES
from tests.eval.report.sample import CONTEXT, HOSTILE, sample_report

VOID = {"meta", "link", "input", "rect", "line"}


class Page(HTMLParser):
    """The elements of a page with their attributes, its text by element, and whether they nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(sample_report())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_it_needs_nothing_from_elsewhere(html: str, page: Page) -> None:
    reaching = {"src", "srcset", "action", "data", "poster", "background"}
    for tag, attributes in page.elements:
        assert tag not in ("script", "iframe", "object", "embed", "img", "form"), tag
        assert not reaching & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith(("#", "data:,"))
    assert "@import" not in html and "url(" not in html and "://" not in html


def test_it_forbids_itself_scripts_and_requests(page: Page) -> None:
    (policy,) = [
        attributes["content"]
        for tag, attributes in page.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None and policy.startswith("default-src 'none'")


def test_what_others_wrote_is_text(html: str, page: Page) -> None:
    # Question, type, answer, "what was wrong" and machine: each is there, none is markup.
    assert "<script" not in html
    assert page.text.count(HOSTILE) >= 4


def test_ids_are_unique_and_every_marker_leads_to_its_quote(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    markers = [a["href"] for tag, a in page.elements if tag == "a" and a.get("class") == "marker"]
    assert markers and {str(marker)[1:] for marker in markers} <= set(ids)


def test_each_row_has_its_question_answer_quotes_evidence_and_flaws(page: Page) -> None:
    rows = [a for tag, a in page.elements if tag == "details" and a.get("class") == "case"]
    assert len(rows) == 11
    assert [a["data-state"] for a in rows][:2] == ["flawed", "wrong"]
    for piece in (
        "谁造的船？",
        "It has 352 stores.[1]",
        STORES,
        "352家门店",
        "marker 1 is not verbatim",
        "The model cannot be reached; start it.",
        "文中没有答案，却作了回答",
        "Answered what the text does not say",
        "Good day.",
        "retrieved at rank 2",
    ):
        assert piece in page.text, piece


def test_the_worst_rows_stand_open_and_right_ones_do_not(page: Page) -> None:
    rows = [a for tag, a in page.elements if tag == "details" and a.get("class") == "case"]
    assert "open" in rows[0]
    assert not any("open" in a for a in rows if a["data-state"] in ("right", "open"))


def test_scores_are_shown_with_intervals_and_bars(page: Page) -> None:
    bars = [a for tag, a in page.elements if tag == "svg"]
    assert len(bars) > 20
    assert re.search(r"0\.\d\d–[01]\.\d\d", page.text) and "n=6" in page.text


@pytest.mark.parametrize(("lang", "attribute"), [("zh", "zh-CN"), ("en", "en")])
def test_it_opens_in_the_language_asked_for(lang: Lang, attribute: str) -> None:
    elements = Page(page_html(sample_report(), lang)).elements
    assert dict(elements)["html"]["lang"] == attribute
    (chosen,) = [
        a["id"]
        for tag, a in elements
        if tag == "input" and a.get("name") == "page-language" and "checked" in a
    ]
    assert chosen == f"page-{lang}"


def test_an_empty_report_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.html"
    write_page(path, make_report([], CONTEXT))
    assert Page(path.read_text(encoding="utf-8")).open == []

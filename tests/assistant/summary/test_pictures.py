"""The chart of figures and the map that an executive summary carries, as SVG and in print."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from assistant.answer import Assistant
from assistant.drawing import GROUND, INK, LINES
from assistant.export import export
from assistant.figures import find_figures
from assistant.summary import Summary, Wishes, markdown, picture_files, summarize
from assistant.summary.chart import chart_svg, panels
from assistant.summary.source import Source
from index.errors import BadInput
from index.library import Library
from index.types import LANGS, Lang
from tests.index.small import article

DOC = "xiaomi-deep-sea"
SVG = "{http://www.w3.org/2000/svg}"


def made(library: Library, lang: Lang, form: str = "executive", doc: str = DOC) -> Summary:
    return summarize(Assistant(library, None), doc, form, lang, wishes=Wishes(pictures=True))


def source(library: Library, lang: Lang, doc: str = DOC) -> Source:
    return Source(Assistant(library, None), library.get(doc), lang, lambda *_: None)


def told(library: Library, text: str) -> list[list[str]]:
    """The figures of each panel that is drawn of a text."""
    library.add(article("sheet", f"# Sheet\n\n{text}\n", "A sheet"))
    shown = panels(source(library, "en", "sheet"))
    library.remove("sheet")
    return [[bar.row.cells[0] for bar in panel.bars] for panel in shown]


@pytest.mark.parametrize("lang", LANGS)
def test_every_bar_is_a_row_of_the_table_of_figures(library: Library, lang: Lang) -> None:
    table = summarize(Assistant(library, None), DOC, "figures", lang)
    rows = [(row.cells, row.citations[0].quote) for part in table.parts for row in part.rows]
    shown = panels(source(library, lang))
    assert len(shown) == 2
    for panel in shown:
        assert 3 <= len(panel.bars) <= 6
        for bar in panel.bars:
            assert (bar.row.cells, bar.row.citations[0].quote) in rows
            assert bar.label in bar.row.cells[2]
        figures = [find_figures(bar.row.cells[0])[0] for bar in panel.bars]
        assert len({(each.kind, each.unit) for each in figures}) == 1
        assert [float(each.value) for each in figures] == [bar.value for bar in panel.bars]


@pytest.mark.parametrize("lang", LANGS)
def test_the_chart_says_what_the_bars_do(library: Library, lang: Lang) -> None:
    shown = panels(source(library, lang))
    drawn = ElementTree.fromstring(chart_svg(shown, "Figures"))
    lengths = [int(each.get("width", 0)) for each in drawn.iterfind(f".//{SVG}g[@class='bar']/*")]
    values = ["".join(g.itertext()) for g in drawn.iterfind(f".//{SVG}g[@class='value']")]
    bars = [bar for panel in shown for bar in panel.bars]
    assert values == [bar.row.cells[0] for bar in bars]
    for panel in shown:
        own = [lengths.pop(0) for _ in panel.bars]
        for length, bar in zip(own, panel.bars, strict=True):
            assert abs(length / own[0] - bar.value / panel.bars[0].value) < 0.01
    words = " ".join(each.text or "" for each in drawn.iter(f"{SVG}tspan"))
    names = [panel.name for panel in shown]
    known = ["Figures", *names, *(cell for bar in bars for cell in (*bar.row.cells, bar.label))]
    numbers = re.findall(r"\d[\d.,]*", words)
    assert numbers and all(any(number in text for text in known) for number in numbers)


def test_only_what_is_of_one_kind_and_size_is_drawn_together(library: Library) -> None:
    assert told(library, (
        "Sales were 9 billion yuan. Costs were 4 billion yuan. Profit was 2 billion yuan. "
        "A lamp costs 30 yuan in shops. The fleet has 12 ships. The port has 80 cranes in use."
    )) == [["9 billion yuan", "4 billion yuan", "2 billion yuan"]]  # fmt: skip
    assert told(library, (
        "Of the keepers 40% are young. Sales grew by 30% in spring. Costs fell by 20% in spring. "
        "Of the pilots 25% are women. Of the ships 60% are old."
    )) == [["60%", "40%", "25%"]]  # fmt: skip
    assert told(library, (
        "The port holds 300 patents. The port has 200 stores. The port sells 100 models. "
        "The night has 9 hours. The day has 8 hours. The dusk has 7 hours."
    )) == []  # fmt: skip


def test_a_document_without_such_figures_says_so(library: Library) -> None:
    raw = "# Lamps\n\n" + "The keeper lights lamp after lamp at dusk. " * 2 + "Then the tide turns."
    library.add(article("plain", raw + " Boats come in with it.", "Lamps"))
    summary = made(library, "en", doc="plain")
    assert [picture.name for picture in summary.pictures] == ["map"]
    assert any("nothing to draw a chart of" in note for note in summary.notes)
    other = made(library, "zh", doc="plain")
    assert other.pictures == ()
    assert any("不画图" in note for note in other.notes)
    library.remove("plain")


def test_other_forms_carry_none(library: Library) -> None:
    with pytest.raises(BadInput, match="those that do: executive"):
        made(library, "en", "outline")


@pytest.mark.parametrize("lang", LANGS)
def test_print_holds_vectors_and_letters_that_can_be_read(
    library: Library, lang: Lang, tmp_path: Path
) -> None:
    summary = made(library, lang)
    path = tmp_path / "whole.pdf"
    export(
        markdown(summary, library, "whole"),
        path,
        title=summary.title,
        lang=lang,
        pictures=picture_files(summary, "whole"),
        page=True,
    )
    _, chart, tree, *_ = pypdf.PdfReader(path).pages
    rectangles = {}
    for page, picture in zip((chart, tree), summary.pictures, strict=True):
        assert not page.images
        sizes: list[float] = []

        def read(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
            if text.strip() and abs(cm[3]) != 1:  # of the picture alone, which is scaled
                sizes.append(size * abs(tm[3] * cm[3]))  # noqa: B023

        printed = "".join(page.extract_text(visitor_text=read).split())
        lines = ElementTree.fromstring(picture.svg).iter(f"{SVG}tspan")
        words = ["".join((line.text or "").split()) for line in lines]
        assert words and all(word in printed for word in words)
        content = page.get_contents()
        assert content is not None
        rectangles[picture.name] = len(re.findall(rb"\n(?:f|B|S)\*?(?=\n)", content.get_data()))
        assert len(sizes) > 0.98 * len("".join(words))  # letter by letter; "ff" is one
        assert min(sizes) >= 8
        assert all(
            "NotoSansSC" in font.get_object()["/BaseFont"]
            for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
        )
    bars = sum(len(panel.bars) for panel in panels(source(library, lang)))
    sections = len(library.get(DOC).sections)
    assert rectangles["figures"] >= bars and rectangles["map"] >= 2 * sections


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [(INK, "#ffffff", 4.5), (INK, GROUND, 4.5), (LINES, "#ffffff", 3), (LINES, GROUND, 3)],
)
def test_contrast(one: str, other: str, least: float) -> None:
    """As WCAG 2.2 has it: (L1 + 0.05) / (L2 + 0.05)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    assert (high + 0.05) / (low + 0.05) >= least

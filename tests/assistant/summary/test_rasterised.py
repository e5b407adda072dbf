"""An executive summary as its reader sees the page: the PDF drawn into pixels."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest

from assistant.answer import Assistant
from assistant.export import export
from assistant.summary import Wishes, markdown, picture_files, summarize
from index.library import Library
from index.script import is_chinese
from index.types import LANGS, Lang

DOC = "xiaomi-deep-sea"
_SCALE = 2  # pixels to a point
_WHITE = 245

Pixels = npt.NDArray[np.uint8]


@pytest.fixture(params=LANGS)
def printed(
    library: Library, tmp_path: Path, request: pytest.FixtureRequest
) -> tuple[Lang, pypdfium2.PdfDocument]:
    lang: Lang = request.param
    wishes = Wishes(pictures=True)
    summary = summarize(Assistant(library, None), DOC, "executive", lang, wishes=wishes)
    path = tmp_path / "page.pdf"
    export(
        markdown(summary, library, "page"),
        path,
        title=summary.title,
        lang=lang,
        pictures=picture_files(summary, "page"),
        page=True,
    )
    return lang, pypdfium2.PdfDocument(path)


def drawn(page: pypdfium2.PdfPage) -> Pixels:
    return np.asarray(page.render(scale=_SCALE, grayscale=True).to_numpy()).squeeze()


def test_nothing_is_cut_off_and_no_page_is_empty(
    printed: tuple[Lang, pypdfium2.PdfDocument],
) -> None:
    _, document = printed
    assert len(document) >= 4  # the page, the chart, the map, the quotes
    for page in document:
        pixels = drawn(page)
        edge = 12 * _SCALE
        inside = pixels[edge:-edge, edge:-edge]
        assert (pixels < _WHITE).sum() == (inside < _WHITE).sum()
        assert 0.005 < (inside < 128).mean() < 0.4


def test_no_character_is_drawn_as_an_empty_box(
    printed: tuple[Lang, pypdfium2.PdfDocument],
) -> None:
    lang, document = printed
    page = document[0]
    pixels, text = drawn(page), page.get_textpage()
    shapes: dict[str, bytes] = {}
    for place, char in enumerate(text.get_text_range()):
        if char.isalnum() and char not in shapes and is_chinese(char) == (lang == "zh"):
            shapes[char] = _shape(pixels, text.get_charbox(place))
    assert len(shapes) > 40
    # Letters without a glyph would all look alike.
    assert len(set(shapes.values())) > 0.9 * len(shapes)


def _shape(pixels: Pixels, box: tuple[float, float, float, float]) -> bytes:
    """Which of the pixels around a character are dark."""
    left, bottom, right, top = box
    high = pixels.shape[0]
    rows = slice(int(high - top * _SCALE), int(high - bottom * _SCALE) + 1)
    columns = slice(int(left * _SCALE), int(right * _SCALE) + 1)
    cut = pixels[rows, columns] < 128
    return bytes(cut.shape) + np.packbits(cut).tobytes()

"""PDF into paragraphs and headings, from where its characters stand; PDFium finds the characters.

A PDF has lines, not paragraphs. Two lines are one paragraph when they are in one size, at the usual
distance, and the first reaches the edge of its column. Larger type is a heading. What comes again
at the edge of page after page, and page numbers, are left out. Columns are read in the order in
which the file has them, which is that of reading in what programs write today.
"""

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from index.formats.pdfium import PDFIUM_TURN
from index.formats.raw import RawText, Unreadable
from index.paragraphs import glue

#: How much larger than the text the type of a heading is, and how long a heading may be.
_HEADING_SCALE = 1.12
_MAX_HEADING = 120
_LEVELS = 4
#: In lines at the top or bottom of a page, the share of pages from which on they are furniture.
_RECURRING = 0.5
_EDGE_LINES = 2
#: In widths of a character: how short of the edge a line may stop that fills its column, and how
#: far in a first line stands.
_RAGGED_EM = 6.0
_INDENT_EM = 0.8
#: In usual distances between lines: what a gap between paragraphs exceeds, and what it exceeds
#: when the first of them has come to the end of a sentence.
_GAP, _CLOSED_GAP = 1.3, 1.08

_NUMBER = re.compile(
    r"\W*(?:第\s*|page\s*|p\.\s*)?\d{1,4}(?:\s*(?:/|of|页|頁)\s*\d{0,4})?\W*", re.IGNORECASE
)
#: An entry of a table of contents, led to its page by dots.
_ENTRY = re.compile(r"(?:[.·…]\s?){5,}\s*\d*\W*$")
_CLOSED = re.compile(r"[。！？!?.;；:：…][”’\"'」』）)\]]*$")
#: Letters that fonts draw as one, and radicals that stand for the characters made of them alone.
_PRESENTED = re.compile(r"[\ufb00-\ufb06\u2e80-\u2fdf\uf900-\ufaff]")
_BULLET = re.compile(r"^[•▪●‣◦■]\s*")
_ITEM = re.compile(r"- |\d{1,3}[.)、]|[（(](?:\d{1,3}|[一二三四五六七八九十]+)[)）]")
_SOFT_HYPHEN = "\ufffe\x02"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its place on the page, in points from the left and the bottom."""

    text: str
    page: int
    size: float
    left: float
    right: float
    base: float


def read_pdf(data: bytes) -> RawText:
    """The text of a PDF. Raises `Unreadable` for pictures of pages, a password or damage."""
    with PDFIUM_TURN:
        pages, title = _read(data)
    lines = [line for page in _without_furniture(pages) for line in page]
    if not lines:
        raise Unreadable(
            "has no text in it, only pictures of pages; have a program for text recognition (OCR) "
            "read it first."
        )
    text = "\n\n".join(_paragraphs(lines))
    first = text.split("\n", 1)[0]
    return RawText(text, first.lstrip("# ") if first.startswith("#") else title)


def _read(data: bytes) -> tuple[list[list[_Line]], str | None]:
    """The lines of each page, and the title that the file names."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("is protected by a password; save it without one.") from error
        raise Unreadable("is not a PDF, or a damaged one; save or download it again.") from error
    try:
        pages = [_lines(document, number) for number in range(len(document))]
        return pages, document.get_metadata_dict().get("Title", "").strip() or None
    except pypdfium2.PdfiumError as error:
        raise Unreadable("is a damaged PDF; save or download it again.") from error
    finally:
        document.close()


def _lines(document: Any, number: int) -> list[_Line]:
    """The lines of a page, in the order of the file."""
    page = document[number]
    text = page.get_textpage()
    try:
        return list(_found(text, number))
    finally:
        text.close()
        page.close()


def _found(text: Any, page: int) -> Iterator[_Line]:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    chars: list[str] = []
    sizes: list[float] = []
    lefts: list[float] = []
    rights: list[float] = []
    bases: list[float] = []

    def line() -> Iterator[_Line]:
        words = _BULLET.sub("- ", "".join(chars).strip())
        if words and sizes:
            yield _Line(
                words, page, median(sizes), min(lefts), max(rights), round(median(bases), 1)
            )
        for values in (chars, sizes, lefts, rights, bases):
            values.clear()

    for at in range(pdfium.FPDFText_CountChars(text)):
        char = chr(pdfium.FPDFText_GetUnicode(text, at))
        if char in "\r\n":
            yield from line()
            continue
        if char in _SOFT_HYPHEN:
            char = "-"
        chars.append(_PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), char))
        if char.isspace() or not pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
            continue
        pdfium.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
        sizes.append(pdfium.FPDFText_GetFontSize(text, at) * (hypot(matrix.c, matrix.d) or 1.0))
        lefts.append(box.left)
        rights.append(box.right)
        pdfium.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        bases.append(y.value)
    yield from line()


def _without_furniture(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without running heads, page numbers and tables of contents."""

    def edges(page: list[_Line]) -> list[_Line]:
        return [*page[:_EDGE_LINES], *page[_EDGE_LINES:][-_EDGE_LINES:]]

    def sign(line: _Line) -> str:
        return re.sub(r"\d+", "#", line.text)

    counts = Counter(name for page in pages for name in {sign(line) for line in edges(page)})
    often = max(3, _RECURRING * len(pages))

    def is_furniture(line: _Line) -> bool:
        return counts[sign(line)] >= often or bool(_NUMBER.fullmatch(line.text))

    return [
        [
            line
            for line in page
            if not (line in edges(page) and is_furniture(line)) and not _ENTRY.search(line.text)
        ]
        for page in pages
    ]


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Headings with their marks, and paragraphs each as one line."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    pitches = [
        one.base - other.base
        for one, other in pairwise(lines)
        if one.page == other.page and 0 < one.base - other.base < 4 * usual
    ]
    pitch = median(pitches) if pitches else 1.5 * usual
    columns = _columns(lines)
    large = sorted({round(line.size) for line in lines if _is_large(line, usual)}, reverse=True)

    whole = ""
    last: _Line | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, columns, pitch, usual, whole):
            whole = glue(whole, line.text)
        else:
            if whole:
                yield whole
            whole = line.text
            if _is_large(line, usual):
                level = min(large.index(round(line.size)) + 1, _LEVELS)
                whole = f"{'#' * level} {line.text}"
        last = line
    yield whole


def _is_large(line: _Line, usual: float) -> bool:
    return line.size >= _HEADING_SCALE * usual and len(line.text) <= _MAX_HEADING


def _columns(lines: Sequence[_Line]) -> dict[_Line, tuple[float, float]]:
    """The left and right edge of the column that each line stands in."""
    pages: dict[int, list[_Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: dict[_Line, tuple[float, float]] = {}
    for line in lines:
        near = 4 * line.size
        beside = [other for other in pages[line.page] if abs(other.left - line.left) < near]
        edges[line] = min(each.left for each in beside), max(each.right for each in beside)
    return edges


def _goes_on(
    last: _Line,
    line: _Line,
    columns: dict[_Line, tuple[float, float]],
    pitch: float,
    usual: float,
    whole: str,
) -> bool:
    """Whether ``line`` belongs to the paragraph ``whole``, which ends with ``last``."""
    if abs(last.size - line.size) > 0.1 * usual or _ITEM.match(line.text):
        return False
    left, right = columns[last]
    if last.right < right - _RAGGED_EM * last.size:
        return False
    distance = last.base - line.base
    closed = bool(_CLOSED.search(last.text))
    if _is_large(line, usual):
        return last.page == line.page and 0 < distance < 2 * line.size
    if last.page != line.page or distance < -pitch / 2:  # another page or another column
        return not closed
    if distance > (_CLOSED_GAP if closed else _GAP) * pitch:
        return False
    indented = line.left > columns[line][0] + _INDENT_EM * line.size
    return not indented or bool(_ITEM.match(whole)) or last.left > left + _INDENT_EM * last.size

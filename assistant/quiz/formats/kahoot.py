"""The spreadsheet that Kahoot imports questions from, which Quizizz reads as well."""

import io
from datetime import datetime

import openpyxl
from openpyxl.cell.cell import Cell

from assistant.printable import printable
from assistant.quiz.item import Item
from assistant.quiz.quiz import Quiz

# Kahoot's own limits, in characters, and the seconds it offers.
_LONGEST_STEM, _LONGEST_OPTION = 120, 75
_SECONDS = {"easy": 20, "medium": 30, "hard": 60}
_HEADER = (
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_HEADER_ROW = 8  # of Kahoot's template
_MADE = datetime(2020, 1, 1)


def fits_kahoot(item: Item) -> bool:
    """Whether Kahoot takes the stem and the options at their length."""
    return len(item.stem) <= _LONGEST_STEM and all(
        len(option) <= _LONGEST_OPTION for option in item.options
    )


def to_kahoot(quiz: Quiz) -> bytes:
    """A workbook of the form of Kahoot's template."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = _MADE
    sheet = book.active
    _write(sheet.cell(1, 2), quiz.title)
    for column, title in enumerate(_HEADER, 1):
        _write(sheet.cell(_HEADER_ROW, column), title)
    for number, item in enumerate(quiz.items, 1):
        options = [*item.options, "", "", "", ""][:4]
        right = ",".join(str(item.options.index(text) + 1) for text in item.key)
        seconds = _SECONDS[item.difficulty]
        cells: list[str | int] = [number, item.stem, *options, seconds, right]
        for column, value in enumerate(cells, 1):
            _write(sheet.cell(_HEADER_ROW + number, column), value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Cell, value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = printable(value)
    cell.data_type = "s"  # a text that begins with = is none the less a text

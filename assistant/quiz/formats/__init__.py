"""A quiz in the formats that schools use: a new one is one file and one line in `FORMATS`."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.export import EXPORTERS
from assistant.export.place import check_place
from assistant.quiz.item import KINDS, Item, Kind
from assistant.quiz.quiz import Quiz
from index.errors import BadInput
from index.files import write_atomic
from index.weights.nearest import nearest

from .aiken import to_aiken
from .anki import to_anki
from .gift import to_gift
from .json_ import to_json
from .kahoot import fits_kahoot, to_kahoot
from .moodle import to_moodle
from .qti import to_qti
from .sheet import student_sheet, teacher_key
from .table import to_csv

__all__ = ["FORMATS", "Format", "encode", "format_of", "left_out_line", "write_quiz"]


@dataclass(frozen=True, slots=True)
class Format:
    """What makes the content of a file, the suffixes it goes by, and the items it can hold."""

    content: Callable[[Quiz], bytes]
    suffixes: tuple[str, ...]
    kinds: tuple[Kind, ...] = KINDS
    fits: Callable[[Item], bool] = lambda item: True  # noqa: ARG005


#: Name → format.
FORMATS = {
    "json": Format(to_json, (".json",)),
    "csv": Format(to_csv, (".csv",)),
    "gift": Format(to_gift, (".gift",)),
    "moodle": Format(to_moodle, (".xml",)),
    "aiken": Format(to_aiken, (".aiken", ".txt"), ("single", "truefalse")),
    "qti": Format(to_qti, (".zip",)),
    "anki": Format(to_anki, (".apkg",)),
    "kahoot": Format(to_kahoot, (".xlsx",), ("single", "multiple", "truefalse"), fits_kahoot),
    **{suffix[1:]: Format(student_sheet(suffix), (suffix,)) for suffix in EXPORTERS},
    **{f"{suffix[1:]}-key": Format(teacher_key(suffix), ()) for suffix in EXPORTERS},
}


def format_of(path: Path, name: str | None = None, kinds: Collection[Kind] = KINDS) -> str:
    """The format called ``name``, else that of the file's suffix; look before long work.

    Raises `BadInput` for a format that there is not, with the nearest right one, for one that
    holds no item of these ``kinds``, and for a path that no file can be written to.
    """
    if name is not None and name not in FORMATS:
        raise BadInput(
            "There is no format {name!r}; {near}", name=name, near=nearest(name, FORMATS)
        )
    suffixes = {suffix: key for key, each in FORMATS.items() for suffix in each.suffixes}
    suffix = path.suffix.lower()
    if name is None and suffix not in suffixes:
        raise BadInput(
            f"Cannot write {path}: no format goes by {suffix or 'no suffix'!r}; "
            f"{nearest(suffix, suffixes)}"
        )
    check_place(path)
    name = name or suffixes[suffix]
    if not set(kinds) & set(FORMATS[name].kinds):
        raise _holds_none(name)
    return name


def encode(quiz: Quiz, name: str) -> tuple[bytes, int]:
    """The file in the format called ``name``, and how many items it has no place for.

    Raises `BadInput` when it has none for any.
    """
    form = FORMATS[name]
    items = tuple(item for item in quiz.items if item.kind in form.kinds and form.fits(item))
    if not items:
        raise _holds_none(name)
    return form.content(replace(quiz, items=items)), len(quiz.items) - len(items)


def _holds_none(name: str) -> BadInput:
    return BadInput(
        "The format {name!r} can hold none of these items; it holds short ones of the types "
        "{kinds}.",
        name=name,
        kinds=", ".join(FORMATS[name].kinds),
    )


def left_out_line(count: int) -> str:
    """That so many items are not in a file."""
    return f"{count} items were left out: the format has no place for them"


def write_quiz(quiz: Quiz, path: Path, name: str | None = None) -> int:
    """Write ``quiz`` to ``path``, an older file replaced whole; how many items were left out.

    Beside a sheet for students (quiz.pdf) the teacher's key is written (quiz-key.pdf). Raises
    `BadInput`.
    """
    name = format_of(path, name)
    data, left_out = encode(quiz, name)
    files = {path: data}
    if f"{name}-key" in FORMATS:
        files[path.with_stem(f"{path.stem}-key")], _ = encode(quiz, f"{name}-key")
    try:
        for file, content in files.items():
            write_atomic(file, content)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise BadInput(f"Cannot write {path} ({reason}); choose another place.") from None
    return left_out

"""A quiz in the formats that schools use: a new one is one file and one line in `FORMATS`."""

import os
from collections.abc import Callable
from pathlib import Path

from assistant.quiz.quiz import Quiz
from index.errors import BadInput
from index.files import write_atomic
from index.weights.nearest import nearest

from .json_ import to_json
from .table import to_csv

__all__ = ["FORMATS", "SUFFIXES", "format_of", "write_quiz"]

#: Name → the content of the file.
FORMATS: dict[str, Callable[[Quiz], bytes]] = {
    "json": to_json,
    "csv": to_csv,
}
#: The format of a file by its suffix.
SUFFIXES = {
    ".json": "json",
    ".csv": "csv",
}


def format_of(path: Path, name: str | None = None) -> str:
    """The format called ``name``, else that of the file's suffix; look before long work.

    Raises `BadInput` for a format that there is not, with the nearest right one, and for a path
    that no file can be written to.
    """
    if name is not None and name not in FORMATS:
        raise BadInput(f"There is no format {name!r}; {nearest(name, FORMATS)}")
    suffix = path.suffix.lower()
    if name is None and suffix not in SUFFIXES:
        raise BadInput(
            f"Cannot write {path}: no format goes by {suffix or 'no suffix'!r}; "
            f"{nearest(suffix, SUFFIXES)}"
        )
    # Unlike Path.is_dir these answer for names that are too long or may not be looked at, too.
    if os.path.isdir(path):  # noqa: PTH112
        raise BadInput(f"Cannot write {path}: it is a folder; name a file in it.")
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise BadInput(f"Cannot write {path}: there is no folder {path.parent}; make it first.")
    return name or SUFFIXES[suffix]


def write_quiz(quiz: Quiz, path: Path, name: str | None = None) -> None:
    """Write ``quiz`` to ``path``; an older file is replaced whole. Raises `BadInput`."""
    data = FORMATS[format_of(path, name)](quiz)
    try:
        write_atomic(path, data)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise BadInput(f"Cannot write {path} ({reason}); choose another place.") from None

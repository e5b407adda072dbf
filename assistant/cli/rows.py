"""Questions from a JSON Lines file, and the answers that a second one holds already."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.errors import BadInput

# How each line of answers begins.
_BEGINNING = b'{"id": "'


class Row(BaseModel):
    """One question, as a gold row or as plain ``{"id", "question", "history"}``."""

    model_config = ConfigDict(coerce_numbers_to_str=True, frozen=True)

    id: Annotated[str, Field(min_length=1)]
    question: str
    history: tuple[tuple[str, str], ...] = ()


def read_questions(path: Path) -> list[Row]:
    """All rows of ``path``. Raises BadInput that names the file and line of the first fault."""
    rows: list[Row] = []
    lines: dict[str, int] = {}
    for number, line in _lines(path):
        try:
            row = Row.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"])
            what = f"{where}: {fault['msg']}" if where else fault["msg"]
            raise BadInput(
                f"{path}:{number} is not a question ({what}); "
                'each line is {"id": …, "question": …, "history": [[question, answer], …]}'
            ) from error
        if row.id in lines:
            raise BadInput(
                f"{path}:{number} has the id {row.id!r} of line {lines[row.id]}; "
                "give each question an id of its own"
            )
        lines[row.id] = number
        rows.append(row)
    if not rows:
        raise BadInput(f"{path} has no questions in it; put one JSON object on each line")
    return rows


def answered_ids(path: Path) -> set[str]:
    """The ids of the answers that ``path`` holds; made empty if it is not there.

    A last line that was cut short, when the machine stopped while it was written, is taken off.
    Raises BadInput for any other line that is no answer.
    """
    try:
        path.open("a").close()
    except OSError as error:
        raise BadInput(_unwritable(path, error)) from error
    if not path.is_file():  # a pipe or a terminal, which hold nothing
        return set()
    whole = _without_partial_line(path.read_bytes())
    found = set()
    for number, line in _numbered(path, io.TextIOWrapper(io.BytesIO(whole), "utf-8-sig")):
        try:
            answer = json.loads(line)
            id, _ = answer["id"], answer["status"]  # a question has an id too, but no status
            found.add(str(id))
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(
                f"{path}:{number} is not an answer; name another file with --out, or mend this one"
            ) from error
    with path.open("rb+") as file:
        file.truncate(len(whole))
        if whole and not whole.endswith(b"\n"):
            file.seek(0, io.SEEK_END)
            file.write(b"\n")
    return found


def append_line(path: Path, record: dict[str, Any]) -> None:
    """Add ``record`` as a line of its own, seen onto the disk. Raises BadInput if it cannot."""
    line = json.dumps(record, ensure_ascii=False) + "\n"
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            if path.is_file():
                os.fsync(file.fileno())
    except OSError as error:
        raise BadInput(f"{_unwritable(path, error)}; the answers before are kept") from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from _numbered(path, file)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); check its name") from error


def _numbered(path: Path, file: IO[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers from 1."""
    try:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, line
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not UTF-8; save it as UTF-8") from None


def _without_partial_line(data: bytes) -> bytes:
    """``data`` without a last line that is the mere beginning of one that `append_line` wrote."""
    start = data.rfind(b"\n") + 1
    line = data[start:]
    if not (line.startswith(_BEGINNING) or _BEGINNING.startswith(line)):
        return data
    try:
        json.loads(line)
    except ValueError:
        return data[:start]
    return data


def _unwritable(path: Path, error: OSError) -> str:
    return f"{path} cannot be written ({error.strerror}); mend that or name another with --out"

"""Gold rows: questions with what a right answer says, in the fixed JSON Lines format."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from assistant.types import Turn
from index.errors import BadInput
from index.types import Lang

T = TypeVar("T")
# One file of a folder, and not the folder above it.
_FILE_NAME = re.compile(r"(?!\.)[^/\\\0]+")
_EXACTLY = ConfigDict(extra="forbid")


@with_config(_EXACTLY)
@dataclass(frozen=True, slots=True)
class Row:
    """One question. An answer is right when every group of ``facts`` has a pattern that matches
    and none of ``forbidden`` does; for ``answerable`` False, when its status is ``abstained``.
    ``evidence`` are verbatim substrings of the source.
    """

    id: str
    lang: Lang
    type: str
    question: str
    history: tuple[Turn, ...]
    reference: str
    facts: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]
    evidence: tuple[str, ...]
    answerable: bool


@with_config(_EXACTLY)
@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions asked one after the other, each with the answers really given as its history."""

    id: str
    turns: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Attack:
    """A question meant to mislead; ``document`` is a hostile text's file name, if it has one."""

    row: Row
    document: str | None


@with_config(_EXACTLY)
@dataclass(frozen=True, slots=True)
class _AttackLine(Row):
    document: str | None = None


_ROW = TypeAdapter(Row)
_CONVERSATION = TypeAdapter(Conversation)
_ATTACK = TypeAdapter(_AttackLine)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something that was read, and the line of the file that it stands in."""

    path: Path
    line: int
    item: T

    @property
    def where(self) -> str:
        """``file:line``, as errors name it."""
        return f"{self.path}:{self.line}"


def placed_rows(*paths: Path) -> list[Placed[Row]]:
    """The rows of gold files. No two have one id, in whichever files they stand.

    Raises `BadInput` naming file and line, before anything has run.
    """
    return _all(paths, parse_row, lambda row: [row.id])


def placed_conversations(*paths: Path) -> list[Placed[Conversation]]:
    """The conversations of files; errors as for `placed_rows`. Every turn has an id of its own."""
    return _all(paths, parse_conversation, lambda found: [turn.id for turn in found.turns])


def placed_attacks(*paths: Path) -> list[Placed[Attack]]:
    """The attacks of files; errors as for `placed_rows`."""
    return _all(paths, parse_attack, lambda attack: [attack.row.id])


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers from 1. Raises `BadInput`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise BadInput(f"{path} cannot be read ({reason}); give a UTF-8 JSON Lines file.") from None
    # Not `splitlines`, which also ends a line where a string holds U+2028.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def parse_row(line: str) -> Row:
    """One row. Raises `ValueError` that says what is wrong with the line."""
    return _checked(_parsed(_ROW, line))


def parse_attack(line: str) -> Attack:
    """One attack; errors as for `parse_row`."""
    given = _parsed(_ATTACK, line)
    if given.document is not None and not _FILE_NAME.fullmatch(given.document):
        raise ValueError(f"document: {given.document!r} is not the name of a file")
    row = Row(**{field.name: getattr(given, field.name) for field in fields(Row)})
    return Attack(_checked(row), given.document)


def parse_conversation(line: str) -> Conversation:
    """One conversation; errors as for `parse_row`."""
    conversation = _parsed(_CONVERSATION, line)
    if not conversation.turns:
        raise ValueError("turns: there are none")
    for turn in conversation.turns:
        if turn.history:
            raise ValueError(f"{turn.id}: history: a turn's is what was really answered; leave []")
        _checked(turn)
    return conversation


def _all(
    paths: Sequence[Path], parse: Callable[[str], T], ids: Callable[[T], list[str]]
) -> list[Placed[T]]:
    found: list[Placed[T]] = []
    seen: dict[str, Placed[T]] = {}
    for path in paths:
        for number, line in lines(path):
            try:
                placed = Placed(path, number, parse(line))
            except ValueError as error:
                raise BadInput(
                    f"{path}:{number}: not a gold row ({error}); mend that line."
                ) from error
            for id in ids(placed.item):
                if id in seen:
                    raise BadInput(
                        f"{placed.where}: id {id!r} stands in {seen[id].where} already; "
                        "give each row one of its own."
                    )
                seen[id] = placed
            found.append(placed)
    if not found:
        names = ", ".join(str(path) for path in paths)
        raise BadInput(f"There are no rows in {names or 'no file'}; put one on each line.")
    return found


def _parsed(kind: TypeAdapter[T], line: str) -> T:
    try:
        return kind.validate_json(line, strict=True)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        # pydantic speaks of the arguments of a dataclass; here they are fields of a row.
        what = {
            "unexpected_keyword_argument": "there is no such field",
            "missing": "the field is missing",
            "dataclass_type": "a JSON object is wanted",
        }.get(fault["type"], fault["msg"])
        raise ValueError(f"{where}: {what}" if where else what) from None


def _checked(row: Row) -> Row:
    for name in ("id", "type", "question"):
        if not getattr(row, name).strip():
            raise ValueError(f"{name}: it is blank")
    if not all(row.facts):
        raise ValueError("facts: a group without patterns can never match")
    if not all(piece.strip() for piece in row.evidence):
        raise ValueError("evidence: a piece is blank")
    for pattern in (*(pattern for group in row.facts for pattern in group), *row.forbidden):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
    return row

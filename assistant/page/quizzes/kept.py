"""Quizzes kept on this machine: a SQLite file that outlives the server, each change at once."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.page.storage import KeptRows
from index.errors import StoreError
from index.worded import Worded

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.quiz import Item, Quiz
    from assistant.quiz.candidates import Wishes

SCHEMA_VERSION = 1
_SCHEMA = f"""
BEGIN;
CREATE TABLE quiz (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, items INTEGER NOT NULL, changed INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class QuizSet:
    """A quiz as it is now, made for ``wishes``; ``avoided`` was in it, ``earlier`` is what it was
    before a change.
    """

    quiz: "Quiz"
    wishes: "Wishes"
    avoided: "tuple[Item, ...]" = ()
    earlier: "QuizSet | None" = None


@dataclass(frozen=True, slots=True)
class Row:
    """A quiz in a list: its title, how many ``items`` it has, and when it was ``changed``, in
    seconds.
    """

    id: str
    title: str
    items: int
    changed: int


class KeptSets:
    """The quizzes of a file, which is made when it is first written to. Any thread may call.

    Raises `StoreError`, in one line, when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._rows = KeptRows(path, "quizzes", "quiz", _SCHEMA, SCHEMA_VERSION)

    def put(self, id: str, now: QuizSet) -> None:
        """Keep it as it is now, but not what it was before."""
        quiz = now.quiz
        items = len(quiz.items) // len(quiz.langs)
        row = (id, quiz.title, items, time.time_ns(), _dumped(now))
        self._rows.put(row)

    def get(self, id: str) -> QuizSet | None:
        """The quiz of that name, or None."""
        row = self._rows.get("body", id)
        try:
            return None if row is None else _loaded(row[0])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                "{path} holds a damaged quiz; delete it in the list.", path=self._rows.path
            ) from error

    def listed(self, ids: Sequence[str]) -> list[Row]:
        """Those of the ``ids`` that there are, the last changed first."""
        with self._rows.open() as base:
            rows = base.execute(
                "SELECT id, title, items, changed / 1000000000 FROM quiz "
                "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY changed DESC",
                (json.dumps(list(ids)),),
            ).fetchall()
        return [Row(*row) for row in rows]

    def delete(self, id: str) -> None:
        """Forget it, whether or not it is there."""
        self._rows.delete(id)


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    from assistant.quiz import Item, Quiz
    from assistant.quiz.candidates import Wishes

    return TypeAdapter(tuple[Quiz, Wishes, tuple[Item, ...]])


def _dumped(now: QuizSet) -> str:
    notes = [
        {"template": note.template, "values": note.values} if isinstance(note, Worded) else note
        for note in now.quiz.notes
    ]
    bare = (replace(now.quiz, notes=()), now.wishes, now.avoided)
    return json.dumps({"made": _adapter().dump_python(bare, mode="json"), "notes": notes})


def _loaded(body: str) -> QuizSet:
    held = json.loads(body)
    quiz, wishes, avoided = _adapter().validate_python(held["made"])
    notes = tuple(
        note if isinstance(note, str) else Worded(note["template"], **note["values"])
        for note in held["notes"]
    )
    return QuizSet(replace(quiz, notes=notes), wishes, avoided)

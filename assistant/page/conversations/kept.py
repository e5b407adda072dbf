"""Conversations kept on this machine: a SQLite file of exchanges, quotes and offsets included.

An exchange is stored whole, as the page showed it, so that a citation still stands where it stood
when its document has been removed, or indexed again.
"""

import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from assistant.types import Turn
from index.database import connected, upgrade
from index.errors import StoreError

from .exchange import Exchange, history, stopped

SCHEMA_VERSION = 2
_MAX_NAME = 80
_WHAT = "conversations"
_EXCHANGE = TypeAdapter(Exchange)

# What a judgement is of is stored with it: it outlives its conversation.
_JUDGEMENTS = f"""
CREATE TABLE judgement (
    conversation TEXT NOT NULL, position INTEGER NOT NULL, marker INTEGER NOT NULL,
    verdict TEXT NOT NULL, history TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (conversation, position, marker)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = {SCHEMA_VERSION};
"""
_SCHEMA = f"""
BEGIN;
CREATE TABLE conversation (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, changed INTEGER NOT NULL
) STRICT;
CREATE TABLE exchange (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
) STRICT, WITHOUT ROWID;
{_JUDGEMENTS}
COMMIT;
"""
#: What brings a file of an older version up to this one.
_UPGRADES = {0: _SCHEMA, 1: f"BEGIN;{_JUDGEMENTS}COMMIT;"}

Verdict = Literal["good", "bad"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One in the list: its name is its first question until the reader gives another."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader says of an answer, or, where it is not 0, of its citation ``marker``."""

    exchange: Exchange
    history: list[Turn]
    verdict: Verdict
    marker: int


class Conversations:
    """The conversations of a file, which is made when it is not there.

    Any thread may call; every change is whole or not made at all. Raises StoreError, in one line,
    when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        upgrade(path, _WHAT, SCHEMA_VERSION, _UPGRADES)

    def add(self, id: str, exchange: Exchange, known: Sequence[Exchange] = ()) -> list[Exchange]:
        """Keep another exchange of a conversation; gives all of them in order.

        It comes after whatever there is by now, of another tab for instance. A conversation that is
        not there begins with those ``known``.
        """
        name = " ".join((known or [exchange])[0].question.split())[:_MAX_NAME]
        with self._open() as base:
            base.execute(
                "INSERT INTO conversation VALUES (?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET changed = excluded.changed",
                (id, name, time.time_ns()),
            )
            kept = self._exchanges(base, id)
            now = [*(kept or known), exchange]
            base.executemany(
                "INSERT INTO exchange VALUES (?, ?, ?, ?, ?)",
                [(id, at, *_columns(now[at])) for at in range(len(kept), len(now))],
            )
        return now

    def put(self, id: str, position: int, exchange: Exchange) -> None:
        """Keep an exchange as it is now, unless the conversation was deleted meanwhile, or has
        another question there.
        """
        with self._open() as base:
            base.execute(
                "UPDATE exchange SET question = ?, answer = ?, body = ? "
                "WHERE conversation = ? AND position = ? AND question = ?",
                (*_columns(exchange), id, position, exchange.question),
            )
            base.execute("UPDATE conversation SET changed = ? WHERE id = ?", (time.time_ns(), id))

    def load(self, id: str) -> list[Exchange]:
        """Its exchanges in order, none for an unknown id; one that was running has been stopped."""
        with self._open() as base:
            return [*self._exchanges(base, id)]

    def list(self, words: str = "") -> list[Conversation]:
        """The last changed first; those alone that hold each of ``words`` somewhere."""
        where, values = [], []
        for word in words.split():
            like = "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
            where.append(
                "(name LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM exchange WHERE conversation = id"
                " AND (question LIKE ? ESCAPE '\\' OR answer LIKE ? ESCAPE '\\')))"
            )
            values += [like] * 3
        condition = f"WHERE {' AND '.join(where)}" if where else ""
        with self._open() as base:
            # The condition is made of constant text alone.
            rows = base.execute(
                f"SELECT id, name FROM conversation {condition} ORDER BY changed DESC",
                values,
            ).fetchall()
        return [Conversation(*row) for row in rows]

    def name(self, id: str) -> str | None:
        """What the conversation is called, None when there is none of that id."""
        with self._open() as base:
            row = base.execute("SELECT name FROM conversation WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def rename(self, id: str, name: str) -> None:
        """Give it another name; a blank one changes nothing."""
        if name := " ".join(name.split())[:_MAX_NAME]:
            with self._open() as base:
                base.execute("UPDATE conversation SET name = ? WHERE id = ?", (name, id))

    def judge(self, id: str, position: int, verdict: Verdict, marker: int = 0) -> None:
        """Keep what the reader says of an answer, or of its citation ``marker``; said again, it
        takes the place of what was said before. Of an exchange that there is not, nothing is kept.
        """
        exchanges = self.load(id)
        if not 0 <= position < len(exchanges):
            return
        before = json.dumps(history(exchanges[:position]), ensure_ascii=False)
        body = _EXCHANGE.dump_json(exchanges[position]).decode()
        with self._open() as base:
            base.execute(
                "INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?, ?)",
                (id, position, marker, verdict, before, body),
            )

    def take_back(self, id: str, position: int, marker: int = 0) -> None:
        """Forget what the reader said of an answer, or of its citation ``marker``, if anything."""
        with self._open() as base:
            base.execute(
                "DELETE FROM judgement WHERE conversation = ? AND position = ? AND marker = ?",
                (id, position, marker),
            )

    def said(self, id: str, exchanges: Sequence[Exchange]) -> "Sequence[Mapping[int, Verdict]]":
        """What was said of each exchange of a conversation, and of its citations, by their markers
        (see `judge`); what was said of an answer that another has replaced is left out.
        """
        found: list[dict[int, Verdict]] = [{} for _ in exchanges]
        with self._open() as base:
            rows = base.execute(
                "SELECT position, marker, verdict, body FROM judgement WHERE conversation = ?",
                (id,),
            ).fetchall()
        for position, marker, verdict, body in rows:
            judged = _EXCHANGE.validate_json(body)
            if position < len(found) and judged.text == exchanges[position].text:
                found[position][marker] = verdict
        return found

    def judgements(self) -> "Sequence[Judgement]":
        """All that was said of answers and citations."""
        with self._open() as base:
            rows = base.execute(
                "SELECT marker, verdict, history, body FROM judgement "
                "ORDER BY conversation, position, marker"
            ).fetchall()
        return [
            Judgement(
                _EXCHANGE.validate_json(body),
                [(question, answer) for question, answer in json.loads(before)],
                verdict,
                marker,
            )
            for marker, verdict, before, body in rows
        ]

    def delete(self, id: str) -> None:
        """Forget it, whether or not it is there."""
        with self._open() as base:
            base.execute("DELETE FROM conversation WHERE id = ?", (id,))

    def _exchanges(self, base: sqlite3.Connection, id: str) -> "Sequence[Exchange]":
        rows = base.execute(
            "SELECT body FROM exchange WHERE conversation = ? ORDER BY position", (id,)
        ).fetchall()
        try:
            return [stopped(_EXCHANGE.validate_json(body)) for (body,) in rows]
        except ValidationError as error:
            raise StoreError(
                "{path} holds a damaged conversation; delete it in the list.", path=self._path
            ) from error

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection whose changes are committed together, or not at all."""
        return connected(self._path, _WHAT)


def _columns(exchange: Exchange) -> tuple[str, str, str]:
    return exchange.question, exchange.text, _EXCHANGE.dump_json(exchange).decode()

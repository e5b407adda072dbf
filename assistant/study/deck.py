"""The cards of a file: SQLite, each rating kept at once."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.quiz.item import Item
from index.database import connected, upgrade
from index.errors import StoreError

from .schedule import Rating, fresh, offered, rated

SCHEMA_VERSION = 1
_WHAT = "flashcards"
_ITEM = TypeAdapter(Item)
_SCHEMA = f"""
BEGIN;
CREATE TABLE card (
    learner TEXT NOT NULL, id TEXT NOT NULL, doc TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL, due REAL NOT NULL, PRIMARY KEY (learner, id)
) STRICT;
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Card:
    """The item that is asked; ``state`` is what the schedule knows of it."""

    item: Item
    state: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards were rated and are ``due`` again, are ``new``, and are ``done`` for now."""

    due: int
    new: int
    done: int


class Deck:
    """The cards of one learner, in a file that is made when it is not there. Without a name it is
    whoever sits at this machine, in the terminal or before the page.

    Times have a time zone. Raises `StoreError`, in one line, when the file cannot be used.
    """

    def __init__(self, path: Path, learner: str = "") -> None:
        self._path = path
        self._learner = learner
        upgrade(path, _WHAT, SCHEMA_VERSION, {0: _SCHEMA})

    def add(self, items: Sequence[Item], now: datetime) -> int:
        """Make a card of each item that has none yet, due at once; how many."""
        rows = [
            (
                self._learner,
                item.id,
                item.citations[0].doc_id,
                _ITEM.dump_json(item).decode(),
                fresh(now),
                now.timestamp(),
            )
            for item in items
        ]
        with self._open() as base:
            before = base.total_changes
            base.executemany("INSERT OR IGNORE INTO card VALUES (?, ?, ?, ?, ?, ?)", rows)
            return base.total_changes - before

    def items(self, doc_id: str = "") -> list[Item]:
        """What the cards ask."""
        with self._open() as base:
            rows = base.execute(
                "SELECT body FROM card WHERE learner = ? AND ? IN (doc, '') ORDER BY rowid",
                (self._learner, doc_id),
            ).fetchall()
        return [self._item(body) for (body,) in rows]

    def lacking(self, items: Sequence[Item]) -> list[Item]:
        """Those of the items that have no card."""
        with self._open() as base:
            rows = base.execute("SELECT id FROM card WHERE learner = ?", (self._learner,))
            known = {id for (id,) in rows}
        return [item for item in items if item.id not in known]

    def due(self, now: datetime, doc_id: str = "") -> Card | None:
        """The card that has been due the longest, of one document or of all."""
        with self._open() as base:
            row = base.execute(
                "SELECT body, state FROM card WHERE learner = ? AND ? IN (doc, '') AND due <= ? "
                "ORDER BY due, rowid LIMIT 1",
                (self._learner, doc_id, now.timestamp()),
            ).fetchone()
        return row and Card(self._item(row[0]), row[1])

    def rate(self, card: Card, rating: Rating, now: datetime) -> datetime:
        """Keep how well it was known; when it is due next."""
        try:
            state, due = rated(card.state, rating, now)
        except ValueError as error:
            raise self._damaged() from error
        with self._open() as base:
            base.execute(
                "UPDATE card SET state = ?, due = ? WHERE learner = ? AND id = ?",
                (state, due.timestamp(), self._learner, card.item.id),
            )
        return due

    def offered(self, card: Card, now: datetime) -> Mapping[Rating, datetime]:
        """When it would be due after each rating."""
        try:
            return offered(card.state, now)
        except ValueError as error:
            raise self._damaged() from error

    def counts(self, now: datetime, doc_id: str = "") -> Counts:
        """How many cards are due, new and done."""
        with self._open() as base:
            rows = base.execute(
                "SELECT iif(state ->> 'last_review' IS NULL, 'new', iif(due <= ?, 'due', 'done')) "
                "AS stand, count(*) FROM card WHERE learner = ? AND ? IN (doc, '') GROUP BY stand",
                (now.timestamp(), self._learner, doc_id),
            ).fetchall()
        return Counts(**{"due": 0, "new": 0, "done": 0, **dict(rows)})

    def count(self, doc_id: str = "") -> int:
        """How many cards there are."""
        return int(self._one("count(*)", doc_id) or 0)

    def next_due(self, doc_id: str = "") -> datetime | None:
        """When the first card is due, None without a card."""
        found = self._one("min(due)", doc_id)
        return None if found is None else datetime.fromtimestamp(float(found), UTC)

    def reset(self, doc_id: str = "") -> int:
        """Forget the cards and all ratings; how many cards."""
        with self._open() as base:
            return base.execute(
                "DELETE FROM card WHERE learner = ? AND ? IN (doc, '')", (self._learner, doc_id)
            ).rowcount

    def adopt(self, learner: str) -> None:
        """Take over the cards of another learner, but those that this one has too."""
        with self._open() as base:
            base.execute(
                "UPDATE OR IGNORE card SET learner = ? WHERE learner = ?", (self._learner, learner)
            )

    def _one(self, what: str, doc_id: str) -> float | None:
        with self._open() as base:
            # What is selected is constant text alone.
            found: tuple[float | None] = base.execute(
                f"SELECT {what} FROM card WHERE learner = ? AND ? IN (doc, '')",
                (self._learner, doc_id),
            ).fetchone()
        return found[0]

    def _item(self, body: str) -> Item:
        try:
            return _ITEM.validate_json(body)
        except ValidationError as error:
            raise self._damaged() from error

    def _damaged(self) -> StoreError:
        return StoreError(
            "{path} holds a damaged card; 'deepsea study --reset' forgets all of them.",
            path=self._path,
        )

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return connected(self._path, _WHAT)

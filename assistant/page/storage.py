"""What a page keeps on this machine under names: a table of a SQLite file, each change at once."""

import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.database import connected, upgrade

#: How many are kept; then the one that was changed the longest ago gives way.
MOST = 500


def new_id() -> str:
    """A name that nothing else has, and that nobody can guess."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class KeptRows:
    """The rows of a ``table`` with an ``id`` and when it was ``changed``. The file is made by
    ``schema``, of ``version``, when it is first used. Any thread may call.

    Raises `StoreError`, which calls the content ``what``, when the file cannot be used.
    """

    path: Path
    what: str
    table: str
    schema: str
    version: int

    def put(self, row: Sequence[object]) -> None:
        """Keep a row, with a value for each column, in the place of the one of its id."""
        values = ", ".join("?" * len(row))
        with self.open() as base:
            base.execute(f"INSERT OR REPLACE INTO {self.table} VALUES ({values})", row)
            base.execute(
                f"DELETE FROM {self.table} WHERE id IN "
                f"(SELECT id FROM {self.table} ORDER BY changed DESC LIMIT -1 OFFSET ?)",
                (MOST,),
            )

    def get(self, columns: str, id: str) -> tuple[Any, ...] | None:
        """These ``columns`` of the row of that id, or None."""
        with self.open() as base:
            found = base.execute(f"SELECT {columns} FROM {self.table} WHERE id = ?", (id,))
            row: tuple[Any, ...] | None = found.fetchone()
        return row

    def delete(self, id: str) -> None:
        """Forget it, whether or not it is there."""
        with self.open() as base:
            base.execute(f"DELETE FROM {self.table} WHERE id = ?", (id,))

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection to the file, see `index.database.connected`."""
        upgrade(self.path, self.what, self.version, {0: self.schema})
        with connected(self.path, self.what) as base:
            yield base

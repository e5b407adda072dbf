"""What a chat model replied to a prompt, kept on disk: a section is summed up once.

A reply is known by the model and by the whole prompt, which holds the passage, the wording and the
language; change one, and it is asked for anew. Only the model's own words are kept: whoever takes
them up verifies them again, so that no check is passed by on account of an older, laxer one.
"""

import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from prompts import Message

SCHEMA_VERSION = 1
#: Replies kept, about a kilobyte each; those unused for longest go.
MOST = 20_000
_BUSY_SECONDS = 10.0
_SCHEMA = f"""
BEGIN;
CREATE TABLE reply (
    prompt TEXT PRIMARY KEY, said TEXT NOT NULL, used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_used ON reply (used);
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


class Replies:
    """The replies in a SQLite file, made when it is not there.

    Any thread may call. A file that cannot be used, or is of another version, only costs the time
    to ask again; a damaged one is begun anew.
    """

    def __init__(self, path: Path, most: int = MOST) -> None:
        self._path = path
        self._most = most
        self._turn = threading.Lock()

    def recall(
        self, model: str, prompt: Sequence[Message], ask: Callable[[], str], grammar: str = ""
    ) -> str:
        """The reply of ``model`` to ``prompt``; of a prompt that is new, what ``ask`` returns,
        which is on disk before this returns. What ``ask`` raises passes, and nothing is kept.

        ``grammar`` is one that the prompt is not always asked with: it tells two replies apart.
        """
        asked = [model, list(prompt), *([grammar] if grammar else [])]
        key = hashlib.sha256(json.dumps(asked).encode()).hexdigest()
        with self._turn:
            said = self._find(key)
        if said is None:
            said = ask()
            with self._turn:
                self._keep(key, said)
        return said

    def _find(self, key: str) -> str | None:
        with suppress(sqlite3.Error, OSError):
            connection = self._open()
            try:
                row = connection.execute("SELECT said FROM reply WHERE prompt = ?", (key,))
                found = row.fetchone()
                if found:
                    with connection:
                        connection.execute(
                            "UPDATE reply SET used = ? WHERE prompt = ?", (time.time_ns(), key)
                        )
                    return str(found[0])
            finally:
                connection.close()
        return None

    def _keep(self, key: str, said: str) -> None:
        with suppress(sqlite3.Error, OSError):
            connection = self._open()
            try:
                with connection:
                    connection.execute(
                        "INSERT OR REPLACE INTO reply VALUES (?, ?, ?)",
                        (key, said, time.time_ns()),
                    )
                    connection.execute(
                        "DELETE FROM reply WHERE prompt IN "
                        "(SELECT prompt FROM reply ORDER BY used DESC LIMIT -1 OFFSET ?)",
                        (self._most,),
                    )
            finally:
                connection.close()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connected()
        except sqlite3.OperationalError:  # busy, or no place to write
            raise
        except sqlite3.DatabaseError:  # damaged, or of another version
            self._path.unlink(missing_ok=True)
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level="IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                connection.executescript(_SCHEMA)
            elif version != SCHEMA_VERSION:
                raise sqlite3.DatabaseError(f"version {version}")
        except BaseException:
            connection.close()
            raise
        return connection

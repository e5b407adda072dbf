"""SQLite files of the user's: whole or not at all, of a version that we know, errors in a line."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import StoreError

_BUSY_SECONDS = 10.0


@contextmanager
def connected(path: Path, what: str) -> Iterator[sqlite3.Connection]:
    """A connection whose changes are committed together, or not at all.

    Raises `StoreError`, which calls the content ``what``, when the file cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as base:
            base.execute("PRAGMA foreign_keys = ON")
            with base:
                yield base
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            "The {what} in {path} cannot be used ({reason}); check the file and its folder, or "
            "move it away.",
            what=what,
            path=path,
            reason=error,
        ) from error


def upgrade(path: Path, what: str, version: int, scripts: Mapping[int, str]) -> None:
    """Make the file, or bring it up to ``version`` by the script for the version that it has.

    Raises `StoreError` for a version without one.
    """
    with connected(path, what) as base:
        (found,) = base.execute("PRAGMA user_version").fetchone()
        if found in scripts:
            base.executescript(scripts[found])
        elif found != version:
            raise StoreError(
                "{path} was written by another version of Deepsea Reader (schema {found}, not "
                "{version}); move it away to begin anew.",
                path=path,
                found=found,
                version=version,
            )

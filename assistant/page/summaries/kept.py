"""Summaries kept on this machine: a SQLite file of what was asked for and what was made of it."""

import json
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from assistant.page.storage import KeptRows
from index.errors import StoreError
from index.types import Lang

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.summary import Summary

SCHEMA_VERSION = 1
_SCHEMA = f"""
BEGIN;
CREATE TABLE summary (
    id TEXT PRIMARY KEY, changed INTEGER NOT NULL, ordered TEXT NOT NULL, body TEXT
) STRICT;
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class SummaryWishes:
    """Those of `assistant.summary.Wishes`, which brings torch along."""

    focus: str = ""
    length: int | None = None
    beside: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A summary that is asked for."""

    doc_id: str
    form: str
    lang: Lang
    wishes: SummaryWishes


@dataclass(frozen=True, slots=True)
class Kept:
    """What was asked for; once it is made the ``summary``, and its ``text`` in Markdown with the
    quotes, which outlives the article.
    """

    order: Order
    summary: "Summary | None" = None
    text: str = ""


class KeptSummaries:
    """The summaries of a file, which is made when it is first used. Any thread may call.

    Raises `StoreError`, in one line, when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._rows = KeptRows(path, "summaries", "summary", _SCHEMA, SCHEMA_VERSION)

    def put(self, id: str, now: Kept) -> None:
        """Keep it as it is now."""
        made = now.summary
        body = None if made is None else json.dumps([_summaries().dump_python(made), now.text])
        row = (id, time.time_ns(), _ORDER.dump_json(now.order).decode(), body)
        self._rows.put(row)

    def get(self, id: str) -> Kept | None:
        """That of this name, or None."""
        row = self._rows.get("ordered, body", id)
        if row is None:
            return None
        ordered, body = row
        try:
            order = _ORDER.validate_json(ordered)
            if body is None:
                return Kept(order)
            made, text = json.loads(body)
            return Kept(order, _summaries().validate_python(made), str(text))
        except ValueError as error:
            raise StoreError(
                "{path} holds a damaged summary; make it again.", path=self._rows.path
            ) from error

    def delete(self, id: str) -> None:
        """Forget it, whether or not it is there."""
        self._rows.delete(id)


_ORDER = TypeAdapter(Order)


@cache
def _summaries() -> "TypeAdapter[Summary]":
    from assistant.summary import Summary

    return TypeAdapter(Summary)

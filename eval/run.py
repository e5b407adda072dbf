"""Runs a task so that nothing done is lost: each outcome is on the disk before the next row."""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from index.files import plain_errors

from .context import ASKED, code_digest
from .outcome import Outcome
from .report import Context
from .tasks import Task

SCHEMA = 1
KIND = "deepsea-eval-partial"
# Runs that nobody went on with in so long are forgotten.
_KEPT_SECONDS = 30 * 24 * 3600


class Run:
    """One task in one set-up, and what an earlier run of exactly that has left in ``folder``.

    ``known`` are the outcomes it left, by the row's id; rows that met an error are not among
    them, so they are asked again. A change of settings, models, prompts, index, program or rows
    is another run, which starts anew.
    """

    def __init__(self, task: Task, context: Context, folder: Path) -> None:
        self.task = task
        self.path = folder / f"{task.name}-{_digest(task, context)[:16]}.jsonl"
        with plain_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _forget_old(folder)
            self.known = _read(self.path)

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes that are missing, each stored before it is given. Raises `StoreError`."""
        with plain_errors(self.path), self.path.open("ab") as file:
            if file.tell() == 0:
                _append(file, {"schema": SCHEMA, "kind": KIND})
            # A copy, since what is known grows while the task looks at it.
            for outcome in self.task.outcomes(dict(self.known)):
                _append(file, outcome.as_json())
                self.known[outcome.row.id] = outcome
                yield outcome

    def whole(self) -> list[Outcome]:
        """The outcome of every row, in the order of the task, once `outcomes` has ended."""
        return [self.known[row.id] for row in self.task.rows]

    def finish(self) -> None:
        """Forget what was stored, unless a row met an error and should be asked again."""
        if not any(outcome.error for outcome in self.known.values()):
            self.path.unlink(missing_ok=True)


def _digest(task: Task, context: Context) -> str:
    decides = {
        # What was asked for shows in the rows and options, so that a part run alone counts for all.
        "settings": {name: value for name, value in context.settings.items() if name != ASKED},
        "models": dict(context.models),
        "prompts": dict(context.prompts),
        "index": context.index,
        "code": code_digest(),
        "task": task.name,
        "options": dict(task.options),
        "rows": [Outcome(task.name, row, ()).as_json()["row"] for row in task.rows],
    }
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()


def _read(path: Path) -> dict[str, Outcome]:
    """The outcomes without an error in ``path``, which is cut back to the lines that are whole."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        os.truncate(path, len(whole))
    found: dict[str, Outcome] = {}
    try:
        head, *rows = [json.loads(line) for line in whole.splitlines()] or [None]
        if head is not None and head != {"schema": SCHEMA, "kind": KIND}:
            raise ValueError("another schema")
        for row in rows:
            outcome = Outcome.from_json(row)
            found[outcome.row.id] = outcome
    except ValueError:  # damaged, or written by another version: there is nothing to go on from
        path.unlink()
        return {}
    return {id: outcome for id, outcome in found.items() if outcome.error is None}


def _append(file: IO[bytes], record: dict[str, Any]) -> None:
    file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
    file.flush()
    os.fsync(file.fileno())


def _forget_old(folder: Path) -> None:
    for path in folder.glob("*.jsonl"):
        if time.time() - path.stat().st_mtime > _KEPT_SECONDS:
            path.unlink(missing_ok=True)

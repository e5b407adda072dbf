"""One writer at a time."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexLocked


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the writer's lock of ``folder``; raise `IndexLocked` at once when another has it.

    The system drops the lock with its process, however that ends, so none is ever left behind.
    """
    lock = FileLock(folder / "write.lock", timeout=0)
    holder = folder / "writer.json"
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexLocked(
            "The index in {folder} is being written by {process}; "
            "wait until it has finished, then try again.",
            folder=folder,
            process=_process(holder),
        ) from error
    try:
        holder.write_text(json.dumps({"schema": 1, "pid": os.getpid()}))
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _process(holder: Path) -> str:
    try:
        return f"process {json.loads(holder.read_text())['pid']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"

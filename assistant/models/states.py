"""What the local engine has read, kept on disk, so that it need not be read again.

Reading a section takes the engine 10 to 20 s on two cores, taking up its kept state some
milliseconds (15 KB a token). States outlive the process: a command of one question is as fast as a
page that has been open for an hour. Up to `LIMIT_BYTES`; those unused for longest are deleted.
"""

import hashlib
import json
import os
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from prompts import Message

LIMIT_BYTES = 2 * 2**30


class PromptStates:
    """States in ``folder``, of which ``root`` holds those of other models too.

    ``save`` and ``restore`` have the engine write or take up the state in a file of ``folder`` and
    say whether they could. The engine has one place for a state, so callers take turns.
    """

    def __init__(
        self,
        folder: Path,
        root: Path,
        save: Callable[[str], bool],
        restore: Callable[[str], bool],
        limit: int = LIMIT_BYTES,
    ) -> None:
        self._folder = folder
        self._root = root
        self._save = save
        self._restore = restore
        self._limit = limit
        self._turn = threading.Lock()

    def holds(self, opening: Sequence[Message]) -> bool:
        """Whether prompts that begin like ``opening`` have a state here."""
        return (self._folder / _name(opening)).exists()

    @contextmanager
    def reading(self, opening: Sequence[Message] | None) -> Iterator[None]:
        """Around a prompt that begins like ``opening``: its state is taken up, or kept after it.

        None for a prompt that will not come again.
        """
        with self._turn:
            name = _name(opening) if opening is not None else None
            known = name is not None and self._take_up(name)
            try:
                yield
            finally:
                if name is not None and not known:
                    self._keep(name)

    def _take_up(self, name: str) -> bool:
        path = self._folder / name
        if not path.exists():
            return False
        if self._restore(name):
            with suppress(OSError):
                os.utime(path)
            return True
        path.unlink(missing_ok=True)  # cut short, or of another make
        return False

    def _keep(self, name: str) -> None:
        unfinished = f"{name}.{uuid.uuid4().hex[:8]}.tmp"
        try:
            if self._save(unfinished):
                (self._folder / unfinished).replace(self._folder / name)
                self._evict()
        except OSError:
            pass  # a state is a saving of time, never worth failing a question for
        finally:
            with suppress(OSError):
                (self._folder / unfinished).unlink(missing_ok=True)

    def _evict(self) -> None:
        files = [(path, path.stat()) for path in self._root.rglob("*") if path.is_file()]
        spare = sum(stat.st_size for _, stat in files) - self._limit
        for path, stat in sorted(files, key=lambda file: file[1].st_mtime):
            if spare <= 0:
                break
            path.unlink(missing_ok=True)
            spare -= stat.st_size


def _name(opening: Sequence[Message]) -> str:
    return hashlib.sha256(json.dumps(list(opening)).encode()).hexdigest()[:32]

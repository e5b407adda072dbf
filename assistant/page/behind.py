"""Long work behind the page: in a thread of its own, with its progress, stopped when left."""

import threading
from collections.abc import Callable, Generator
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")

#: Told how much is done, and of how much.
Report = Callable[[int, int], None]


class Left(Exception):
    """Raised in the work when nobody waits for it any more."""


class Behind(Generic[T]):
    """``work`` in a thread; `progress` says how far it is, then `result` is what it gave."""

    def __init__(self, work: Callable[[Report], T]) -> None:
        self._work = work
        self._news: SimpleQueue[tuple[int, int] | None] = SimpleQueue()
        self._left = threading.Event()
        self._given: list[T] = []
        self._error: BaseException | None = None

    def progress(self) -> Generator[tuple[int, int], None, None]:
        """Starts the work and ends with it. Closing this stops the work at its next report."""
        threading.Thread(target=self._run, name="long work", daemon=True).start()
        try:
            while (news := self._news.get()) is not None:
                if self._news.empty():  # what is overtaken need not be shown
                    yield news
        finally:
            self._left.set()

    @property
    def result(self) -> T:
        """What the work gave; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._given[0]

    def _run(self) -> None:
        try:
            self._given.append(self._work(self._report))
        except BaseException as error:
            self._error = error
        finally:
            self._news.put(None)

    def _report(self, done: int, total: int) -> None:
        if self._left.is_set():
            raise Left
        self._news.put((done, total))

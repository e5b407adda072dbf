"""Long work behind the page: in a thread of its own, with its progress, stopped when left."""

import threading
from collections.abc import Callable, Generator
from queue import Empty, SimpleQueue
from typing import Generic, NamedTuple, Protocol, TypeVar

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)
# How often it is said that there is no news.
_LOOK_SECONDS = 0.3


class Stand(NamedTuple, Generic[T]):
    """How much is done, of how much, and what is there of it, if that can be shown."""

    done: int
    total: int
    so_far: T | None = None


class Report(Protocol[T_contra]):
    """Told the stand of the work, see `Stand`."""

    def __call__(self, done: int, total: int, so_far: T_contra | None = None, /) -> None:
        """May raise, to stop the work."""


class Left(Exception):
    """Raised in the work when nobody waits for it any more."""


class Background(Generic[T]):
    """``work`` in a thread; `progress` says how far it is, then `result` is what it gave."""

    def __init__(self, work: Callable[[Report[T]], T]) -> None:
        self._work = work
        self._news: SimpleQueue[Stand[T] | None] = SimpleQueue()
        self._left = threading.Event()
        self._given: list[T] = []
        self._error: BaseException | None = None

    def progress(self) -> Generator[Stand[T] | None, None, None]:
        """Starts the work and ends with it; None again and again while there is no news.

        Closing this stops the work at its next report.
        """
        threading.Thread(target=self._run, name="long work", daemon=True).start()
        try:
            while True:
                try:
                    news = self._news.get(timeout=_LOOK_SECONDS)
                except Empty:
                    yield None
                    continue
                if news is None:
                    return
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

    def _report(self, done: int, total: int, so_far: T | None = None, /) -> None:
        if self._left.is_set():
            raise Left
        self._news.put(Stand(done, total, so_far))

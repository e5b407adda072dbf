"""What is likely to be asked for next, made while nobody waits for anything."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from typing import Generic, TypeVar

from index.errors import DeepseaError

from .background import Left, Report, Stand

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

# How many things are kept until somebody asks for them.
_MOST = 8
# How often work that stands still, or is waited for, looks about.
_LOOK_SECONDS = 0.2

_log = logging.getLogger(__name__)


class _Work(Generic[K, T]):
    """One thing on its way: ``urgent`` once somebody waits for it, ``unwanted`` once nobody can."""

    def __init__(self, key: K) -> None:
        self.key = key
        self.made: Future[T] = Future()
        self.stand: Stand[T] = Stand(0, 1)
        self.urgent = threading.Event()
        self.unwanted = threading.Event()


class Ahead(Generic[K, T]):
    """``make`` gives the thing of a key, telling how far it is; between two such words the work
    stands still until ``idle`` says that nothing else is going on: it is given seconds to wait.

    One thing is made at a time, the one begun last. Each is given once.
    """

    def __init__(self, make: Callable[[K, Report[T]], T], idle: Callable[[float], bool]) -> None:
        self._make = make
        self._idle = idle
        self._ready: OrderedDict[K, T] = OrderedDict()
        self._work: _Work[K, T] | None = None
        self._turn = threading.Lock()

    def begin(self, key: K) -> None:
        """Make it if it is not there or on its way; what else is on its way is given up."""
        with self._turn:
            if key in self._ready or (self._work is not None and self._work.key == key):
                return
            if self._work is not None:
                self._work.unwanted.set()
            self._work = work = _Work[K, T](key)
        threading.Thread(target=self._run, args=(work,), name="made ahead", daemon=True).start()

    def take(self, key: K, report: Report[T]) -> T:
        """The thing of that key: made ahead, or waited for, or made now; raises what ``make`` does.

        ``report`` is told how far it is and what is there of it, and may raise to leave.
        """
        with self._turn:
            if key in self._ready:
                return self._ready.pop(key)
            work = self._work if self._work is not None and self._work.key == key else None
            self._work = None if work is not None else self._work  # it is this caller's alone
        if work is None:
            return self._make(key, report)
        work.urgent.set()
        try:
            while not wait([work.made], timeout=_LOOK_SECONDS).done:
                report(*work.stand)
        except BaseException:
            self._leave(work)
            raise
        return work.made.result()

    def _leave(self, work: _Work[K, T]) -> None:
        """Nobody waits for it any more: it is made ahead again, unless something else is by now."""
        with self._turn:
            if work.made.done():
                if work.made.exception() is None:
                    self._keep(work.key, work.made.result())
            elif self._work is None:
                self._work = work
                work.urgent.clear()
            else:
                work.unwanted.set()

    def _run(self, work: _Work[K, T]) -> None:
        def report(done: int, total: int, so_far: T | None = None, /) -> None:
            work.stand = Stand(done, total, so_far)
            idle = work.urgent.is_set()
            while not idle and not work.unwanted.is_set():
                idle = self._idle(_LOOK_SECONDS) or work.urgent.is_set()
            if work.unwanted.is_set():
                raise Left

        try:
            report(0, 1)
            made = self._make(work.key, report)
        except BaseException as error:
            if not isinstance(error, DeepseaError | Left):
                _log.exception("Nothing could be made ahead")
            with self._turn:
                self._end(work)
                work.made.set_exception(error)
            return
        with self._turn:
            if self._work is work:  # nobody waits for it
                self._keep(work.key, made)
            self._end(work)
            work.made.set_result(made)

    def _keep(self, key: K, made: T) -> None:
        self._ready[key] = made
        while len(self._ready) > _MOST:
            self._ready.popitem(last=False)

    def _end(self, work: _Work[K, T]) -> None:
        if self._work is work:
            self._work = None

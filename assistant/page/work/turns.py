"""Whose turn it is: there is one model, and visitors are told how many are before them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """One after the other, in the order in which they came. Any thread may call."""

    def __init__(self) -> None:
        self._line: list[Place] = []
        self._changed = threading.Condition()

    @contextmanager
    def place(self) -> Iterator["Place"]:
        """The last place in the line, given up at the end."""
        place = Place(self._line, self._changed)
        with self._changed:
            self._line.append(place)
        try:
            yield place
        finally:
            with self._changed:
                self._line.remove(place)
                self._changed.notify_all()


class Place:
    """A place in a line; see `Turns`."""

    def __init__(self, line: list["Place"], changed: threading.Condition) -> None:
        self._line = line
        self._changed = changed

    def ahead(self) -> int:
        """How many come before this one; 0 when it is its turn."""
        with self._changed:
            return self._line.index(self)

    def wait(self, seconds: float | None = None) -> int:
        """How many come before this one, once that has changed or after ``seconds``."""
        with self._changed:
            before = self._line.index(self)
            self._changed.wait_for(lambda: self._line.index(self) != before, seconds)
            return self._line.index(self)

"""What visitors add, batch by batch: one after the other, since one process writes the library."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from .adding import Addition, Source, additions
from .opening import Opening
from .turns import Turns

Batch = Sequence[Addition]

# How often a batch that waits is told again.
_LOOK_SECONDS = 0.5
_UNDER_WAY = ("waiting", "reading_file", "indexing")


class Batches:
    """The batches of every visitor. Any thread may call."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._of: dict[str, dict[object, Batch]] = {}

    def add(
        self, opening: Opening, sources: Sequence[Source], visitor: str
    ) -> Iterator[tuple[Batch, Batch]]:
        """All that ``visitor`` is adding, and how far these ``sources`` are of it, again and again.

        What waits for others says so; what has ended is shown until nothing is under way.
        """
        batches = self._of.setdefault(visitor, {})
        if not any(each.state in _UNDER_WAY for each in _all(batches)):
            batches.clear()
        mark = object()
        now: Batch = [Addition(source.name) for source in sources]
        batches[mark] = now
        with self._turns.place() as place:
            while place.ahead():
                yield _all(batches), now
                place.wait(_LOOK_SECONDS)
            for now in additions(opening, sources):
                batches[mark] = now
                yield _all(batches), now

    @contextmanager
    def alone(self) -> Iterator[None]:
        """When nothing is being added, and while nothing is."""
        with self._turns.place() as place:
            while place.ahead():
                place.wait()
            yield


def _all(batches: dict[object, Batch]) -> Batch:
    return [each for batch in tuple(batches.values()) for each in batch]

"""What visitors add, batch by batch: one after the other, since one process writes the library."""

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from assistant.page.work.opening import Opening
from assistant.page.work.turns import Turns

from .adding import Addition, Source, additions

Batch = Sequence[Addition]

# How often a batch that waits is told again.
_LOOK_SECONDS = 0.5
_UNDER_WAY = ("waiting", "reading_file", "indexing")


class Batches:
    """The batches of every visitor. Any thread may call."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._of: dict[str, dict[object, Batch]] = {}
        self._turn = threading.Lock()

    def add(
        self, opening: Opening, sources: Sequence[Source], visitor: str
    ) -> Generator[tuple[Batch, Batch], None, None]:
        """All that ``visitor`` is adding, and how far these ``sources`` are of it, again and again.

        What waits for others says so; what has ended is shown until nothing is under way. Closed
        while it waits, nothing is added; closed later, the work goes on and keeps its turn.
        """
        mark = object()
        now: Batch = [Addition(source.name) for source in sources]
        batches = self._begin(visitor, mark, now)
        try:
            with ExitStack() as waiting:
                place = waiting.enter_context(self._turns.place())
                while place.ahead():
                    yield _all(batches), now
                    place.wait(_LOOK_SECONDS)
                turn = waiting.pop_all()
            for now in additions(opening, sources, turn.close):
                batches[mark] = now
                yield _all(batches), now
        finally:
            self._end(visitor, mark, batches)

    def _begin(self, visitor: str, mark: object, now: Batch) -> dict[object, Batch]:
        """The batches of ``visitor`` that are shown together, with that one."""
        with self._turn:
            batches = self._of.get(visitor, {})
            if not any(map(_under_way, batches.values())):
                batches = {}
            batches[mark] = now
            self._of[visitor] = batches
            return batches

    def _end(self, visitor: str, mark: object, batches: dict[object, Batch]) -> None:
        with self._turn:
            if _under_way(batches[mark]):  # whoever would be told has left
                del batches[mark]
            shown = self._of.get(visitor) is batches
            if shown and not any(map(_under_way, batches.values())):
                del self._of[visitor]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """When nothing is being added, and while nothing is."""
        with self._turns.place() as place:
            while place.ahead():
                place.wait()
            yield


def _under_way(batch: Batch) -> bool:
    return any(each.state in _UNDER_WAY for each in batch)


def _all(batches: dict[object, Batch]) -> Batch:
    return [each for batch in tuple(batches.values()) for each in batch]

"""What a benchmark is given, and what it gives back."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal

from assistant.settings import Settings
from eval.intervals import aggregate
from eval.tasks import Model
from index.library import Library
from prompts.glossary import Glossary

Unit = Literal["ms", "MB", "share", "count", "per second", "ratio"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: ``values`` in ``unit``, one for each time it was measured.

    ``theirs`` is the same of what it is compared with, the tutorial chain or the plain way, in the
    same run; ``wanted`` is said beside it. ``key`` names it in a file of ceilings.
    """

    key: str
    name: str
    unit: Unit
    values: tuple[float, ...]
    theirs: tuple[float, ...] = ()
    wanted: str = ""

    @property
    def median(self) -> float:
        return aggregate(self.values, "p50")

    @property
    def p95(self) -> float:
        return aggregate(self.values, "p95")

    @property
    def ratio(self) -> float | None:
        """Our median as a multiple of theirs; None where there is nothing to compare with."""
        theirs = aggregate(self.theirs, "p50") if self.theirs else 0.0
        return self.median / theirs if theirs else None


@dataclass(frozen=True)
class Setup:
    """What is measured, and how much of it.

    ``sample`` fact questions in each language, ``tutorial`` of them put to the tutorial chain too;
    ``sizes`` are numbers of passages. ``model`` loads the chat model when it is first asked for;
    ``opened`` opens the user's library anew and loads what is only loaded at a first question.
    """

    settings: Settings
    model: Model
    opened: Callable[[], AbstractContextManager[tuple[Library, Glossary]]]
    sample: int = 6
    tutorial: int = 2
    seed: int = 0
    sizes: tuple[int, ...] = (10_000, 100_000)


Benchmark = Callable[[Setup], Iterator[Measure]]


@contextmanager
def resident_mb() -> Iterator[Callable[[], float]]:
    """Gives how many MB this process has come to hold in memory since (Linux)."""
    before = _resident()
    yield lambda: (_resident() - before) / 1e6


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

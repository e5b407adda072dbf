"""How far a long piece of work on a model file has come."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` bytes; ``label`` says of what, in a few words."""

    label: str
    done: int
    total: int


Report = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """A report that nobody reads."""

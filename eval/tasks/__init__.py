"""What can be measured: each task turns gold rows and a library into outcomes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from assistant.models.chat import ChatModel
from eval.outcome import Outcome
from eval.rows import Row

#: Gives the chat model, loaded when first asked for; None for quotes alone.
Model = Callable[[], ChatModel | None]


class Task(Protocol):
    """Rows whose evidence is known to be there, and how each becomes an outcome."""

    @property
    def name(self) -> str:
        """What its outcomes are called in a report."""
        ...

    @property
    def rows(self) -> Sequence[Row]:
        """Every row that it asks, in order."""
        ...

    @property
    def options(self) -> Mapping[str, Any]:
        """What else its outcomes depend on, as JSON values."""
        ...

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        """The outcomes of the rows that are not in ``known`` (outcomes by the row's id), in order.

        A row that fails becomes an outcome with an ``error``, and the next one is asked.
        """
        ...

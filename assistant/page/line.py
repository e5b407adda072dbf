"""Summaries and quizzes, which one model makes: one after the other, and each visitor told so."""

from collections.abc import Generator, Iterator
from contextlib import closing

from . import render
from .turns import Turns

# How often what waits looks whether it is still wanted.
_LOOK_SECONDS = 0.3


class Line:
    """What visitors have asked for, in the order in which they did. Any thread may call."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._last: dict[str, object] = {}

    def take(self, place: str, made: Generator[str, None, None]) -> Iterator[str]:
        """The HTML that is ``made`` once it is its turn, before that how many are ahead. It ends,
        and so does its making, as soon as something else is to be shown in the same ``place``.
        """
        mark = self._last[place] = object()
        with self._turns.place() as turn, closing(made):
            while ahead := turn.ahead():
                if self._last[place] is not mark:
                    return
                yield render.making_html("made_before", ahead, 0)
                turn.wait(_LOOK_SECONDS)
            for html in made:
                if self._last[place] is not mark:
                    return
                yield html

"""Summaries and quizzes, which one model makes: one after the other, and each visitor told so."""

import threading
from contextlib import closing

from assistant.page.browser.html import making_html, stopped_html

from .progress import Coming, Stopped
from .turns import Turns

# How often what waits looks whether it is still wanted.
_LOOK_SECONDS = 0.3


class WaitingLine:
    """What visitors have asked for, in the order in which they did. Any thread may call."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._last: dict[str, threading.Event] = {}
        self._turn = threading.Lock()

    def take(self, place: str, made: Coming) -> Coming:
        """The HTML that is ``made`` once it is its turn, before that how many are ahead. It ends,
        and so does its making, as soon as something else is to be shown in the same ``place``, or
        when it is stopped there, which it then says.
        """
        stopped = threading.Event()
        with self._turn:
            self._last[place] = stopped
        try:
            yield from self._taken(place, made, stopped)
        finally:
            with self._turn:
                if self._last.get(place) is stopped:
                    del self._last[place]

    def _taken(self, place: str, made: Coming, stopped: threading.Event) -> Coming:
        with self._turns.place() as turn, closing(made):
            while ahead := turn.ahead():
                if self._last.get(place) is not stopped:
                    return
                if stopped.is_set():
                    yield stopped_html()
                    return
                yield making_html("made_before", ahead, 0, stops=True)
                turn.wait(_LOOK_SECONDS)
            for html in made:
                if self._last.get(place) is not stopped:
                    return
                if stopped.is_set():
                    yield made.throw(Stopped())
                    return
                yield html

    def stop(self, place: str) -> None:
        """Stop what is being made, or waits, to be shown in that ``place``."""
        if (stopped := self._last.get(place)) is not None:
            stopped.set()

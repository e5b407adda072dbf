"""The scripted page on a busy machine: items come slowly, and the end of a quiz is told late."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.page.studio import Quizzes
from assistant.quiz import quiz

from .served import main

#: How much later than it would be each item comes, and how much later the end is told.
ITEM_SECONDS, END_SECONDS = 1.0, 3.0

_growing, _quizzes = quiz.growing, Quizzes.quizzes


def growing(*given: Any, **named: Any) -> Iterator[quiz.Quiz]:
    for made in _growing(*given, **named):
        time.sleep(ITEM_SECONDS)
        yield made


def quizzes(self: Quizzes, *given: Any) -> Iterator[str]:
    yield from _quizzes(self, *given)
    time.sleep(END_SECONDS)


if __name__ == "__main__":
    quiz.growing = growing
    Quizzes.quizzes = quizzes  # type: ignore[method-assign]
    main(Path(sys.argv[1]))

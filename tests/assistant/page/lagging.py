"""The scripted page on a busy machine: items and sentences of summaries come slowly, and the end of
a quiz is told late.
"""

import sys
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from assistant.answer import Assistant
from assistant.page.quizzes.making import Quizzes
from assistant.page.work.progress import Coming
from assistant.quiz import quiz

from .served import main

#: How much later than it would be each item comes, and how much later the end is told.
ITEM_SECONDS, END_SECONDS = 1.0, 3.0
SENTENCE_SECONDS = 0.4

_growing, _quizzes, _main_points = quiz.growing, Quizzes.quizzes, Assistant.main_points


def growing(*given: Any, **named: Any) -> Iterator[quiz.Quiz]:
    for made in _growing(*given, **named):
        time.sleep(ITEM_SECONDS)
        yield made


def main_points(self: Assistant, *given: Any) -> Generator[Any, None, None]:
    with closing(_main_points(self, *given)) as points:
        for point in points:
            time.sleep(SENTENCE_SECONDS)
            yield point


def quizzes(self: Quizzes, *given: Any) -> Coming:
    yield from _quizzes(self, *given)
    time.sleep(END_SECONDS)


if __name__ == "__main__":
    quiz.growing = growing
    Quizzes.quizzes = quizzes  # type: ignore[method-assign]
    Assistant.main_points = main_points  # type: ignore[method-assign]
    main(Path(sys.argv[1]))

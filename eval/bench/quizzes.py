"""Quizzes on the built-in article: how long one takes, one more item, and a question meanwhile."""

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from assistant.answer import Assistant
from assistant.page.work.ahead import Ahead
from assistant.quiz import Quiz, make_quiz
from assistant.quiz.candidates import Wishes, pool_of
from assistant.quiz.edit import another
from assistant.quiz.quiz import growing
from eval.builtin import ARTICLE
from eval.prepare import Choice, prepare
from index.errors import BadInput
from index.types import LANGS, Lang

from .measure import Measure, Setup

T = TypeVar("T")

SETS = 3
ITEMS = 10
QUESTIONS = 8


def run(setup: Setup) -> Iterator[Measure]:
    """Without the chat model, as the page makes them."""
    with setup.opened() as (library, glossary):
        assistant = Assistant(library, None, glossary)
        seeds = itertools.count(setup.seed)
        sets, firsts, further = [], [], []
        for lang in LANGS * SETS:
            quiz, ms = begun(assistant, lang, next(seeds))
            sets.append(quiz)
            firsts.append(ms)
        for quiz in sets[: len(LANGS)]:
            pool = pool_of(assistant, ARTICLE, quiz.langs, Wishes(seed=quiz.seed))
            for place in range(ITEMS):
                with suppress(BadInput):  # the article has no other of this kind
                    further.append(_timed(lambda: another(pool, quiz, place))[1])  # noqa: B023
        choice = Choice(type="fact", limit=QUESTIONS, seed=setup.seed)
        rows = prepare("answers", choice, library, setup.model, glossary).rows
        # A question a second time finds what the first time kept.
        questions = [row.question for row in rows]
        for question in questions:
            assistant.answer(question)
        alone = [_timed(lambda: assistant.answer(each))[1] for each in questions]  # noqa: B023
        meanwhile = list(_meanwhile(assistant, questions, seeds))
    name = f"{ITEMS} quiz items, to the first on screen"
    yield Measure("quiz-first", name, "ms", tuple(firsts), (), "at most 15 s")
    yield Measure("quiz-further", "another item", "ms", tuple(further), (), "at most 10 s")
    name = "question while a quiz is made ahead"
    yield Measure("quiz-ahead", name, "ms", tuple(meanwhile), tuple(alone), "as without")


def begun(assistant: Assistant, lang: Lang, seed: int) -> tuple[Quiz, float]:
    """A quiz, which the page shows as it grows, and after how many ms its first item was there."""
    wishes = Wishes(seed=seed, n=ITEMS)
    started = time.perf_counter()
    longer = growing(pool_of(assistant, ARTICLE, (lang,), wishes), ITEMS)
    next(longer)
    ms = (time.perf_counter() - started) * 1000
    *_, quiz = longer
    return quiz, ms


def _meanwhile(assistant: Assistant, questions: list[str], seeds: Iterator[int]) -> Iterator[float]:
    """ms that each question takes while a quiz is on its way behind it, as behind the page."""

    def make(seed: int, report: Callable[[int, int], None]) -> Quiz:
        quoting = Assistant(assistant.library, None)  # not what the questions are put to
        return make_quiz(quoting, ARTICLE, ITEMS, seed=seed, report=report)

    ahead = Ahead(make, assistant.idle)
    for question in questions:
        ahead.begin(next(seeds))
        time.sleep(0.5)  # well under way
        yield _timed(lambda: assistant.answer(question))[1]  # noqa: B023


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and how many ms it took."""
    started = time.perf_counter()
    given = work()
    return given, (time.perf_counter() - started) * 1000

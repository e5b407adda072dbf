import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.page.downloads.works import Works
from assistant.page.quizzes.html import coming_html
from assistant.page.quizzes.kept import KeptSets
from assistant.page.quizzes.making import Quizzes
from assistant.page.quizzes.pools import Pools
from assistant.page.quizzes.sets import Sets
from assistant.page.quizzes.wishes import QuizWishes
from assistant.page.work.ahead import Ahead
from assistant.page.work.background import Left, Report
from assistant.page.work.opening import opened
from assistant.quiz import DIFFICULTIES, Quiz, make_quiz
from assistant.quiz.candidates import Pool
from index.errors import BadInput
from index.library import Library
from tests.index.small import ByteEmbedder, article

_SECONDS = 30.0
_WISHES = QuizWishes(2, ("truefalse", "single"), DIFFICULTIES, (), "", None, "en")


def unheard(_done: int, _total: int, _so_far: object = None, /) -> None:
    pass


class Making:
    """Makes the length of a word in two steps, the second of which can be held up."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.ended: list[str] = []
        self.begun = threading.Event()
        self.free = threading.Event()
        self.free.set()

    def __call__(self, key: str, report: Report[int]) -> int:
        self.calls.append(key)
        self.begun.set()
        try:
            assert self.free.wait(_SECONDS)
            report(1, 2)
            if key == "bad":
                raise BadInput("bad")
            return len(key)
        finally:
            self.ended.append(key)


def until(holds: Callable[[], bool]) -> None:
    """Wait for it; fails the test if it does not come about."""
    waiting = threading.Event()
    for _ in range(int(_SECONDS / 0.02)):
        if holds():
            return
        waiting.wait(0.02)
    pytest.fail("it did not come about")


def test_what_was_made_ahead_is_given_once() -> None:
    making = Making()
    ahead = Ahead(making, lambda _: True)
    ahead.begin("abc")
    until(lambda: making.ended == ["abc"])
    ahead.begin("abc")
    assert ahead.take("abc", unheard) == 3
    assert making.calls == ["abc"]
    assert ahead.take("abc", unheard) == 3
    assert making.calls == ["abc", "abc"]


def test_work_stands_still_while_something_else_goes_on_and_hurries_when_waited_for() -> None:
    making, idle = Making(), threading.Event()
    ahead = Ahead(making, lambda seconds: idle.wait(seconds))
    ahead.begin("abc")
    assert not making.begun.wait(0.5)
    assert ahead.take("abc", unheard) == 3
    assert making.calls == ["abc"] and not idle.is_set()


def test_another_wish_ends_the_work_on_the_first() -> None:
    making, idle = Making(), threading.Event()
    ahead = Ahead(making, lambda seconds: idle.wait(seconds))
    ahead.begin("first")
    ahead.begin("second")
    idle.set()
    until(lambda: making.ended == ["second"])
    assert ahead.take("second", unheard) == 6
    assert "first" not in making.calls


def leave(_done: int, _total: int, _so_far: object = None, /) -> None:
    raise Left


def test_who_leaves_leaves_the_work() -> None:
    making = Making()
    making.free.clear()
    ahead = Ahead(making, lambda _: True)
    ahead.begin("abc")

    with pytest.raises(Left):
        ahead.take("abc", leave)
    making.free.set()
    until(lambda: making.ended == ["abc"])


def test_work_that_somebody_has_left_gives_way_again() -> None:
    making, idle, left = Making(), threading.Event(), threading.Event()
    ahead = Ahead(making, lambda seconds: idle.wait(seconds))
    making.free.clear()
    ahead.begin("abc")

    def leave(_done: int, _total: int, _so_far: object = None, /) -> None:
        if making.begun.wait(_SECONDS):
            left.set()
            raise Left

    with pytest.raises(Left):
        ahead.take("abc", leave)
    making.free.set()
    assert left.is_set() and not idle.wait(0.5)
    assert making.ended == []
    idle.set()
    until(lambda: making.ended == ["abc"])


def test_work_that_somebody_has_left_is_found_by_who_asks_next() -> None:
    making = Making()
    making.free.clear()
    ahead = Ahead(making, lambda _: True)
    ahead.begin("abc")

    with pytest.raises(Left):
        ahead.take("abc", leave)
    ahead.begin("abc")
    threading.Timer(0.3, making.free.set).start()
    assert ahead.take("abc", unheard) == 3
    assert making.calls == ["abc"]


def test_work_that_somebody_has_left_for_something_else_is_given_up() -> None:
    making = Making()
    making.free.clear()
    ahead = Ahead(making, lambda _: True)
    ahead.begin("first")
    assert making.begun.wait(_SECONDS)

    def leave(_done: int, _total: int, _so_far: object = None, /) -> None:
        ahead.begin("second")
        raise Left

    work = ahead._work
    assert work is not None
    with pytest.raises(Left):
        ahead.take("first", leave)
    making.free.set()
    until(work.made.done)
    assert isinstance(work.made.exception(), Left)
    assert ahead.take("second", unheard) == 6


def test_an_error_reaches_whoever_asks() -> None:
    making = Making()
    ahead = Ahead(making, lambda _: True)
    ahead.begin("bad")
    until(lambda: making.ended == ["bad"])
    with pytest.raises(BadInput):
        ahead.take("bad", unheard)
    making.free.clear()
    making.begun.clear()
    ahead.begin("bad")
    assert making.begun.wait(_SECONDS)
    threading.Timer(0.3, making.free.set).start()
    with pytest.raises(BadInput):
        ahead.take("bad", unheard)
    assert making.calls == ["bad"] * 3


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    yield Assistant(library, None)
    library.close()


@pytest.fixture
def quizzes(assistant: Assistant, tmp_path: Path) -> Quizzes:
    pools, kept = Pools(), KeptSets(tmp_path / "quizzes.sqlite3")
    return Quizzes(opened(assistant), Sets(opened(assistant), Works(), pools, kept), pools)


def test_a_quiz_is_made_while_no_question_is_being_answered(
    assistant: Assistant, quizzes: Quizzes
) -> None:
    doc_id = assistant.library.list()[0].id
    answering = assistant.stream("How far does the beam reach?")
    next(answering)
    assert not assistant.idle(0.1)
    quizzes.prepare(doc_id, _WISHES)
    work = quizzes._ahead._work
    assert work is not None
    assert not work.made.done() and work.stand[:2] == (0, 1)
    answering.close()
    assert assistant.idle(_SECONDS)
    until(work.made.done)
    quiz = work.made.result()
    assert (
        quiz.items
        == make_quiz(
            Assistant(assistant.library, None),
            doc_id,
            2,
            kinds=_WISHES.kinds,
            langs=("en",),
            seed=0,
        ).items
    )

    *_, shown = quizzes.quizzes(doc_id, _WISHES)
    assert all(item.stem in shown for item in quiz.items)
    # One more like it is on its way, with another seed.
    until(lambda: bool(quizzes._ahead._ready))
    (following,) = quizzes._ahead._ready.values()
    assert following.seed == 1


def test_a_quiz_of_a_text_that_was_changed_is_not_given(
    assistant: Assistant, quizzes: Quizzes
) -> None:
    document = assistant.library.list()[0]
    quizzes.prepare(document.id, _WISHES)
    until(lambda: bool(quizzes._ahead._ready))
    assistant.library.add(
        article(document.id, "Tides\n\nSpring tides rise by 7.7 metres. The pilots wait.\n")
    )
    *_, shown = quizzes.quizzes(document.id, _WISHES)
    assert "7.7 metres" in shown


def test_the_items_of_a_quiz_come_one_by_one(assistant: Assistant, quizzes: Quizzes) -> None:
    told: list[tuple[int, int, Quiz | None]] = []

    def report(done: int, total: int, so_far: Quiz | None = None, /) -> None:
        told.append((done, total, so_far))

    # A small article: one fact, in an item of each type.
    key = quizzes._key(assistant.library.list()[0].id, replace(_WISHES, bank=True))
    quiz = quizzes._make(key, report)
    steps = {len(so_far.items): so_far for *_, so_far in told if so_far is not None}
    assert [*steps] == [1, 2] and quiz.items[:1] == steps[1].items
    assert {(done, total) for done, total, so_far in told if so_far} == {(1, 2), (2, 2)}
    shown = coming_html(steps[1], "name")
    assert quiz.items[0].stem in shown and shown.count('class="stem"') == 1


def test_what_can_be_made_is_worked_out_once_for_a_text(assistant: Assistant) -> None:
    pools, document = Pools(), assistant.library.list()[0]
    wishes = _WISHES.of(3)

    def pool() -> Pool:
        return pools.get(assistant, document.id, ("en",), wishes, unheard)

    first = pool()
    assert pool() is first
    assistant.library.add(article(document.id, "Tides\n\nSpring tides rise by 7.7 metres.\n"))
    assert pool() is not first
    assert "7.7 metres" in {key for item in pool().items for key in item.key}

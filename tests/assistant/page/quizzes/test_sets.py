"""Quizzes changed by several hands, without a browser."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.page.downloads.routes import giving
from assistant.page.downloads.works import MOST, Work, Works
from assistant.page.quizzes.kept import KeptSets, QuizSet
from assistant.page.quizzes.pools import Pools
from assistant.page.quizzes.sets import Sets
from assistant.page.summaries.kept import KeptSummaries, Order, SummaryWishes
from assistant.page.summaries.making import Summaries
from assistant.page.work.opening import opened
from assistant.quiz import DIFFICULTIES, Quiz, make_quiz
from assistant.quiz.candidates import Wishes
from index.articles import builtin_articles
from index.library import Library
from tests.index.small import ByteEmbedder

_N = 12


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    library = Library.open(tmp_path_factory.mktemp("index"), ByteEmbedder())
    library.add(builtin_articles()[0].document())
    yield Assistant(library, None)
    library.close()


@pytest.fixture(scope="module")
def quiz(assistant: Assistant) -> Quiz:
    return make_quiz(assistant, assistant.library.list()[0].id, _N, kinds=("truefalse",))


@pytest.fixture
def made() -> Works:
    return Works()


@pytest.fixture
def sets(assistant: Assistant, made: Works, tmp_path: Path) -> Sets:
    return Sets(opened(assistant), made, Pools(), KeptSets(tmp_path / "quizzes.sqlite3"))


def kept(sets: Sets, quiz: Quiz) -> str:
    return sets.put(QuizSet(quiz, Wishes(("truefalse",), DIFFICULTIES, (), 0, _N)))


def test_no_change_is_lost_to_another_at_the_same_time(sets: Sets, quiz: Quiz) -> None:
    id = kept(sets, quiz)
    with ThreadPoolExecutor(_N) as pool:
        shown = list(pool.map(lambda _: sets.changed({"id": id, "do": "drop", "at": 0}), range(8)))
    assert all('role="alert"' not in html for html in shown)
    now = sets.get(id)
    assert now is not None
    assert now.quiz.items == quiz.items[8:]


def test_the_files_of_a_quiz_are_there_as_long_as_it_is_kept(
    assistant: Assistant, sets: Sets, made: Works, quiz: Quiz, tmp_path: Path
) -> None:
    given, id = giving(made), kept(sets, quiz)
    before = given(f"{id}.json").body
    for _ in range(MOST):
        made.put(Work("a", {}))
    assert given(f"{id}.json").body == before
    after = Works()  # the server was started anew
    Sets(opened(assistant), after, Pools(), KeptSets(tmp_path / "quizzes.sqlite3"))
    assert giving(after)(f"{id}.json").body == before
    sets.changed({"id": id, "do": "forget", "ids": []})
    after = Works()
    Sets(opened(assistant), after, Pools(), KeptSets(tmp_path / "quizzes.sqlite3"))
    assert giving(after)(f"{id}.json").status_code == 404


def test_the_files_of_a_summary_are_there_as_long_as_it_is_kept(
    assistant: Assistant, made: Works, tmp_path: Path
) -> None:
    kept = KeptSummaries(tmp_path / "summaries.sqlite3")
    summaries = Summaries(opened(assistant), made, kept)
    doc = assistant.library.list()[0].id
    order = Order(doc, "figures", "zh", SummaryWishes())
    id = summaries.begin(order)
    assert giving(made)(f"{id}.md").status_code == 404  # it is not made yet
    assert [*summaries.make(id, order)]
    before = giving(made)(f"{id}.md").body
    for _ in range(MOST):
        made.put(Work("a", {}))
    assert giving(made)(f"{id}.md").body == before

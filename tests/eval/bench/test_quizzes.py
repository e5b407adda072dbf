import time

from assistant.answer import Assistant
from assistant.quiz import make_quiz
from eval.bench.quizzes import ITEMS, begun
from eval.builtin import ARTICLE
from index.articles import builtin_article
from index.library import Library


def test_the_first_item_is_there_before_the_others(library: Library) -> None:
    built_in = builtin_article(ARTICLE)
    library.add(built_in.document(), built_in.raw(), None, built_in.renditions())
    assistant = Assistant(library, None)
    started = time.perf_counter()
    quiz, ms = begun(assistant, "zh", 3)
    whole = (time.perf_counter() - started) * 1000
    assert len(quiz.items) == ITEMS
    assert 0 < ms < whole
    assert quiz == make_quiz(assistant, ARTICLE, ITEMS, langs=("zh",), seed=3)

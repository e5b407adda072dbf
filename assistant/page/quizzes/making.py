"""Quizzes on the article that is open, made while a visitor waits for them, and ahead."""

import itertools
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.page.storage import new_id
from assistant.page.work.ahead import Ahead
from assistant.page.work.background import Report
from assistant.page.work.opening import Opening
from assistant.page.work.progress import Coming, Stopped, making, told
from index.errors import DeepseaError

from .html import coming_html
from .kept import QuizSet
from .pools import Pools
from .sets import Sets
from .wishes import QuizWishes

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant
    from assistant.quiz import Quiz

# A quiz that was made of another text of the article is not the one that is asked for.
_Key = tuple[str, str, QuizWishes]
# How often what there is so far of a quiz is written down.
_KEEP_SECONDS = 1.0


class Quizzes:
    """Quizzes, of which the next one is made ahead, while no question is being answered."""

    def __init__(self, opening: Opening, sets: Sets, pools: Pools) -> None:
        self._opening = opening
        self._sets = sets
        self._pools = pools
        self._seeds = itertools.count()
        self._ahead = Ahead(self._make, lambda seconds: opening.result().idle(seconds))

    def prepare(self, doc_id: str, wishes: QuizWishes) -> None:
        """Begin to make such a quiz, for somebody who may be about to ask for it; none that the
        chat model has to confirm, which would be kept from answering.
        """
        if wishes.confirm or not doc_id or not self._opening.done() or self._opening.exception():
            return
        with suppress(DeepseaError):  # whoever asks for it is told
            self._ahead.begin(self._key(doc_id, wishes))

    def quizzes(self, doc_id: str, wishes: QuizWishes) -> Coming:
        """HTML again and again: how far the quiz is, then the quiz, or the line of an error.

        Its items come one by one and are kept as they come, so that an error, a reload or a reader
        who stops it leaves what is there. After a whole one, one more like it is prepared.
        """
        id = new_id()
        so_far: Quiz | None = None
        kept = 0.0  # when
        whole = False

        def work(assistant: "Assistant", report: "Report[Quiz]") -> "Quiz":  # noqa: ARG001
            report(0, 1)
            return self._ahead.take(self._key(doc_id, wishes), report)

        def keep(quiz: "Quiz") -> None:
            self._sets.put(QuizSet(quiz, wishes.of(quiz.seed)), id)

        def shown(assistant: "Assistant", quiz: "Quiz") -> str:  # noqa: ARG001
            nonlocal whole
            keep(quiz)
            whole = True
            return self._sets.shown(id)

        def coming(quiz: "Quiz") -> str:
            nonlocal kept, so_far
            so_far = quiz
            if quiz.items and time.monotonic() - kept >= _KEEP_SECONDS:
                keep(quiz)
                kept = time.monotonic()
            return coming_html(quiz, id)

        def ended(error: Exception) -> str:
            if kept and so_far is not None and isinstance(error, Stopped):
                with suppress(DeepseaError):  # the items of a moment ago are kept
                    keep(so_far)
            return told(error) + (self._sets.shown(id) if kept else "")

        yield from making(self._opening, doc_id, work, shown, coming, ended)
        if whole and wishes.seed is None:
            self.prepare(doc_id, wishes)

    def _key(self, doc_id: str, wishes: QuizWishes) -> _Key:
        return doc_id, self._opening.result().library.get(doc_id).sha256, wishes

    def _make(self, key: _Key, report: "Report[Quiz]") -> "Quiz":
        from assistant.quiz.quiz import growing

        doc_id, _, wishes = key
        assistant = self._opening.result()
        langs = wishes.langs(assistant.library, doc_id)
        wanted = wishes.of(next(self._seeds) if wishes.seed is None else wishes.seed)
        pool = self._pools.get(assistant, doc_id, langs, wanted, report)
        grown: list[Quiz] = []

        def told(_done: int, _total: int) -> None:
            now = grown[-1] if grown else None
            report(len(now.items) // len(langs) if now else 0, wishes.n, now)

        for quiz in growing(pool, wishes.n, bank=wishes.bank, report=told):
            grown.append(quiz)
            told(0, 0)
        return grown[-1]

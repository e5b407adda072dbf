"""The page: its parts, and what joins them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.page.articles.pane import article_html, known_articles
from assistant.page.articles.views import views
from assistant.page.conversations.asking import Asking, connect_questions
from assistant.page.conversations.kept import Conversations
from assistant.page.conversations.listed import shelf
from assistant.page.downloads.works import Works
from assistant.page.quizzes.kept import KeptSets
from assistant.page.quizzes.making import Quizzes
from assistant.page.quizzes.pools import Pools
from assistant.page.quizzes.sets import Sets
from assistant.page.quizzes.tab import connect_quiz
from assistant.page.strings import say
from assistant.page.study.cards import Study
from assistant.page.summaries.kept import KeptSummaries
from assistant.page.summaries.making import Summaries
from assistant.page.summaries.tab import connect_summary
from assistant.page.work.opening import Opening
from assistant.page.work.turns import Turns
from assistant.page.work.waiting_line import WaitingLine

from .api import endpoints
from .articles import connect_articles
from .layout import FIRST, lay_out
from .start import connect_start


def build_page(
    opening: Opening,
    conversations: Conversations,
    works: Works,
    study_file: Path,
    quiz_file: Path,
    summary_file: Path,
    *,
    one_learner: bool,
) -> gr.Blocks:
    """The page over an assistant that may still be opening; it says so until it is there.

    Each tab has a conversation of its own, kept in ``conversations``; summaries and quizzes are put
    into ``works``, from which they are had as files, and kept in ``summary_file`` and
    ``quiz_file``, flashcards in ``study_file``, those of all visitors as one deck if there is
    ``one_learner``. Nothing here listens or prints: see `serve.run_page`.
    """

    def article(doc_id: str) -> str:
        return article_html(opening, doc_id)

    pools = Pools()
    sets = Sets(opening, works, pools, KeptSets(quiz_file))
    study = Study(opening, sets, study_file, one_learner=one_learner)

    def changed(asked: Mapping[str, Any]) -> str:
        return sets.changed(asked)

    def studied(asked: Mapping[str, Any]) -> str:
        return study.studied(asked)

    page: gr.Blocks
    with gr.Blocks(
        title=say("title", FIRST), fill_width=True, fill_height=True, analytics_enabled=False
    ) as page:
        parts = lay_out(
            known_articles(opening),
            article,
            views(opening, works),
            shelf(conversations),
            changed,
            studied,
        )
        connect_start(page, parts, opening)
        connect_articles(parts, opening)
        summaries = Summaries(opening, works, KeptSummaries(summary_file))
        line = WaitingLine()
        connect_summary(
            page, parts.summary, parts.language, parts.talk.conversation, summaries, line
        )
        connect_quiz(parts.quiz, parts.language, Quizzes(opening, sets, pools), line)
        turns = Turns()
        asking = Asking(parts.talk, opening, conversations, turns)
        connect_questions(page, asking, parts.language, parts.skipped)
        for queue, functions in endpoints(opening, turns).items():
            for each in functions:
                api(each, api_name=each.__name__, concurrency_id=queue)
    return page

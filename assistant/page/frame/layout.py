"""The page's components, put together: what they are, where they stand and what they say."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.articles.column import Column, lay_out_column
from assistant.page.articles.tabs import Tabs, lay_out_tabs
from assistant.page.articles.views import View
from assistant.page.browser import assets
from assistant.page.conversations.chat import Talk, lay_out_chat
from assistant.page.conversations.html import kept_html
from assistant.page.quizzes.tab import Quizzing, lay_out_quiz
from assistant.page.strings import LANGUAGES, say
from assistant.page.study.tab import lay_out_study
from assistant.page.summaries.tab import Summarizing, lay_out_summary
from assistant.page.work.opening import Standing
from index.types import Document, Lang

from .html import masthead_html, standing_html

#: The language of the page until the browser has said which it wants.
FIRST: Lang = "zh"

_NAMES: dict[Lang, str] = {"zh": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that something happens to.

    Each session has ``skipped``, the ids of the articles that its questions do not read;
    ``removed``, the `Record` of the article it removed last, or None; ``shown``, the id of the
    article to open next, "" for the first, None for the one that is open.
    """

    skipped: gr.State
    removed: gr.State
    shown: gr.State
    status: gr.HTML
    language: gr.Radio
    talk: Talk
    column: Column
    tabs: Tabs
    summary: Summarizing
    quiz: Quizzing
    study_tab: gr.Tab

    def words(
        self, lang: Lang, documents: Sequence[Document], skipped: Collection[str]
    ) -> dict[Any, Any]:
        """What changes in them when the interface speaks ``lang``."""
        return {
            self.language: gr.update(value=lang, label=say("language", lang)),
            **self.talk.words(lang, documents, skipped),
            **self.column.words(lang),
            **self.tabs.words(lang),
            **self.summary.words(lang, documents),
            **self.quiz.words(lang),
            self.study_tab: gr.update(label=say("study", lang)),
        }


def lay_out(
    documents: Sequence[Document],
    article: Callable[[str], str],
    views: tuple[View, View],
    shelf: Sequence[Callable[..., str]],
    changed: Callable[..., str],
    studied: Callable[..., str],
) -> Parts:
    """Make the components, inside a `gr.Blocks`.

    ``documents`` are those to suggest questions about. The list of conversations calls the
    functions of ``shelf`` (see kept.js); who calls the others is told where their parts are made.
    """
    exchanges, skipped, removed, shown = gr.State([]), gr.State([]), gr.State(None), gr.State(None)
    # In the page, so that the tab can tell after a reload which conversation was its own.
    conversation = gr.Textbox(elem_id="conversation", visible="hidden", show_label=False)
    with gr.Row(elem_id="masthead"):
        gr.HTML(masthead_html(), elem_id="name", scale=1)
        status = gr.HTML(standing_html(Standing()), elem_id="status", scale=0)
        kept = gr.HTML(
            kept_html(),
            elem_id="kept",
            js_on_load=assets.script("kept"),
            server_functions=list(shelf),
            min_width=0,
            scale=0,
        )
        new = gr.Button(say("new", FIRST), elem_id="new", size="sm", scale=0, min_width=0)
        language = gr.Radio(
            [(_NAMES[lang], lang) for lang in LANGUAGES],
            value=FIRST,
            label=say("language", FIRST),
            show_label=False,
            container=False,
            elem_id="language",
            scale=0,
        )
    with gr.Row(elem_id="room"):
        with gr.Column(scale=3, min_width=0, elem_id="sources"):
            column = lay_out_column(FIRST)
        with gr.Column(scale=6, min_width=320, elem_id="talk"):
            chat, question = lay_out_chat(FIRST, documents)
        with gr.Column(scale=5, min_width=320, elem_id="reading"), gr.Tabs(elem_id="tabs"):
            tabs = lay_out_tabs(FIRST, article, views)
            summary = lay_out_summary(FIRST, documents)
            quiz = lay_out_quiz(FIRST, changed)
            study_tab = lay_out_study(FIRST, studied)
    return Parts(
        skipped=skipped,
        removed=removed,
        shown=shown,
        status=status,
        language=language,
        talk=Talk(exchanges, conversation, kept, new, chat, question),
        column=column,
        tabs=tabs,
        summary=summary,
        quiz=quiz,
        study_tab=study_tab,
    )

"""The components of a conversation: the chat and the question box, and what they say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.browser.components import update
from assistant.page.strings import say
from index.types import Document, Lang

from .suggestions import suggestions


@dataclass(frozen=True, slots=True)
class Talk:
    """Each session has ``exchanges``, its conversation, which goes by the name in ``conversation``.

    ``kept`` is the list of conversations, ``new`` the button that begins another one.
    """

    exchanges: gr.State
    conversation: gr.Textbox
    kept: gr.HTML
    new: gr.Button
    chat: gr.Chatbot
    question: gr.Textbox

    def words(
        self, lang: Lang, documents: Sequence[Document], skipped: Collection[str]
    ) -> dict[Any, Any]:
        """What changes in them when the interface speaks ``lang``."""
        return {
            self.chat: suggested(lang, documents, skipped),
            self.question: update(_question_words(lang)),
            self.new: gr.update(value=say("new", lang)),
        }


def lay_out_chat(lang: Lang, documents: Sequence[Document]) -> tuple[gr.Chatbot, gr.Textbox]:
    """The chat, which suggests questions about ``documents``, and the question box below it."""
    chat = gr.Chatbot(
        elem_id="chat",
        layout="panel",
        buttons=[],
        container=False,
        feedback_options=None,
        group_consecutive_messages=False,
        height=None,
        latex_delimiters=[],
        render_markdown=False,
        scale=1,
        show_label=False,
        **_chat_words(lang, documents),
    )
    question = gr.Textbox(
        elem_id="question",
        autofocus=True,
        container=False,
        lines=1,
        max_lines=6,
        scale=0,
        show_label=False,
        submit_btn=True,
        **_question_words(lang),
    )
    return chat, question


def suggested(
    lang: Lang, documents: Sequence[Document], skipped: Collection[str]
) -> dict[str, Any]:
    """The chat with the questions to begin with that fit the ``documents`` that are read."""
    read = [each for each in documents if each.id not in skipped]
    return update(_chat_words(lang, read))


def question_box(*, running: bool) -> dict[str, Any]:
    """The question box: emptied and with a button to stop while an answer is running."""
    cleared = {"value": ""} if running else {}
    return update({"submit_btn": not running, "stop_btn": running, **cleared})


def _chat_words(lang: Lang, documents: Sequence[Document]) -> dict[str, Any]:
    return {
        "label": say("conversation", lang),
        "placeholder": say("welcome" if documents else "no_articles", lang),
        "examples": [{"text": text} for text in suggestions(documents, lang)],
    }


def _question_words(lang: Lang) -> dict[str, Any]:
    return {"label": say("question", lang), "placeholder": say("ask", lang)}

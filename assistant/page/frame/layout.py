"""The page's components, put together: what they are, where they stand and what they say."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.articles.html import outline_html
from assistant.page.browser import assets
from assistant.page.browser.components import box_words, update
from assistant.page.browser.html import line_html, making_html
from assistant.page.conversations.html import kept_html
from assistant.page.conversations.suggestions import suggestions
from assistant.page.quizzes.html import wishes_html
from assistant.page.strings import LANGUAGES, in_each, say
from assistant.page.summaries.tab import Summarizing, lay_out_summary
from assistant.page.work.opening import Standing
from index.load import MAX_BYTES
from index.types import Document, Lang

from .html import masthead_html, standing_html

#: The language of the page until the browser has said which it wants.
FIRST: Lang = "zh"

_NAMES: dict[Lang, str] = {"zh": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Quizzing:
    """The tab of quizzes: a form that says what is wanted, and the set that is made."""

    tab: gr.Tab
    wishes: gr.HTML
    made: gr.HTML


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that something happens to.

    Each session has ``exchanges``, its conversation; ``skipped``, the ids of the articles that its
    questions do not read; ``removed``, the `Record` of the article it removed last, or None;
    ``shown``, the id of the article to open next, "" for the first, None for the one that is open.
    """

    exchanges: gr.State
    conversation: gr.Textbox
    kept: gr.HTML
    status: gr.HTML
    new: gr.Button
    language: gr.Radio
    chat: gr.Chatbot
    question: gr.Textbox
    source: gr.HTML
    skipped: gr.State
    removed: gr.State
    shown: gr.State
    documents: gr.HTML
    upload: gr.UploadButton
    paste: gr.Textbox
    adding: gr.HTML
    source_tab: gr.Tab
    map_tab: gr.Tab
    figures_tab: gr.Tab
    summary: Summarizing
    quiz: Quizzing
    study_tab: gr.Tab


def lay_out(
    documents: Sequence[Document],
    article: Callable[[str], str],
    views: tuple[Callable[..., str], Callable[..., str]],
    shelf: Sequence[Callable[..., str]],
    changed: Callable[..., str],
    studied: Callable[..., str],
) -> Parts:
    """Make the components, inside a `gr.Blocks`.

    ``documents`` are those to suggest questions about. The source pane calls ``article``, by that
    name, with a document's id for the HTML of it; the map and the figures call ``views`` (see
    view.js), the list of conversations those of ``shelf`` (see kept.js), the quiz ``changed`` (see
    quiz.js), the cards ``studied`` (see study.js).
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
            listed = gr.HTML(
                "", elem_id="documents", js_on_load=assets.script("documents"), min_width=0
            )
            paste = gr.Textbox(elem_id="paste", **_PASTE, **box_words("paste", FIRST))
            upload = gr.UploadButton(
                say("upload", FIRST),
                file_count="multiple",
                elem_id="upload",
                size="sm",
            )
            adding = gr.HTML("", elem_id="adding", js_on_load=_adding_script(), min_width=0)
            gr.HTML(outline_html(), elem_id="outline", js_on_load=assets.script("outline"))
        with gr.Column(scale=6, min_width=320, elem_id="talk"):
            chat = gr.Chatbot(elem_id="chat", **_CHAT, **_chat_words(FIRST, documents))
            question = gr.Textbox(elem_id="question", **_QUESTION, **_question_words(FIRST))
        with gr.Column(scale=5, min_width=320, elem_id="reading"), gr.Tabs(elem_id="tabs"):
            with gr.Tab(say("source", FIRST)) as source_tab:
                source = gr.HTML(
                    line_html("source_loading"),
                    elem_id="source",
                    js_on_load=assets.script("source"),
                    server_functions=[article],
                )
            map_tab, figures_tab = map(_lay_out_view, ("map", "figures"), views)
            summary = lay_out_summary(FIRST, documents)
            quiz = _lay_out_quiz(changed)
            study_tab = _lay_out_study(studied)
    return Parts(
        exchanges=exchanges,
        conversation=conversation,
        kept=kept,
        status=status,
        new=new,
        language=language,
        chat=chat,
        question=question,
        source=source,
        skipped=skipped,
        removed=removed,
        shown=shown,
        documents=listed,
        upload=upload,
        paste=paste,
        adding=adding,
        source_tab=source_tab,
        map_tab=map_tab,
        figures_tab=figures_tab,
        summary=summary,
        quiz=quiz,
        study_tab=study_tab,
    )


def _adding_script() -> str:
    """adding.js, which says of a file in every language that it is too large."""
    most = MAX_BYTES // 2**20
    lines = in_each("too_large", size="{size}", most=most)
    script = assets.script("adding").replace("__WORDS__", json.dumps(lines))
    return script.replace("__MOST__", str(MAX_BYTES))


def _lay_out_view(name: str, view: Callable[..., str]) -> gr.Tab:
    """A tab of that name, filled by its own script and `view.js`, which calls ``view``."""
    script = assets.script("view").replace("__VIEW__", view.__name__)
    tab: gr.Tab
    with gr.Tab(say(name, FIRST)) as tab:
        gr.HTML(
            making_html("making", 0, 0),
            elem_id=name,
            js_on_load=script + assets.script(name),
            server_functions=[view],
            min_width=0,
        )
    return tab


def _lay_out_quiz(changed: Callable[..., str]) -> Quizzing:
    with gr.Tab(say("quiz", FIRST)) as tab:
        wishes = gr.HTML(
            wishes_html(),
            elem_id="wishes",
            js_on_load=assets.script("wishes"),
            min_width=0,
        )
        made = gr.HTML(
            "",
            elem_id="quiz",
            js_on_load=assets.script("quiz"),
            server_functions=[changed],
            min_width=0,
        )
    return Quizzing(tab, wishes, made)


def _lay_out_study(studied: Callable[..., str]) -> gr.Tab:
    tab: gr.Tab
    with gr.Tab(say("study", FIRST)) as tab:
        gr.HTML(
            making_html("making", 0, 0),
            elem_id="study",
            js_on_load=assets.script("study"),
            server_functions=[studied],
            min_width=0,
        )
    return tab


def words(
    parts: Parts, lang: Lang, documents: Sequence[Document], skipped: Collection[str]
) -> dict[Any, Any]:
    """What changes in the components when the interface speaks ``lang``."""
    return {
        parts.language: gr.update(value=lang, label=say("language", lang)),
        parts.chat: suggested(lang, documents, skipped),
        parts.question: update(_question_words(lang)),
        parts.new: gr.update(value=say("new", lang)),
        parts.paste: update(box_words("paste", lang)),
        parts.upload: gr.update(label=say("upload", lang)),
        parts.source_tab: gr.update(label=say("source", lang)),
        parts.map_tab: gr.update(label=say("map", lang)),
        parts.figures_tab: gr.update(label=say("figures", lang)),
        **parts.summary.words(lang, documents),
        parts.quiz.tab: gr.update(label=say("quiz", lang)),
        parts.study_tab: gr.update(label=say("study", lang)),
    }


def suggested(
    lang: Lang, documents: Sequence[Document], skipped: Collection[str]
) -> dict[str, Any]:
    """The chat with the questions to begin with that fit the ``documents`` that are read."""
    read = [each for each in documents if each.id not in skipped]
    return update(_chat_words(lang, read))


def asking(*, running: bool) -> dict[str, Any]:
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


_CHAT: dict[str, Any] = {
    "layout": "panel",
    "buttons": [],
    "container": False,
    "feedback_options": None,
    "group_consecutive_messages": False,
    "height": None,
    "latex_delimiters": [],
    "render_markdown": False,
    "scale": 1,
    "show_label": False,
}

_PASTE: dict[str, Any] = {
    "container": False,
    "lines": 1,
    "max_lines": 4,
    "max_length": MAX_BYTES,
    "show_label": False,
    "submit_btn": True,
}

_QUESTION: dict[str, Any] = {
    "autofocus": True,
    "container": False,
    "lines": 1,
    "max_lines": 6,
    "scale": 0,
    "show_label": False,
    "submit_btn": True,
}

"""The tab of quizzes: a form that says what is wanted, and the set that is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.browser import assets
from assistant.page.strings import say
from assistant.page.work.events import AT_ONCE, MAKING
from assistant.page.work.waiting_line import WaitingLine
from index.types import Lang

from .html import wishes_html
from .making import Quizzes
from .wishes import wishes_of


@dataclass(frozen=True, slots=True)
class Quizzing:
    """``wishes`` is the form, ``made`` shows the set."""

    tab: gr.Tab
    wishes: gr.HTML
    made: gr.HTML

    def words(self, lang: Lang) -> dict[Any, Any]:
        """What changes in them when the interface speaks ``lang``."""
        return {self.tab: gr.update(label=say("quiz", lang))}


def lay_out_quiz(lang: Lang, changed: Callable[..., str]) -> Quizzing:
    """Make the components, inside the tabs; the set calls ``changed`` (see quiz.js)."""
    with gr.Tab(say("quiz", lang)) as tab:
        wishes = gr.HTML(
            wishes_html(), elem_id="wishes", js_on_load=assets.script("wishes"), min_width=0
        )
        made = gr.HTML(
            "",
            elem_id="quiz",
            js_on_load=assets.script("quiz"),
            server_functions=[changed],
            min_width=0,
        )
    return Quizzing(tab, wishes, made)


def connect_quiz(parts: Quizzing, language: gr.Radio, quizzes: Quizzes, line: WaitingLine) -> None:
    """What the form makes of the article that is open, whose id the browser knows."""

    def quiz(lang: Lang, event: gr.EventData, request: gr.Request) -> Iterator[Any]:
        made = quizzes.quizzes(str(event.doc), wishes_of(event.form, lang))
        for html in line.take(_place(request), made):
            yield gr.skip() if html is None else html

    def stop(request: gr.Request) -> None:
        line.stop(_place(request))

    def prepare(lang: Lang, event: gr.EventData) -> None:
        quizzes.prepare(str(event.doc), wishes_of(event.form, lang))

    parts.made.stop(stop, None, None, **AT_ONCE)
    parts.wishes.submit(quiz, language, parts.made, **MAKING)
    parts.wishes.input(prepare, language, None, **AT_ONCE)


def _place(request: gr.Request) -> str:
    return f"quiz of {request.session_hash}"

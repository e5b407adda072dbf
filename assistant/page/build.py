"""The page: its parts, and what each event does to them."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

import gradio as gr

from index.articles import builtin_articles
from index.errors import DeepseaError
from index.types import Document, Lang

from . import render
from .dialogue import replies
from .exchange import Exchange, stopped
from .opening import Opening
from .parts import FIRST, Parts, asking, lay_out, words
from .strings import say

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_AT_ONCE: dict[str, Any] = {**_QUIET, "queue": False}
# Through the queue, which is what carries a `gr.Info`, but never behind another question.
_UNHINDERED: dict[str, Any] = {**_QUIET, "concurrency_limit": None}
# There is one model: questions take turns.
_IN_TURN: dict[str, Any] = {**_QUIET, "concurrency_limit": 1, "concurrency_id": "answer"}


def build_page(opening: Opening) -> gr.Blocks:
    """The page over an assistant that may still be opening; it says so until it is there.

    Each browser session keeps a conversation of its own. Nothing here listens or prints: see
    `serve.run_page`.
    """

    def article(doc_id: str) -> str:
        return _article(opening, doc_id)

    page: gr.Blocks
    with gr.Blocks(
        title=say("title", FIRST), fill_width=True, fill_height=True, analytics_enabled=False
    ) as page:
        parts = lay_out(_known(opening), article)
        _connect_words(page, parts, opening)
        _connect_questions(parts, opening)
    return page


def _connect_words(page: gr.Blocks, parts: Parts, opening: Opening) -> None:
    """The interface language, and what the page shows once the assistant is open."""
    worded = [parts.language, parts.chat, parts.question, parts.new]

    def speak(lang: Lang) -> dict[Any, Any]:
        return words(parts, lang, _known(opening))

    async def opened() -> dict[Any, Any]:
        status, source = await _opened(opening)
        return {parts.status: status, parts.source: source}

    parts.language.input(speak, parts.language, worded, js="deepsea.speak", **_AT_ONCE)
    page.load(speak, parts.language, worded, js="deepsea.current", **_AT_ONCE)
    page.load(opened, None, [parts.status, parts.source], **_AT_ONCE).then(
        speak, parts.language, worded, js="deepsea.current", **_AT_ONCE
    )


def _connect_questions(parts: Parts, opening: Opening) -> None:
    """Asking, stopping, beginning anew."""
    exchanges, chat, question = parts.exchanges, parts.chat, parts.question

    def begin(asked: str, known: list[Exchange], lang: Lang) -> dict[Any, Any]:
        if not asked.strip():
            gr.Info(say("blank", lang), duration=3)
            return {question: gr.skip()}
        if known and known[-1].state == "running":
            return {question: gr.skip()}
        return shown([*known, Exchange(asked.strip())], running=True)

    def pick(chosen: gr.SelectData, known: list[Exchange], lang: Lang) -> dict[Any, Any]:
        return begin(chosen.value["text"], known, lang)

    def answer(known: list[Exchange]) -> Iterator[dict[Any, Any]]:
        if known and known[-1].state == "running":
            with closing(replies(opening, known)) as conversation:
                for now in conversation:
                    yield shown(now)

    def stop(known: list[Exchange]) -> dict[Any, Any]:
        return shown([stopped(exchange) for exchange in known], running=False)

    def shown(known: list[Exchange], running: bool | None = None) -> dict[Any, Any]:
        box = {} if running is None else {question: asking(running=running)}
        return {exchanges: known, chat: _messages(known), **box}

    everything = [exchanges, chat, question]
    asked = question.submit(begin, [question, exchanges, parts.language], everything, **_UNHINDERED)
    picked = chat.example_select(pick, [exchanges, parts.language], everything, **_UNHINDERED)
    answers = [event.then(answer, exchanges, everything, **_IN_TURN) for event in (asked, picked)]
    for event in answers:
        event.then(lambda: asking(running=False), None, question, **_AT_ONCE)
    question.stop(stop, exchanges, everything, cancels=answers, **_AT_ONCE)
    parts.new.click(lambda: shown([], running=False), None, everything, cancels=answers, **_AT_ONCE)


def _messages(known: Sequence[Exchange]) -> list[dict[str, Any]]:
    return [
        message
        for exchange in known
        for message in (
            {"role": "user", "content": gr.HTML(render.question_html(exchange))},
            {"role": "assistant", "content": gr.HTML(render.answer_html(exchange))},
        )
    ]


def _known(opening: Opening) -> list[Document]:
    """The articles to suggest questions about; before the library is open, the built-in ones."""
    if not opening.done():
        return [article.document() for article in builtin_articles()]
    return [] if opening.exception() else opening.result().library.list()


def _article(opening: Opening, doc_id: str) -> str:
    """The source pane with another article; the id comes from the browser."""
    if not opening.done():
        return render.line_html("source_loading")
    try:
        library = opening.result().library
        return render.source_html(library.list(), library.get(str(doc_id)))
    except DeepseaError as error:
        return render.error_html(str(error))


async def _opened(opening: Opening) -> tuple[str, str]:
    """The status line and the source pane, once the assistant is open or has failed to."""
    try:
        assistant = await asyncio.shield(asyncio.wrap_future(opening))
        documents = assistant.library.list()
    except DeepseaError as error:
        return "", render.error_html(str(error))
    except Exception:  # `open_behind` has logged it
        return "", render.error_html("")
    shown = documents[0] if documents else None
    return render.status_html(assistant.model_name), render.source_html(documents, shown)

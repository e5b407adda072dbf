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
from .conversations import Conversations, new_id
from .dialogue import replies
from .exchange import Exchange, stopped
from .opening import Opening
from .parts import FIRST, Parts, asking, lay_out, words
from .shelf import shelf
from .strings import say

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_AT_ONCE: dict[str, Any] = {**_QUIET, "queue": False}
# Through the queue, which is what carries a `gr.Info`, but never behind another question.
_UNHINDERED: dict[str, Any] = {**_QUIET, "concurrency_limit": None}
# There is one model: questions take turns.
_IN_TURN: dict[str, Any] = {**_QUIET, "concurrency_limit": 1, "concurrency_id": "answer"}


def build_page(opening: Opening, conversations: Conversations) -> gr.Blocks:
    """The page over an assistant that may still be opening; it says so until it is there.

    Each tab has a conversation of its own, kept in ``conversations``. Nothing here listens or
    prints: see `serve.run_page`.
    """

    def article(doc_id: str) -> str:
        return _article(opening, doc_id)

    page: gr.Blocks
    with gr.Blocks(
        title=say("title", FIRST), fill_width=True, fill_height=True, analytics_enabled=False
    ) as page:
        parts = lay_out(_known(opening), article, shelf(conversations))
        _connect_words(page, parts, opening)
        _connect_questions(page, parts, opening, conversations)
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


def _connect_questions(
    page: gr.Blocks, parts: Parts, opening: Opening, conversations: Conversations
) -> None:
    """Asking, stopping, beginning anew, going back to a conversation that was kept."""
    exchanges, chat, question = parts.exchanges, parts.chat, parts.question
    conversation = parts.conversation

    def begin(asked: str, known: list[Exchange], id: str, lang: Lang) -> dict[Any, Any]:
        if not asked.strip():
            gr.Info(say("blank", lang), duration=3)
            return {question: gr.skip()}
        if known and known[-1].state == "running":
            return {question: gr.skip()}
        now = [*known, Exchange(asked.strip())]
        id = id if known and id else new_id()
        conversations.save(id, now)
        return {conversation: id, **shown(now, running=True)}

    def pick(chosen: gr.SelectData, known: list[Exchange], id: str, lang: Lang) -> dict[Any, Any]:
        return begin(chosen.value["text"], known, id, lang)

    def answer(known: list[Exchange], id: str) -> Iterator[dict[Any, Any]]:
        if known and known[-1].state == "running":
            with closing(replies(opening, known)) as arriving:
                for now in arriving:
                    if now[-1].state != "running":
                        conversations.save(id, now)
                    yield shown(now)

    def stop(known: list[Exchange], id: str) -> dict[Any, Any]:
        now = [stopped(exchange) for exchange in known]
        conversations.save(id, now)
        return shown(now, running=False)

    def anew() -> dict[Any, Any]:
        return {conversation: "", **shown([], running=False)}

    def shown(known: list[Exchange], running: bool | None = None) -> dict[Any, Any]:
        box = {} if running is None else {question: asking(running=running)}
        return {exchanges: known, chat: _messages(known), **box}

    everything = [exchanges, chat, question]
    begun = [*everything, conversation]
    known = [exchanges, conversation]
    asked = question.submit(begin, [question, *known, parts.language], begun, **_UNHINDERED)
    picked = chat.example_select(pick, [*known, parts.language], begun, **_UNHINDERED)
    answers = [event.then(answer, known, everything, **_IN_TURN) for event in (asked, picked)]
    for event in answers:
        event.then(lambda: asking(running=False), None, question, **_AT_ONCE)
    question.stop(stop, known, everything, cancels=answers, **_AT_ONCE)
    parts.new.click(anew, None, begun, cancels=answers, **_AT_ONCE)
    conversation.change(None, conversation, None, js="deepsea.keep", **_AT_ONCE)

    def reopen(id: str) -> dict[Any, Any]:
        return {conversation: id, **shown(conversations.load(id), running=False)}

    def chosen(event: gr.EventData) -> dict[Any, Any]:
        return reopen(str(event.id))

    parts.kept.select(chosen, None, begun, cancels=answers, **_AT_ONCE)
    page.load(reopen, conversation, begun, js="deepsea.kept", **_AT_ONCE)


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

"""What the page shows when it is loaded: its language, and the articles once they can be had."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from assistant.page.articles.html import documents_html
from assistant.page.articles.pane import known_articles, pane_html
from assistant.page.articles.restored import kept_reading
from assistant.page.browser.faults import fault
from assistant.page.strings import say
from assistant.page.work.events import AT_ONCE, UNHINDERED
from assistant.page.work.opening import Opening
from index.types import Lang

from .html import standing_html, status_html
from .layout import FIRST, Parts

# How often a page that waits for the assistant looks how far that is.
_LOOK_SECONDS = 0.2


def connect_start(page: gr.Blocks, parts: Parts, opening: Opening) -> None:
    """The interface language, and what the page shows once the assistant is open."""

    def speak(lang: Lang, skipped: list[str]) -> dict[Any, Any]:
        return parts.words(lang, known_articles(opening), skipped)

    async def opened(reading: str, lang: Lang) -> AsyncIterator[dict[Any, Any]]:
        told = None
        while not opening.done():
            if told != opening.standing:
                told = opening.standing
                yield {parts.status: standing_html(told)}
            await asyncio.sleep(_LOOK_SECONDS)
        known = known_articles(opening)
        skipped, shown = kept_reading(reading, [each.id for each in known])
        status, source = _opened(opening, shown or "")
        if shown is None:
            gr.Info(say("open_gone", lang))
        yield {
            parts.status: status,
            parts.tabs.source: source,
            parts.column.documents: documents_html(known, skipped),
            parts.skipped: skipped,
        }

    spoken = [parts.language, parts.skipped]
    worded = list(parts.words(FIRST, [], []))
    current = "() => [deepsea.current(), null]"
    parts.language.input(
        speak, spoken, worded, js="(lang) => [deepsea.speak(lang), null]", **AT_ONCE
    )
    page.load(speak, spoken, worded, js=current, **AT_ONCE)
    shown = [parts.status, parts.tabs.source, parts.column.documents, parts.skipped]
    # What the tab had open and ticked comes in the place of the conversation's name.
    before = [parts.talk.conversation, parts.language]
    kept_here = "() => [deepsea.reading(), deepsea.current()]"
    page.load(opened, before, shown, js=kept_here, **UNHINDERED).then(
        speak, spoken, worded, js=current, **AT_ONCE
    )


def _opened(opening: Opening, doc_id: str) -> tuple[str, str]:
    """The status line and the source pane with an article, "" for the first, once the assistant is
    open or has failed to.
    """
    try:
        assistant = opening.result()
        documents = assistant.library.list()
    except Exception as error:
        return "", fault(error)
    first = documents[0] if documents else None
    shown = next((each for each in documents if each.id == doc_id), first)
    return status_html(assistant.model_name, opening.standing), pane_html(assistant.library, shown)

"""What happens to the articles, and what else on the page changes with them."""

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from assistant.page.articles.adding import Source, pasted, uploaded
from assistant.page.articles.batches import Batches
from assistant.page.articles.html import adding_html, documents_html
from assistant.page.articles.pane import article_html, known_articles
from assistant.page.conversations.chat import suggested
from assistant.page.strings import reworded
from assistant.page.work.events import AT_ONCE, IN_ORDER, MAKING
from assistant.page.work.opening import Opening
from index.errors import DeepseaError
from index.records import Record
from index.types import Lang

from .layout import Parts

# Tells documents.js that what it asked for has ended, and its outcome is shown.
_SETTLED = '() => { document.dispatchEvent(new CustomEvent("deepsea:settled")); }'


def connect_articles(parts: Parts, opening: Opening) -> None:
    """Adding articles, choosing which are read, removing one and bringing it back."""
    column = parts.column
    changed = [
        *(column.documents, parts.tabs.source, parts.talk.chat, parts.summary.beside),
        *(parts.skipped, parts.shown),
    ]

    def drawn(
        lang: Lang, skipped: list[str], removed: Record | None, shown: str | None
    ) -> dict[Any, Any]:
        documents = known_articles(opening)
        ids = {each.id for each in documents}
        if ids.issubset(skipped):  # what was ticked is gone, and a question reads something
            skipped = []
        return {
            column.documents: documents_html(
                documents, skipped, removed.document if removed else None
            ),
            parts.tabs.source: gr.skip()
            if shown is None
            else article_html(opening, shown if shown in ids else ""),
            parts.talk.chat: suggested(lang, documents, skipped),
            parts.summary.beside: parts.summary.listed(lang, documents),
            parts.skipped: skipped,
            parts.shown: None,
        }

    batches = Batches()

    def add(sources: Sequence[Source], request: gr.Request) -> Iterator[dict[Any, Any]]:
        for now, own in batches.add(opening, sources, str(request.session_hash)):
            stored = [each.id for each in own if each.id]
            yield {
                column.adding: adding_html(now),
                parts.shown: stored[-1] if stored else None,
            }

    def upload(files: list[str] | None, request: gr.Request) -> Iterator[dict[Any, Any]]:
        yield from add([uploaded(file) for file in files or []], request)

    def paste(text: str, request: gr.Request) -> Iterator[dict[Any, Any]]:
        if text.strip():
            yield {column.paste: ""}
            yield from add([pasted(text)], request)

    def choose(lang: Lang, event: gr.EventData) -> dict[Any, Any]:
        skipped = [str(id) for id in event.skipped]
        return {
            parts.skipped: skipped,
            parts.talk.chat: suggested(lang, known_articles(opening), skipped),
        }

    def remove(lang: Lang, removed: Record | None, event: gr.EventData) -> dict[Any, Any]:
        try:
            with batches.alone():
                removed = opening.result().library.remove(str(event.id))
        except DeepseaError as error:
            gr.Warning(reworded(error.line, lang))
            return {parts.removed: removed, parts.shown: None}
        return {parts.removed: removed, parts.shown: ""}

    def undo(lang: Lang, removed: Record | None) -> dict[Any, Any]:
        if removed is None:
            return {parts.removed: None, parts.shown: None}
        try:
            with batches.alone():
                opening.result().library.restore(removed)
        except DeepseaError as error:
            gr.Warning(reworded(error.line, lang))
            return {parts.removed: removed, parts.shown: None}
        return {parts.removed: None, parts.shown: removed.document.id}

    added, taken = [column.adding, parts.shown], [parts.removed, parts.shown]
    about = [parts.language, parts.removed]
    for event in (
        column.upload.upload(upload, column.upload, added, **MAKING),
        column.paste.submit(paste, column.paste, [column.paste, *added], **MAKING),
        column.documents.delete(remove, about, taken, **MAKING),
        column.documents.undo(undo, about, taken, **MAKING),
    ):
        # What is ticked may have changed meanwhile.
        event.then(drawn, [parts.language, parts.skipped, *taken], changed, **MAKING).then(
            None, None, None, js=_SETTLED, **AT_ONCE
        )
    column.documents.input(choose, parts.language, [parts.skipped, parts.talk.chat], **IN_ORDER)

"""The page: its parts, and what each event does to them."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from assistant.page.articles.adding import Source, pasted, uploaded
from assistant.page.articles.batches import Batches
from assistant.page.articles.html import adding_html, documents_html, source_html
from assistant.page.articles.restored import kept_reading
from assistant.page.articles.views import views
from assistant.page.browser.faults import fault, or_fault
from assistant.page.browser.html import line_html
from assistant.page.conversations.asking import Asking, connect_questions
from assistant.page.conversations.kept import Conversations
from assistant.page.conversations.listed import shelf
from assistant.page.downloads.works import Works
from assistant.page.quizzes.kept import KeptSets
from assistant.page.quizzes.making import Quizzes
from assistant.page.quizzes.pools import Pools
from assistant.page.quizzes.sets import Sets
from assistant.page.quizzes.wishes import wishes_of
from assistant.page.strings import reworded, say
from assistant.page.study.cards import Study
from assistant.page.summaries.kept import KeptSummaries
from assistant.page.summaries.making import Summaries
from assistant.page.summaries.tab import connect_summary
from assistant.page.work.opening import Opening
from assistant.page.work.turns import Turns
from assistant.page.work.waiting_line import WaitingLine
from index.articles import builtin_articles
from index.errors import DeepseaError
from index.records import Record
from index.types import Document, Lang

from .api import endpoints
from .html import standing_html, status_html
from .layout import FIRST, Parts, lay_out, suggested, words

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from index.library import Library

# How often a page that waits for the assistant looks how far that is.
_LOOK_SECONDS = 0.2

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_AT_ONCE: dict[str, Any] = {**_QUIET, "queue": False}
# Through the queue, which is what carries a `gr.Info`, but never behind another question. Questions
# too, which take turns among themselves: Gradio's queue would not say how many are before one.
_UNHINDERED: dict[str, Any] = {**_QUIET, "concurrency_limit": None}
# One after the other, in the order in which they came; without a trigger mode Gradio leaves out, in
# silence, what comes while the same event is on its way.
_IN_ORDER: dict[str, Any] = {**_QUIET, "concurrency_limit": 1, "trigger_mode": "multiple"}
# Tells documents.js that what it asked for has ended, and its outcome is shown.
_SETTLED = '() => { document.dispatchEvent(new CustomEvent("deepsea:settled")); }'
# What takes turns by itself, as articles that are added do (`Batches`), summaries and quizzes
# (`WaitingLine`): a question is answered between two sentences of theirs.
_MAKING: dict[str, Any] = {**_UNHINDERED, "trigger_mode": "multiple"}


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
        return _article(opening, doc_id)

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
            _known(opening), article, views(opening, works), shelf(conversations), changed, studied
        )
        _connect_words(page, parts, opening)
        _connect_documents(parts, opening)
        summaries = Summaries(opening, works, KeptSummaries(summary_file))
        _connect_studio(page, parts, summaries, Quizzes(opening, sets, pools))
        turns = Turns()
        asking = Asking(parts, opening, conversations, turns)
        connect_questions(page, asking, _AT_ONCE, _UNHINDERED, _IN_ORDER)
        for line, functions in endpoints(opening, turns).items():
            for each in functions:
                api(each, api_name=each.__name__, concurrency_id=line)
    return page


def _connect_words(page: gr.Blocks, parts: Parts, opening: Opening) -> None:
    """The interface language, and what the page shows once the assistant is open."""
    worded = [
        *(parts.language, parts.chat, parts.question, parts.new),
        *(parts.paste, parts.upload, parts.source_tab),
        *(parts.map_tab, parts.figures_tab),
        *parts.summary.worded,
        *(parts.quiz.tab, parts.study_tab),
    ]

    def speak(lang: Lang, skipped: list[str]) -> dict[Any, Any]:
        return words(parts, lang, _known(opening), skipped)

    async def opened(reading: str, lang: Lang) -> AsyncIterator[dict[Any, Any]]:
        told = None
        while not opening.done():
            if told != opening.standing:
                told = opening.standing
                yield {parts.status: standing_html(told)}
            await asyncio.sleep(_LOOK_SECONDS)
        known = _known(opening)
        skipped, shown = kept_reading(reading, [each.id for each in known])
        status, source = _opened(opening, shown or "")
        if shown is None:
            gr.Info(say("open_gone", lang))
        yield {
            parts.status: status,
            parts.source: source,
            parts.documents: documents_html(known, skipped),
            parts.skipped: skipped,
        }

    spoken = [parts.language, parts.skipped]
    current = "() => [deepsea.current(), null]"
    parts.language.input(
        speak, spoken, worded, js="(lang) => [deepsea.speak(lang), null]", **_AT_ONCE
    )
    page.load(speak, spoken, worded, js=current, **_AT_ONCE)
    shown = [parts.status, parts.source, parts.documents, parts.skipped]
    # What the tab had open and ticked comes in the place of the conversation's name.
    before = [parts.conversation, parts.language]
    kept_here = "() => [deepsea.reading(), deepsea.current()]"
    page.load(opened, before, shown, js=kept_here, **_UNHINDERED).then(
        speak, spoken, worded, js=current, **_AT_ONCE
    )


def _connect_documents(parts: Parts, opening: Opening) -> None:
    """Adding articles, choosing which are read, removing one and bringing it back."""
    changed = [
        *(parts.documents, parts.source, parts.chat, parts.summary.beside),
        *(parts.skipped, parts.shown),
    ]

    def drawn(
        lang: Lang, skipped: list[str], removed: Record | None, shown: str | None
    ) -> dict[Any, Any]:
        documents = _known(opening)
        ids = {each.id for each in documents}
        if ids.issubset(skipped):  # what was ticked is gone, and a question reads something
            skipped = []
        return {
            parts.documents: documents_html(
                documents, skipped, removed.document if removed else None
            ),
            parts.source: gr.skip()
            if shown is None
            else _article(opening, shown if shown in ids else ""),
            parts.chat: suggested(lang, documents, skipped),
            parts.summary.beside: parts.summary.listed(lang, documents),
            parts.skipped: skipped,
            parts.shown: None,
        }

    batches = Batches()

    def add(sources: Sequence[Source], request: gr.Request) -> Iterator[dict[Any, Any]]:
        for now, own in batches.add(opening, sources, str(request.session_hash)):
            stored = [each.id for each in own if each.id]
            yield {
                parts.adding: adding_html(now),
                parts.shown: stored[-1] if stored else None,
            }

    def upload(files: list[str] | None, request: gr.Request) -> Iterator[dict[Any, Any]]:
        yield from add([uploaded(file) for file in files or []], request)

    def paste(text: str, request: gr.Request) -> Iterator[dict[Any, Any]]:
        if text.strip():
            yield {parts.paste: ""}
            yield from add([pasted(text)], request)

    def choose(lang: Lang, event: gr.EventData) -> dict[Any, Any]:
        skipped = [str(id) for id in event.skipped]
        return {
            parts.skipped: skipped,
            parts.chat: suggested(lang, _known(opening), skipped),
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

    added, taken = [parts.adding, parts.shown], [parts.removed, parts.shown]
    about = [parts.language, parts.removed]
    for event in (
        parts.upload.upload(upload, parts.upload, added, **_MAKING),
        parts.paste.submit(paste, parts.paste, [parts.paste, *added], **_MAKING),
        parts.documents.delete(remove, about, taken, **_MAKING),
        parts.documents.undo(undo, about, taken, **_MAKING),
    ):
        # What is ticked may have changed meanwhile.
        event.then(drawn, [parts.language, parts.skipped, *taken], changed, **_MAKING).then(
            None, None, None, js=_SETTLED, **_AT_ONCE
        )
    parts.documents.input(choose, parts.language, [parts.skipped, parts.chat], **_IN_ORDER)


def _connect_studio(page: gr.Blocks, parts: Parts, summaries: Summaries, quizzes: Quizzes) -> None:
    """Summaries and quizzes of the article that is open, whose id the browser knows."""

    line = WaitingLine()

    def place(request: gr.Request) -> str:
        return f"quiz of {request.session_hash}"

    def quiz(lang: Lang, event: gr.EventData, request: gr.Request) -> Iterator[Any]:
        made = quizzes.quizzes(str(event.doc), wishes_of(event.form, lang))
        for html in line.take(place(request), made):
            yield gr.skip() if html is None else html

    def stop(request: gr.Request) -> None:
        line.stop(place(request))

    def prepare(lang: Lang, event: gr.EventData) -> None:
        quizzes.prepare(str(event.doc), wishes_of(event.form, lang))

    connect_summary(
        *(page, parts.summary, parts.language, parts.conversation),
        *(summaries, line, _AT_ONCE, _MAKING),
    )
    parts.quiz.made.stop(stop, None, None, **_AT_ONCE)
    parts.quiz.wishes.submit(quiz, parts.language, parts.quiz.made, **_MAKING)
    parts.quiz.wishes.input(prepare, parts.language, None, **_AT_ONCE)


def _known(opening: Opening) -> list[Document]:
    """The articles to suggest questions about; before the library is open, the built-in ones."""
    if not opening.done():
        return [article.document() for article in builtin_articles()]
    return [] if opening.exception() else opening.result().library.list()


def _article(opening: Opening, doc_id: str) -> str:
    """The source pane with another article; the id comes from the browser."""
    if not opening.done():
        return line_html("source_loading")

    def shown() -> str:
        library = opening.result().library
        documents = library.list()
        if not doc_id:
            return _pane(library, documents[0] if documents else None)
        return _pane(library, library.get(str(doc_id)))

    return or_fault(shown)


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
    return status_html(assistant.model_name, opening.standing), _pane(assistant.library, shown)


def _pane(library: "Library", shown: Document | None) -> str:
    """The source pane with ``shown``, beside its rendition where it has one."""
    documents = library.list()
    if shown is None:
        return source_html(documents, None)
    other: Lang = "en" if shown.lang == "zh" else "zh"
    return source_html(documents, shown, library.rendition(shown.id, other))

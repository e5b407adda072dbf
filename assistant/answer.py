"""The retrieval chain: retrieve, read, verify, render. Each step is a file of its own."""

import threading
import time
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import contextmanager

from index.library import Library
from index.retrieve import Retriever
from index.sentences import sentences
from index.types import LANGS, Document, Hit, Lang

from .asked import Asked
from .choose import choose
from .draft import Draft
from .evidence import best_quotes
from .excerpts import Excerpt, excerpts, rank
from .models.chat import ChatModel
from .question import check_question, language_of, standalone
from .reader import Reader
from .support import Support, find_support
from .translate import Translator
from .types import Answer, AnswerSentence, Citation, Done, Event, Evidence, Origin, Stage, Turn
from .wording import notice

# Chunks retrieved.
CHUNKS = 8
# A failed sentence gives way to its source when the source holds this share of its words.
QUOTE_COVERAGE = 0.35


class Assistant:
    """Answers questions about the articles of a library, each sentence with verified quotes.

    ``model`` None answers with the best quotes alone. Safe to share between threads.
    """

    def __init__(self, library: Library, model: ChatModel | None) -> None:
        self.library = library
        self.model_name = model.name if model else "none"
        self._model = model
        self._retriever = Retriever(library)
        self._reader = Reader(model) if model else None
        self._translator = Translator(model) if model else None
        self._questions = 0
        self._changed = threading.Condition()
        self._closed = False

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        lang: Lang | None = None,
        doc_ids: Collection[str] | None = None,
    ) -> Answer:
        """The finished answer; see `stream`."""
        for event in self.stream(question, history, lang=lang, doc_ids=doc_ids):
            if isinstance(event, Done):
                return event.answer
        raise AssertionError("a stream ends with Done")

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        lang: Lang | None = None,
        doc_ids: Collection[str] | None = None,
    ) -> Generator[Event, None, None]:
        """Events in order: stages, `Evidence`, sentences as they are verified, `Done`.

        ``lang`` is the language to answer in, by default the question's. Closing the generator
        stops the model. Raises `BadInput`, `StoreError`, `ModelUnavailable`.
        """
        with self._busy():
            yield from self._stream(check_question(question), history, lang, doc_ids)

    def warm(self) -> None:
        """Have the engine read every excerpt once, giving way to questions between two of them.

        Returns when all are read or `close` was called. Worth doing only where the engine keeps
        what it read, which a local one does.
        """
        if self._reader is None or not self._reader.model.keeps_prompts:
            return
        for excerpt in self._warmable():
            with self._changed:
                self._changed.wait_for(lambda: self._closed or not self._questions)
                if self._closed:
                    return
            self._reader.warm(excerpt)

    def close(self) -> None:
        """Stop warming. The engine itself ends with the process."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @contextmanager
    def _busy(self) -> Iterator[None]:
        with self._changed:
            self._questions += 1
        try:
            yield
        finally:
            with self._changed:
                self._questions -= 1
                self._changed.notify_all()

    # -- steps ---------------------------------------------------------------------------------

    def _stream(
        self,
        question: str,
        history: Sequence[Turn],
        lang: Lang | None,
        doc_ids: Collection[str] | None,
    ) -> Iterator[Event]:
        asked_lang, supported = language_of(question, history)
        draft = Draft(lang or asked_lang, self.model_name, time.perf_counter())
        if history:
            yield Stage("rewriting")
        question = standalone(question, history, self._model)
        yield Stage("retrieving")
        documents = [doc for doc in self.library.list() if doc_ids is None or doc.id in doc_ids]
        asked = Asked(question, asked_lang, draft.lang, self.library, documents, self._translator)
        wordings = asked.wordings()
        hits = self._retriever.retrieve(question, CHUNKS, wordings=wordings, doc_ids=doc_ids)
        draft.retrieve_ms = draft.elapsed_ms()
        quotes = best_quotes(self._retriever, question, hits, wordings)
        yield Evidence(quotes)
        if not supported and lang is None:
            yield draft.add(AnswerSentence(notice("other_language", "en"), (), "notice"), ())
        if self._reader is None or not hits:
            yield from self._quotes_only(draft, quotes)
            return
        yield from self._read(draft, asked, hits)
        if draft.states_something:
            yield draft.done("answered")
        else:
            yield from self._abstain(draft, quotes)

    def _read(self, draft: Draft, asked: Asked, hits: Sequence[Hit]) -> Iterator[Event]:
        """Give the verified sentences of the excerpt that most surely says it, if one does."""
        assert self._reader is not None
        yield Stage("reading")
        found = {hit.chunk.doc_id for hit in hits}
        candidates = [
            excerpt
            for document in asked.documents
            if document.id in found
            for excerpt in self._excerpts(document, asked.read_in(document))
        ]
        chosen = choose(self._reader, rank(candidates, hits), asked)
        if chosen is not None:
            excerpt, reading = chosen
            try:
                yield from self._verified(
                    draft, excerpt, asked.worded(excerpt.lang), reading.text()
                )
            finally:
                reading.close()

    def _excerpts(self, document: Document, lang: Lang) -> list[Excerpt]:
        """The excerpts of an article, to be read in ``lang``, in which it is to be had."""
        chunks = (chunk for chunk in self.library.chunks if chunk.doc_id == document.id)
        rendition = None if lang == document.lang else self.library.rendition(document.id, lang)
        return excerpts(document, chunks, rendition)

    def _warmable(self) -> Iterator[Excerpt]:
        """Every excerpt in every language that it is to be had in, the originals first."""
        documents = self.library.list()
        for document in documents:
            yield from self._excerpts(document, document.lang)
        for document in documents:
            for lang in LANGS:
                if self.library.rendition(document.id, lang) is not None:
                    yield from self._excerpts(document, lang)

    def _verified(
        self, draft: Draft, excerpt: Excerpt, question: str, pieces: Iterator[str]
    ) -> Iterator[Event]:
        for sentence in _sentences(pieces):
            support = find_support(sentence, excerpt, question)
            origin: Origin = "written"
            text = sentence
            if support.fault:
                if support.coverage < QUOTE_COVERAGE:
                    continue
                support = Support(support.spans[:1], support.coverage)
                origin, text = "quoted", excerpt.worded(support.spans[0])
            cited = draft.cite(excerpt.document, support.spans)
            if draft.lang != excerpt.lang and self._translator is not None:
                yield Stage("translating")
                translated = self._translator.sentence(
                    text, draft.lang, [citation.quote for citation in cited]
                )
                if translated is None:
                    origin, text = "quoted", excerpt.worded(support.spans[0])
                else:
                    text = translated
            if not draft.says(text):
                markers = tuple(citation.marker for citation in cited)
                yield draft.add(AnswerSentence(text, markers, origin), cited)

    def _quotes_only(self, draft: Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        if not quotes:
            yield from self._abstain(draft, quotes)
            return
        draft.citations = list(quotes)
        yield draft.add(AnswerSentence(notice("quotes_only", draft.lang), (), "notice"), ())
        for quote in quotes:
            rendition = self.library.rendition(quote.doc_id, draft.lang)
            text = rendition.text(quote.start, quote.end) if rendition else quote.quote
            yield draft.add(AnswerSentence(text, (quote.marker,), "quoted"), (quote,))
        yield draft.done("answered")

    def _abstain(self, draft: Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        draft.citations = list(quotes)
        name = "not_stated" if quotes else "nothing_near"
        markers = tuple(quote.marker for quote in quotes)
        yield draft.add(AnswerSentence(notice(name, draft.lang), markers, "notice"), tuple(quotes))
        yield draft.done("abstained")


def _sentences(pieces: Iterator[str]) -> Iterator[str]:
    """Whole sentences of a text that arrives in pieces, each as soon as the next one begins."""
    text = ""
    for piece in pieces:
        text += piece
        spans = sentences(text)
        if len(spans) > 1:
            yield from (text[start:end] for start, end in spans[:-1])
            text = text[spans[-1][0] :]
    yield from (text[start:end] for start, end in sentences(text))

"""The retrieval chain: retrieve, read, verify, render. Each step is a file of its own."""

import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from index.library import Library
from index.retrieve import Retriever
from index.sentences import sentences
from index.types import Hit, Lang

from .cite import cite
from .evidence import best_quotes
from .excerpts import Excerpt, excerpts, rank
from .models.chat import ChatModel
from .question import asks_for_a_list, check_question, language_of, standalone
from .reader import Reader
from .support import Support, find_support
from .translate import Translator, names_kept, terms_wording
from .types import (
    Answer,
    AnswerSentence,
    Citation,
    Done,
    Event,
    Evidence,
    SentenceReady,
    Stage,
    Status,
    Timings,
    Turn,
)
from .wording import notice

# Chunks retrieved, and how many of the best excerpts are asked whether they say it. Measured on the
# first questions (both languages), the right excerpt ranks first for 43 of 52 and among three for
# all; where it is read, it is the surest of them for 48.
CHUNKS = 8
EXCERPTS = 3
# The confidence (see `reader`) below which it is not said: unanswerable questions reached 0.69 in
# Chinese, answerable ones fell to 0.72.
ENOUGH = 0.70
# Confidence and bonus at which no further excerpt is asked.
CERTAIN = 0.93
# What a heading with all words of the question adds to the confidence, and a list to be had.
HEADING_BONUS = 0.15
LIST_BONUS = 0.02
# A failed sentence gives way to its source when the source holds this share of its words.
QUOTE_COVERAGE = 0.35


@dataclass(slots=True)
class _Draft:
    """An answer in the making."""

    lang: Lang
    started: float
    retrieve_ms: float = 0.0
    first_ms: float = 0.0
    sentences: list[AnswerSentence] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def elapsed_ms(self) -> float:
        return (time.perf_counter() - self.started) * 1000

    def add(self, sentence: AnswerSentence, cited: Sequence[Citation]) -> SentenceReady:
        self.first_ms = self.first_ms or self.elapsed_ms()
        self.sentences.append(sentence)
        return SentenceReady(sentence, tuple(cited))

    def cite(self, excerpt: Excerpt, spans: Sequence[tuple[int, int]]) -> list[Citation]:
        """Citations of ``spans``; a span cited before keeps its marker."""
        found = []
        for start, end in spans:
            new = cite(excerpt.document, start, end, len(self.citations) + 1)
            for known in self.citations:
                if (known.doc_id, known.start, known.end) == (new.doc_id, new.start, new.end):
                    new = known
            if new.marker > len(self.citations):
                self.citations.append(new)
            found.append(new)
        return sorted(found, key=lambda citation: citation.marker)


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
    ) -> Iterator[Event]:
        """Events in order: `Evidence` (again when more is known), stages, sentences, `Done`.

        ``lang`` is the language to answer in, by default the question's. Closing the iterator
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
        for excerpt in self._excerpts(None):
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
        draft = _Draft(lang or asked_lang, time.perf_counter())
        if history:
            yield Stage("rewriting")
        question = standalone(question, history, self._model)
        yield Stage("retrieving")
        wordings = self._wordings(question, asked_lang, doc_ids)
        hits = self._retrieve(question, wordings, doc_ids)
        draft.retrieve_ms = draft.elapsed_ms()
        quotes = best_quotes(self._retriever, question, hits, list(wordings.values()))
        yield Evidence(quotes)
        if not supported and lang is None:
            yield draft.add(AnswerSentence(notice("other_language", "en"), (), "notice"), ())
        if self._reader is None or not hits:
            yield from self._quotes_only(draft, quotes)
            return
        yield from self._read(draft, question, asked_lang, doc_ids, hits)
        if not any(sentence.origin != "notice" for sentence in draft.sentences):
            yield from self._abstain(draft, quotes)
        else:
            yield self._done(draft, "answered")

    def _languages(self, doc_ids: Collection[str] | None) -> set[Lang]:
        return {
            document.lang
            for document in self.library.list()
            if doc_ids is None or document.id in doc_ids
        }

    def _wordings(
        self, question: str, lang: Lang, doc_ids: Collection[str] | None
    ) -> dict[Lang, str]:
        """The question in each other language that the articles are in, where it can be had."""
        found: dict[Lang, str] = {}
        for target in sorted(self._languages(doc_ids) - {lang}):
            if self._translator:
                found[target] = self._worded(question, lang, target)
            elif terms := terms_wording(question, target):
                found[target] = terms
        return found

    def _retrieve(
        self, question: str, wordings: dict[Lang, str], doc_ids: Collection[str] | None
    ) -> list[Hit]:
        return self._retriever.retrieve(
            question, CHUNKS, wordings=list(wordings.values()), doc_ids=doc_ids
        )

    def _excerpts(self, doc_ids: Collection[str] | None) -> list[Excerpt]:
        chunks = self.library.chunks
        return [
            excerpt
            for document in self.library.list()
            if doc_ids is None or document.id in doc_ids
            for excerpt in excerpts(
                document, (chunk for chunk in chunks if chunk.doc_id == document.id)
            )
        ]

    def _read(
        self,
        draft: _Draft,
        question: str,
        lang: Lang,
        doc_ids: Collection[str] | None,
        hits: Sequence[Hit],
    ) -> Iterator[Event]:
        """Give the verified sentences of the excerpt that most surely says it, if one does."""
        assert self._reader is not None
        yield Stage("reading")
        candidates = rank(self._excerpts(doc_ids), hits)[:EXCERPTS]
        chosen = self._surest(candidates, question, lang)
        if chosen is not None:
            wording = self._worded(question, lang, chosen.document.lang)
            reading = self._reader.read(chosen, wording)
            try:
                yield from self._verified(draft, chosen, wording, reading.text())
            finally:
                reading.close()

    def _surest(self, candidates: Sequence[Excerpt], question: str, lang: Lang) -> Excerpt | None:
        """The excerpt that most surely says it, None when none is sure `ENOUGH`.

        Between verdicts that are near each other the headings decide: those that share words with
        the question, and for a question after a list those of a section that lists others.
        """
        assert self._reader is not None
        listing = asks_for_a_list(question)
        best: tuple[float, Excerpt] | None = None
        for excerpt in candidates:
            wording = self._worded(question, lang, excerpt.document.lang)
            reading = self._reader.read(excerpt, wording)
            reading.close()
            if reading.confidence < ENOUGH:
                continue
            score = reading.confidence + HEADING_BONUS * excerpt.named_by(wording)
            if listing and len(excerpt.headings) > 1:
                score += LIST_BONUS
            if best is None or score > best[0]:
                best = (score, excerpt)
            if score >= CERTAIN and not listing:
                break
        return best[1] if best else None

    def _worded(self, question: str, lang: Lang, target: Lang) -> str:
        if lang == target or self._translator is None:
            return question
        texts = [document.text for document in self.library.list() if document.lang == target]
        return self._translator.question(question, target, names_kept(question, texts))

    def _verified(
        self, draft: _Draft, excerpt: Excerpt, question: str, pieces: Iterator[str]
    ) -> Iterator[Event]:
        for sentence in _sentences(pieces):
            support = find_support(sentence, excerpt, question)
            origin, text = "written", sentence
            if support.fault:
                if support.coverage < QUOTE_COVERAGE:
                    continue
                support = Support(support.spans[:1], support.coverage)
                origin, text = "quoted", _text(excerpt, support.spans[0])
            cited = draft.cite(excerpt, support.spans)
            if draft.lang != excerpt.document.lang and self._translator is not None:
                yield Stage("translating")
                translated = self._translator.sentence(
                    text, draft.lang, [citation.quote for citation in cited]
                )
                if translated is None:
                    origin, text = "quoted", _text(excerpt, support.spans[0])
                else:
                    text = translated
            if any(text == known.text for known in draft.sentences):
                continue
            markers = tuple(citation.marker for citation in cited)
            yield draft.add(AnswerSentence(text, markers, origin), cited)  # type: ignore[arg-type]

    def _quotes_only(self, draft: _Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        if not quotes:
            yield from self._abstain(draft, quotes)
            return
        draft.citations = list(quotes)
        yield draft.add(AnswerSentence(notice("quotes_only", draft.lang), (), "notice"), ())
        for quote in quotes:
            yield draft.add(AnswerSentence(quote.quote, (quote.marker,), "quoted"), (quote,))
        yield self._done(draft, "answered")

    def _abstain(self, draft: _Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        draft.citations = list(quotes)
        name = "not_stated" if quotes else "nothing_near"
        markers = tuple(quote.marker for quote in quotes)
        yield draft.add(AnswerSentence(notice(name, draft.lang), markers, "notice"), tuple(quotes))
        yield self._done(draft, "abstained")

    def _done(self, draft: _Draft, status: Status) -> Done:
        timings = Timings(draft.retrieve_ms, draft.first_ms, draft.elapsed_ms())
        return Done(
            Answer(
                status,
                _joined(draft.sentences, draft.lang),
                tuple(draft.sentences),
                tuple(draft.citations),
                draft.lang,
                timings,
                self.model_name,
            )
        )


def _text(excerpt: Excerpt, span: tuple[int, int]) -> str:
    return excerpt.document.text[span[0] : span[1]]


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


def _joined(parts: Sequence[AnswerSentence], lang: Lang) -> str:
    marked = [part.text + "".join(f"[{marker}]" for marker in part.markers) for part in parts]
    return ("" if lang == "zh" else " ").join(marked)

"""The retrieval chain: retrieve, read, verify, render. Each step is a file of its own."""

import threading
import time
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from index.library import Library
from index.types import Document, Lang
from prompts.glossary import Glossary, builtin_glossary

from .asked import Asked
from .cite import cite
from .draft import Draft
from .models.calls import Call
from .models.chat import ChatModel
from .models.replies import Replies
from .overview import asks_for_an_overview, main_point, overview, parts_of
from .questions.courtesy import courtesy
from .questions.followup import FollowUps
from .questions.plain import plain
from .questions.question import check_question, language_of
from .questions.spelling import respelled
from .reading.excerpts import Excerpt, Span
from .reading.reader import Reader
from .reading.search import Searcher
from .reading.section import asks_for_a_part, places_asked, section_asked
from .reckon import reckon
from .say import say
from .telling import Teller
from .translation.dictionary import load_dictionary, terms_shared
from .translation.translate import Translator, names_paired, names_written
from .types import (
    Answer,
    AnswerSentence,
    Citation,
    Done,
    Event,
    Evidence,
    SentenceReady,
    Stage,
    Turn,
)
from .verification.correct import Corrector, leading_notice
from .verification.verify import Verified, quoted
from .warming import openings, titles
from .wording import notice

#: What is asked about as a whole: the notice to begin with, if any, places to show at once, and
#: the sentences that are told.
_Whole = tuple[str, list[tuple[Excerpt, Span]], Iterator[tuple[Excerpt, Verified]]]


class Assistant:
    """Answers questions about the articles of a library, each sentence with verified quotes.

    ``model`` None answers with the best quotes alone; ``glossary`` is by default the built-in
    one; ``replies`` keeps what sections are summed up by. Safe to share between threads.
    """

    def __init__(
        self,
        library: Library,
        model: ChatModel | None,
        glossary: Glossary | None = None,
        replies: Replies | None = None,
    ) -> None:
        self.library = library
        self.model_name = model.name if model else "none"
        self._model = model
        self.glossary = glossary or builtin_glossary()
        self._searcher = Searcher(library)
        self._corrector = Corrector(self._searcher)
        self._translator = Translator(model, self.glossary) if model else None
        self._teller = (
            Teller(self._searcher, model, self._translator) if model and self._translator else None
        )
        # What is asked about every section alike, whoever asks: worth keeping.
        self._summing = Reader(model, replies) if model else None
        self._retelling = Translator(model, self.glossary, replies) if model else None
        self._follow_ups = FollowUps(model)
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

        `Evidence` comes before the model is first waited for, unless the question is to be
        translated for a search; another one takes its place when the model has rewritten it.
        ``lang`` is the language to answer in, by default the question's. Closing the generator
        stops the model. Raises `BadInput`, `StoreError`, `ModelUnavailable`.
        """
        with self._busy():
            yield from self._stream(check_question(question), history, lang, doc_ids)

    def main_points(
        self, doc_id: str, lang: Lang, only: Collection[int] | None = None
    ) -> Generator[tuple[Excerpt, SentenceReady], None, None]:
        """Each excerpt of an article in order, with a verified sentence of it in ``lang``.

        ``only`` holds where the wanted excerpts begin, by default all are wanted.
        Notices come as sentences without citations; markers count through. Closing the generator
        stops the model. Raises `StoreError`, `ModelUnavailable`.
        """
        with self._busy():
            document = self.library.get(doc_id)
            draft = Draft(lang, self.model_name, time.perf_counter())
            to_be_had = self.library.rendition(doc_id, lang) is not None
            for excerpt in self._searcher.excerpts(document, lang if to_be_had else document.lang):
                if only is not None and excerpt.start not in only:
                    continue
                point = main_point(excerpt, self._summing)
                for event in say(draft, excerpt, point, self._retelling):
                    if isinstance(event, SentenceReady):
                        yield excerpt, event

    def warm(self) -> None:
        """Have what a search needs loaded, then the engine read every excerpt once, giving way to
        questions between two of them.

        Returns when all are read or `close` was called. Reading ahead is worth it only where the
        engine keeps what it read, which a local one does. Raises `StoreError`.
        """
        for asked in titles(self.library, self.glossary):
            self._searcher.quotes(asked, self._searcher.hits(asked))
        load_dictionary()
        if self._model is None or not self._model.keeps_prompts:
            return
        for opening in openings(self._searcher, self._model):
            if self._model.has_read(opening):
                continue
            self.idle()
            if self._closed:
                return
            self._model.complete(opening, max_tokens=1, opening=opening, purpose="warm")

    def idle(self, seconds: float | None = None) -> bool:
        """Wait, ``seconds`` at most, until no question is being answered or `close` was called;
        whether it came to that."""
        with self._changed:
            return self._changed.wait_for(lambda: self._closed or not self._questions, seconds)

    @contextmanager
    def counting(self) -> Iterator[list[Call]]:
        """A list that every model call which ends meanwhile is added to."""
        if self._model is None:
            yield []
            return
        with self._model.counting() as calls:
            yield calls

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
        started = time.perf_counter()
        asked_lang, supported = language_of(question, history)
        draft = Draft(lang or asked_lang, self.model_name, started)
        if said := courtesy(question):
            yield draft.note(said)
            yield draft.done("abstained")
            return
        typed, question = question, plain(question)
        paired = names_paired(" ".join([question, *(asked for asked, _ in history)]))
        documents = [doc for doc in self.library.list() if doc_ids is None or doc.id in doc_ids]
        draft.names = self._names(question, paired, documents, asked_lang)
        question = respelled(question, self._searcher.texts(documents))
        foreign = not supported
        if foreign and self._translator is not None:
            yield Stage("translating")
            names = names_written(question, [document.text for document in documents])
            question = self._translator.question(question, "en", names)

        def about(question: str, translator: Translator | None = self._translator) -> Asked:
            return Asked(
                question,
                asked_lang,
                draft.lang,
                self.library,
                documents,
                translator,
                self.glossary,
                paired,
                [said for _, said in history],
            )

        asked = about(question)
        whole = self._asked_whole(asked)  # which no conversation makes clearer
        if whole is None and history:
            yield Stage("rewriting")
            leaning = self._follow_ups.at_once(question, history)
            if self._model is not None and leaning != question:
                yield self._evidence(about(leaning, None))
            question = self._follow_ups.standalone(question, history, typed)
            asked_lang, _ = language_of(question, history)
            asked = about(question)
            whole = self._asked_whole(asked)
        if whole is not None:
            yield from self._overview(draft, *whole)
            return
        yield Stage("retrieving")
        hits = self._searcher.hits(asked)
        draft.retrieve_ms = draft.elapsed_ms()
        quotes = self._searcher.quotes(asked, hits)
        yield Evidence(quotes)
        if foreign and lang is None:
            yield draft.add(AnswerSentence(notice("other_language", "en"), (), "notice"), ())
        if self._teller is None or not hits:
            yield from self._quotes_only(draft, quotes)
            return
        yield from self._teller.read(draft, asked, hits)
        if draft.states_something:
            yield from self._reckon(draft, asked)
        else:
            yield from self._correct(draft, asked, quotes)
        if draft.states_something:
            yield draft.done("answered")
        else:
            yield from self._abstain(draft, quotes)

    def _names(
        self,
        question: str,
        paired: Sequence[tuple[str, str]],
        documents: Sequence[Document],
        lang: Lang,
    ) -> tuple[tuple[str, str], ...]:
        """The names and terms of a question that articles in the other language have a word for,
        each as it stands there and as the reader writes it.
        """
        foreign = [
            document.text
            for document in documents
            if document.lang != lang and self.library.rendition(document.id, lang) is None
        ]
        if not foreign:
            return ()
        terms = terms_shared(question, "en" if lang == "zh" else "zh", foreign)
        written = dict(terms) | dict(names_written(question, foreign)) | dict(paired)
        return tuple((theirs, mine) for mine, theirs in written.items() if theirs != mine)

    def _evidence(self, asked: Asked) -> Evidence:
        """The quotes nearest to a question as it stands."""
        return Evidence(self._searcher.quotes(asked, self._searcher.hits(asked)))

    def _asked_whole(self, asked: Asked) -> _Whole | None:
        """When all of the articles, or of a section that is named, is asked about, or where words
        stand that are quoted.
        """
        if self._summing is None or not asked.documents:
            return None
        overall = asks_for_an_overview(asked.text)
        if not overall and not asks_for_a_part(asked.text):
            return None  # which is told by the wording alone, without any article
        articles = [self._searcher.excerpts(each, asked.read_in(each)) for each in asked.documents]
        if overall:
            return self._parts(articles, "overview")
        every = [*chain.from_iterable(articles)]
        if named := section_asked(asked.text, every):
            return self._parts([named], "")
        if places := places_asked(asked.text, every):
            return "", places, ((excerpt, quoted(excerpt, span)) for excerpt, span in places)
        return None

    def _parts(self, articles: Sequence[Sequence[Excerpt]], begins: str) -> _Whole:
        """A sentence for each part of ``articles``, until it is had how that part begins."""
        assert self._summing is not None
        parts = parts_of(articles)
        firsts = [(part, part.sentences()[0]) for part in parts]
        return begins, firsts, overview(parts, self._summing)

    def _overview(
        self,
        draft: Draft,
        begins: str,
        places: Sequence[tuple[Excerpt, Span]],
        points: Iterator[tuple[Excerpt, Verified]],
    ) -> Iterator[Event]:
        """Give a sentence for each part of what is asked about; see `_Whole`."""
        draft.retrieve_ms = draft.elapsed_ms()
        yield Evidence(
            tuple(
                cite(excerpt.document, *span, marker)
                for marker, (excerpt, span) in enumerate(places, start=1)
            )
        )
        yield Stage("reading")
        if begins:
            yield draft.note(begins)
        for excerpt, sentence in points:
            yield from say(draft, excerpt, sentence, self._translator)
        yield draft.done("answered")

    def _correct(self, draft: Draft, asked: Asked, quotes: Sequence[Citation]) -> Iterator[Event]:
        """The quote that denies what the question takes for granted, if one does."""
        if (quote := self._corrector.denial(asked, quotes)) is None:
            return
        document = self.library.get(quote.doc_id)
        text = self._searcher.quoted(quote, asked.read_in(document))
        yield draft.note(leading_notice(asked.text))
        cited = draft.cite(document, [(quote.start, quote.end)])
        yield draft.add(AnswerSentence(text, (cited[0].marker,), "quoted"), cited)

    def _reckon(self, draft: Draft, asked: Asked) -> Iterator[Event]:
        """What code can tell from the figures that are cited, where no sentence says it yet."""
        if draft.lang != asked.lang:
            return
        cited = [
            citation
            for citation in draft.citations
            if asked.read_in(self.library.get(citation.doc_id)) == draft.lang
        ]
        texts = [self._searcher.quoted(citation, draft.lang) for citation in cited]
        told = [said.text for said in draft.sentences]
        questions = dict.fromkeys([asked.text, *draft.parts])
        found = (
            each for question in questions for each in reckon(question, texts, draft.lang, told)
        )
        for text, places in found:
            if draft.says(text):  # of the most and of the least each part tells one
                continue
            held = tuple(cited[place] for place in places)
            markers = tuple(citation.marker for citation in held)
            yield draft.add(AnswerSentence(text, markers), held)

    def _quotes_only(self, draft: Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        if not quotes:
            yield from self._abstain(draft, quotes)
            return
        draft.citations = list(quotes)
        yield draft.note("quotes_only")
        for quote in quotes:
            text = self._searcher.quoted(quote, draft.lang)
            yield draft.add(AnswerSentence(text, (quote.marker,), "quoted"), (quote,))
        yield draft.done("answered")

    def _abstain(self, draft: Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        draft.citations = near = draft.nearest(quotes)
        name = "not_stated" if near else "nothing_near"
        markers = tuple(quote.marker for quote in near)
        yield draft.add(AnswerSentence(notice(name, draft.lang), markers, "notice"), tuple(near))
        yield draft.done("abstained")

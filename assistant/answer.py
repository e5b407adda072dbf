"""The retrieval chain: retrieve, read, verify, render. Each step is a file of its own."""

import threading
import time
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from math import inf

from index.library import Library
from index.retrieve import Retriever
from index.types import LANGS, Document, Hit, Lang
from prompts import Message, load
from prompts.glossary import Glossary, builtin_glossary

from .asked import Asked
from .choose import Chosen, choose
from .courtesy import courtesy
from .draft import Draft
from .evidence import best_quotes
from .excerpts import Excerpt, excerpts, rank
from .figures import asks_for_a_figure, compares
from .followup import FollowUps
from .judge import CERTAIN, RESCUED, Judge
from .models.calls import Call
from .models.chat import ChatModel
from .models.replies import Replies
from .overview import asks_for_an_overview, main_point, overview
from .parts import parts
from .premise import denies
from .question import asks_for_a_list, check_question, language_of
from .reader import Reader, opening_of
from .reckon import reckon
from .section import section_asked
from .side_by_side import Searched, side_by_side
from .stated import SURE, by_probe
from .translate import Translator, names_kept
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
from .verify import Verified
from .wording import notice

# Chunks retrieved.
CHUNKS = 8
# Prompts with examples, which are long and the same for every question.
WITH_EXAMPLES = ("stated", "split", "standalone", "instead")

#: An excerpt, and the sentences that were told from it.
Told = tuple[Chosen, list[Verified]]


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
        self._retriever = Retriever(library)
        self._reader = Reader(model) if model else None
        self._judge = Judge(library, model) if model else None
        self.glossary = glossary or builtin_glossary()
        self._translator = Translator(model, self.glossary) if model else None
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
            for excerpt in self._excerpts(document, lang if to_be_had else document.lang):
                if only is not None and excerpt.start not in only:
                    continue
                point = main_point(excerpt, self._summing)
                for event in self._say(draft, excerpt, point, self._retelling):
                    if isinstance(event, SentenceReady):
                        yield excerpt, event

    def warm(self) -> None:
        """Have the engine read every excerpt once, giving way to questions between two of them.

        Returns when all are read or `close` was called. Worth doing only where the engine keeps
        what it read, which a local one does.
        """
        if self._model is None or not self._model.keeps_prompts:
            return
        for opening in self._openings():
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
        documents = [doc for doc in self.library.list() if doc_ids is None or doc.id in doc_ids]
        foreign = not supported
        if foreign and self._translator is not None:
            yield Stage("translating")
            names = names_kept(question, [document.text for document in documents])
            question = self._translator.question(question, "en", names)

        def about(question: str) -> Asked:
            return Asked(
                question,
                asked_lang,
                draft.lang,
                self.library,
                documents,
                self._translator,
                self.glossary,
            )

        asked = about(question)
        whole = self._asked_whole(asked)  # which no conversation makes clearer
        if whole is None and history:
            yield Stage("rewriting")
            question = self._follow_ups.standalone(question, history)
            asked_lang, _ = language_of(question, history)
            asked = about(question)
            whole = self._asked_whole(asked)
        if whole is not None:
            yield from self._overview(draft, *whole)
            return
        yield Stage("retrieving")
        wordings = asked.wordings()
        hits = self._retrieve(asked)
        draft.retrieve_ms = draft.elapsed_ms()
        quotes = best_quotes(self._retriever, question, hits, wordings)
        yield Evidence(quotes)
        if foreign and lang is None:
            yield draft.add(AnswerSentence(notice("other_language", "en"), (), "notice"), ())
        if self._reader is None or not hits:
            yield from self._quotes_only(draft, quotes)
            return
        yield from self._read(draft, asked, hits)
        if draft.states_something:
            yield from self._reckon(draft, asked)
        else:
            yield from self._correct(draft, asked, quotes)
        if draft.states_something:
            yield draft.done("answered")
        else:
            yield from self._abstain(draft, quotes)

    def _read(self, draft: Draft, asked: Asked, hits: Sequence[Hit]) -> Iterator[Event]:
        """Give the verified sentences of the excerpt that most surely says it, if one does.

        A question for several things that stand in different excerpts is answered thing by thing;
        one that a single excerpt seems to answer, as a whole first, as it may tell one thing alone.
        """
        assert self._judge is not None and self._model is not None
        yield Stage("reading")
        likely = self._choose(asked, hits)
        singles = parts(asked.text, asked.lang, self._model)
        if len(singles) > 1:
            yield from self._read_in_parts(draft, asked, singles, likely)
            return
        said = yield from self._tell(draft, asked, likely)
        if said and asks_for_a_list(asked.text):
            yield from self._go_on(draft, asked, said, likely)

    def _read_in_parts(
        self, draft: Draft, asked: Asked, singles: Sequence[str], likely: Sequence[Chosen]
    ) -> Iterator[Event]:
        """Answer a question for several things; ``likely`` is chosen for it as a whole."""
        whole = next(iter(likely), None)
        found = [
            (single, self._choose(single, self._retrieve(single), whole))
            for single in map(asked.about, singles)
        ]
        told: list[Told] = []
        together = len({chosen[0].place if chosen else None for _, chosen in found}) == 1
        asked_whole = found[0][1] if together else []
        if said := (yield from self._tell(draft, asked, asked_whole)):
            told.append(said)
        # An answer with fewer figures than parts that ask for one leaves a part out, sure or not.
        short = together and draft.figures_told(asked.text) < sum(map(asks_for_a_figure, singles))
        missing = []
        for single, chosen in found:
            left_out = short and asks_for_a_figure(single.text)
            judged = len(told) if together and not left_out else 0
            if not left_out and self._sureness(told[:judged], single) >= SURE:
                continue
            said = yield from self._tell(draft, single, chosen)
            if said:
                told.append(said)
            else:
                missing.append((single, judged))
        if not told and not asked_whole:  # nothing when taken apart: perhaps it was one thing
            yield from self._tell(draft, asked, likely)
        for single, judged in missing if told else ():  # else all is refused, in one sentence
            # One sentence may answer two parts; what was judged before was not sure.
            if self._sureness(told[judged:], single) < CERTAIN:
                yield draft.note("part_not_stated", question=single.text)

    def _sureness(self, told: Sequence[Told], asked: Asked) -> float:
        """How sure it is that something that was told answers a question; see `Judge.sureness`."""
        assert self._judge is not None
        return max(
            (
                self._judge.sureness(said, chosen, asked.worded(chosen.excerpt.lang))
                for chosen, said in told
            ),
            default=-inf,
        )

    def _asked_whole(self, asked: Asked) -> tuple[str, Iterator[tuple[Excerpt, Verified]]] | None:
        """When all of the articles, or of a section that is named, is asked about: the notice to
        begin with, if any, and a sentence for each part.
        """
        if self._summing is None or not asked.documents:
            return None
        articles = [self._excerpts(each, asked.read_in(each)) for each in asked.documents]
        if asks_for_an_overview(asked.text):
            return "overview", overview(articles, self._summing)
        if named := section_asked(asked.text, [*chain.from_iterable(articles)]):
            return "", overview([named], self._summing)
        return None

    def _overview(
        self, draft: Draft, begins: str, points: Iterator[tuple[Excerpt, Verified]]
    ) -> Iterator[Event]:
        """Give a sentence for each part of what is asked about."""
        yield Stage("reading")
        if begins:
            yield draft.note(begins)
        for excerpt, sentence in points:
            yield from self._say(draft, excerpt, sentence)
        yield draft.done("answered")

    def _correct(self, draft: Draft, asked: Asked, quotes: Sequence[Citation]) -> Iterator[Event]:
        """The quote that denies what the question takes for granted, if one does."""
        for quote in quotes:
            document = self.library.get(quote.doc_id)
            lang = asked.read_in(document)
            # A rendition may put it in other words than the question, where the original, asked in
            # its own language, does not: "makes no acquisitions", "which carmaker did it buy".
            if any(
                denies(self._quoted(quote, each), asked.worded(each), each)
                for each in dict.fromkeys((lang, document.lang))
            ):
                text = self._quoted(quote, lang)
                yield draft.note("otherwise")
                cited = draft.cite(document, [(quote.start, quote.end)])
                yield draft.add(AnswerSentence(text, (cited[0].marker,), "quoted"), cited)
                return

    def _reckon(self, draft: Draft, asked: Asked) -> Iterator[Event]:
        """What code can tell from the figures that are cited, where no sentence says it yet."""
        if draft.lang != asked.lang or any(compares(said.text) for said in draft.sentences):
            return
        cited = [
            citation
            for citation in draft.citations
            if asked.read_in(self.library.get(citation.doc_id)) == draft.lang
        ]
        texts = [self._quoted(citation, draft.lang) for citation in cited]
        for text, places in reckon(asked.text, texts, draft.lang):
            held = tuple(cited[place] for place in places)
            markers = tuple(citation.marker for citation in held)
            yield draft.add(AnswerSentence(text, markers), held)

    def _retrieve(self, asked: Asked) -> list[Hit]:
        """The chunks nearest to the question, those read in either language side by side."""
        searches: list[Searched] = []
        for lang in LANGS:
            ids = {document.id for document in asked.documents if asked.read_in(document) == lang}
            if ids:
                hits = self._retriever.retrieve(
                    asked.text, CHUNKS, wordings=asked.wordings(lang), doc_ids=ids
                )
                chunks = [chunk for chunk in self.library.chunks if chunk.doc_id in ids]
                searches.append(Searched(lang, asked.worded(lang), hits, chunks))
        return side_by_side(searches, self._retriever, self.library)

    def _choose(
        self, asked: Asked, hits: Sequence[Hit], whole: Chosen | None = None
    ) -> list[Chosen]:
        assert self._reader is not None
        found = {hit.chunk.doc_id for hit in hits}
        candidates = [
            excerpt
            for document in asked.documents
            if document.id in found
            for excerpt in self._excerpts(document, asked.read_in(document))
        ]
        return choose(self._reader, rank(candidates, hits), asked, whole)

    def _tell(
        self, draft: Draft, asked: Asked, likely: Sequence[Chosen]
    ) -> Generator[Event, None, Told | None]:
        """Give and return what the likeliest excerpt says to the question; where that is not sure
        enough, what the next one says, if it is much surer. None, and nothing, if neither is.
        """
        for place, chosen in enumerate(likely):
            found, sure = yield from self._judged(asked.worded(chosen.excerpt.lang), chosen)
            if sure >= (RESCUED if place else SURE):
                yield from self._say_all(draft, asked, chosen.excerpt, found)
                return chosen, found
        return None

    def _go_on(
        self, draft: Draft, asked: Asked, said: Told, likely: Sequence[Chosen]
    ) -> Iterator[Event]:
        """Tell the rest of a list from the other likely excerpts of the section it began in."""
        first, found = said
        if any(span in first.excerpt.headings for each in found for span in each.spans):
            return  # the headings list all there is
        for chosen in likely:
            if chosen.place == first.place or not chosen.continues(first):
                continue
            more, sure = yield from self._judged(asked.worded(chosen.excerpt.lang), chosen)
            if sure >= CERTAIN:
                yield from self._say_all(draft, asked, chosen.excerpt, more)

    def _judged(
        self, wording: str, chosen: Chosen
    ) -> Generator[Event, None, tuple[list[Verified], float]]:
        """What an excerpt says to a question, and how sure it is that this answers it."""
        assert self._judge is not None
        found = self._judge.told(chosen.excerpt, wording)
        yield Stage("verifying")
        return self._judge.weighed(found, chosen, wording)

    def _say_all(
        self, draft: Draft, asked: Asked, excerpt: Excerpt, found: Sequence[Verified]
    ) -> Iterator[Event]:
        """Add verified sentences, led by a notice where they deny what the question assumes."""
        wording = asked.worded(excerpt.lang)
        if any(e.fault == "asked" and denies(e.text, wording, excerpt.lang) for e in found):
            yield draft.note("otherwise")
        for each in found:
            yield from self._say(draft, excerpt, each)

    def _say(
        self,
        draft: Draft,
        excerpt: Excerpt,
        sentence: Verified,
        translator: Translator | None = None,
    ) -> Iterator[Event]:
        """Add a verified sentence, in the language of the answer."""
        cited = draft.cite(excerpt.document, sentence.spans)
        text, origin = sentence.text, sentence.origin
        translator = translator or self._translator
        if draft.lang != excerpt.lang and translator is not None:
            yield Stage("translating")
            quotes = [citation.quote for citation in cited]
            translated = translator.sentence(text, draft.lang, quotes)
            if translated is None:
                if not draft.says(notice("untranslated", draft.lang)):
                    yield draft.note("untranslated")
                text, origin = excerpt.worded(sentence.spans[0]), "quoted"
            else:
                text = translated
        known = draft.says(text) or draft.has_told(text, cited)
        if not known and not (origin == "written" and draft.quotes_whole(cited)):
            markers = tuple(citation.marker for citation in cited)
            yield draft.add(AnswerSentence(text, markers, origin), cited)

    def _excerpts(self, document: Document, lang: Lang) -> list[Excerpt]:
        """The excerpts of an article, to be read in ``lang``, in which it is to be had."""
        chunks = (chunk for chunk in self.library.chunks if chunk.doc_id == document.id)
        rendition = None if lang == document.lang else self.library.rendition(document.id, lang)
        return excerpts(document, chunks, rendition)

    def _openings(self) -> Iterator[list[Message]]:
        """How the prompts of later questions will begin: those with examples, then those with an
        excerpt, in every language that it is to be had in, the originals first.
        """
        for name in WITH_EXAMPLES:
            for lang in LANGS:
                # What a probe tells nobody asks for.
                if name != "stated" or self._model is None or not by_probe(self._model, lang):
                    yield load(name, lang).opening()
        documents = self.library.list()
        readings = [(document, document.lang) for document in documents]
        readings += [
            (document, lang)
            for document in documents
            for lang in LANGS
            if self.library.rendition(document.id, lang) is not None
        ]
        for document, lang in readings:
            yield from map(opening_of, self._excerpts(document, lang))

    def _quotes_only(self, draft: Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        if not quotes:
            yield from self._abstain(draft, quotes)
            return
        draft.citations = list(quotes)
        yield draft.note("quotes_only")
        for quote in quotes:
            text = self._quoted(quote, draft.lang)
            yield draft.add(AnswerSentence(text, (quote.marker,), "quoted"), (quote,))
        yield draft.done("answered")

    def _quoted(self, quote: Citation, lang: Lang) -> str:
        """A quote in ``lang`` where its article is to be had in it, else as it stands."""
        rendition = self.library.rendition(quote.doc_id, lang)
        return rendition.text(quote.start, quote.end) if rendition else quote.quote

    def _abstain(self, draft: Draft, quotes: Sequence[Citation]) -> Iterator[Event]:
        draft.citations = list(quotes)
        name = "not_stated" if quotes else "nothing_near"
        markers = tuple(quote.marker for quote in quotes)
        yield draft.add(AnswerSentence(notice(name, draft.lang), markers, "notice"), tuple(quotes))
        yield draft.done("abstained")

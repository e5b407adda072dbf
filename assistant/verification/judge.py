"""What an excerpt says to a question, and how sure it is that this answers it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from math import inf

from assistant.figures import (
    find_figures,
    lacks_what_is_asked,
    telling,
    unsupported_figures,
    without_figures,
)
from assistant.models.chat import ChatModel
from assistant.questions.reason import adds_a_point, asks_for_a_reason, tells_a_reason
from assistant.reading.choose import Chosen
from assistant.reading.excerpts import Excerpt, Span
from assistant.reading.reader import Reader
from assistant.reading.search import CHUNKS
from assistant.reading.series import announces_in_vain, paragraph_after
from assistant.reckon import reckon
from index.library import Library
from index.retrieve import Near, Retriever
from index.script import width
from index.tokens import content_words
from index.types import Hit

from .instead import keeps_its_place, leads_up_to, loses_a_name
from .stated import (
    RECKONED,
    SURE,
    Case,
    beside_the_point,
    nearness,
    pertinent,
    stated,
    sureness,
)
from .verify import HARMLESS, Verified, quoted, verify
from .whole import (
    completed,
    headings_asked_for,
    list_asked_for,
    told_by_number,
    with_what_goes_with_it,
)

# The sum of log-odds (see `stated`) from which an answer is not doubted. Below it the sentence of
# the excerpt that is nearest to the question is held against what the model chose to tell, and told
# in its stead when it is clearly surer; where what the model told is refused, when it is much so.
CERTAIN, CLEARLY, RESCUED = 5.0, 2.0, 2.0
# What the share of the question's words in a sentence counts beside their similarity (a cosine).
WORDS_WORTH = 0.1
# And the share of its figures: "why did the work stop for 47 days" names what happened by them.
FIGURES_WORTH = 0.1
# The share of an answer's words that the question holds, from which it may be the question given
# back: "it used to be seen as one kind of company and is now seen as another".
ECHO = 0.5
# The share of them that the source lacks, from which it need not be much surer to be told instead.
ECHOED = 0.3
_WHERE_OR_WHO = re.compile(
    r"哪[里儿]|何处|什么地方|哪个(?:城市|地方|国家|省)|是谁|谁(?!的)|\b(?:where|who|whom)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，；,;](?!\d)")
# How much of an answer's quotes is shown to the second reader, in Chinese characters (see `width`).
QUOTED_WIDTH = 300


class Judge:
    """Has excerpts of ``library`` read by ``model`` and weighs what they say.

    Every method raises `ModelUnavailable`.
    """

    def __init__(self, library: Library, model: ChatModel) -> None:
        self._library = library
        self._retriever = Retriever(library)
        self._model = model
        self._reader = Reader(model)

    def told(self, excerpt: Excerpt, wording: str) -> list[Verified]:
        """The verified sentences of what the model says; whole before it is judged, as the engine
        reads one prompt at a time.
        """
        return verify(self._reader.answer(excerpt, wording), excerpt, wording)

    def weighed(
        self, found: Sequence[Verified], chosen: Chosen, wording: str
    ) -> tuple[list[Verified], float]:
        """``found``, or what the excerpt says in its stead, and how sure it is that this answers
        the question (log-odds).

        How near it is to the question counts between excerpts. Within one it does not: what is told
        in the stead of what the model chose is told for being near.
        """
        said, sure = self._told_best(found, chosen, wording)
        if sure in (RECKONED, -inf):
            return said, sure
        return said, sure + nearness(self._nearer(said, chosen.excerpt, wording))

    def _told_best(
        self, found: Sequence[Verified], chosen: Chosen, wording: str
    ) -> tuple[list[Verified], float]:
        """`weighed`, but for how near it is."""
        excerpt = chosen.excerpt
        if headings := headings_asked_for(found, excerpt, wording):
            sure = self.sureness(headings, chosen, wording)
            if sure >= SURE:
                return headings, sure
        if run := told_by_number(excerpt, wording):
            return run, RECKONED
        listing = list_asked_for(excerpt, wording)
        ranked = self._nearest(excerpt, wording)
        near = [quoted(excerpt, span) for span in listing] or ranked[0]
        refused = not found
        # Paraphrased beyond what code can check, or made up: the source may say it itself.
        found = list(found) or [replace(each, fault="words") for each in near]
        sure = self.sureness(found, chosen, wording)
        if refused and sure < CERTAIN and not excerpt.has_words_of(wording):
            return found, -inf
        told = {span for each in found for span in each.spans}
        doubted = sure < CERTAIN and not keeps_its_place(found, near, excerpt, wording)
        known = told.issuperset(span for each in near for span in each.spans)
        if (listing or doubted) and not known:
            instead = self.sureness(near, chosen, wording)
            surer = sure if listing else sure + CLEARLY
            if instead > max(surer, RESCUED if sure < SURE else SURE):
                if listing or not leads_up_to(near, found, excerpt):
                    return with_what_goes_with_it(near, excerpt, wording), instead
                sure = instead
        for second in ranked[1:] if sure < SURE else ():
            if loses_a_name(second, found, excerpt, wording):
                continue
            instead = self.sureness(second, chosen, wording)
            if instead > RESCUED:
                return with_what_goes_with_it(second, excerpt, wording), instead
        if sure >= SURE:
            told_of = [self._telling(each, excerpt, wording) for each in found]
            found = completed(told_of, excerpt, wording)
        return found, sure

    def _telling(self, sentence: Verified, excerpt: Excerpt, wording: str) -> Verified:
        """``sentence``, or that of the source which it rests on, where it seems to give back the
        question and leave out what was asked for.
        """
        words = content_words(sentence.text)
        echoes = len(words & content_words(wording)) >= ECHO * len(words)
        if sentence.origin != "written" or not echoes:
            return sentence
        if unsupported_figures(sentence.text, [wording]):
            return sentence  # a figure is news, the rest of it may well be the question's
        span = sentence.spans[0]
        source = excerpt.worded(span)
        if _gives_back(sentence.text, wording, source):
            return replace(sentence, text=source, spans=(span,), origin="quoted")
        own, told = (
            stated(wording, (text,), excerpt.lang, self._model) for text in (sentence.text, source)
        )
        # What the question alone has, "one kind of company", may be all that is told.
        echoed = words & content_words(wording) - content_words(source)
        surer = own if len(echoed) >= ECHOED * len(words) else own + CLEARLY
        return (
            replace(sentence, text=source, spans=(span,), origin="quoted")
            if told > surer
            else sentence
        )

    def sureness(self, found: Sequence[Verified], chosen: Chosen, wording: str) -> float:
        """How sure it is that verified sentences answer the question; see `stated.sureness`."""
        case = _case(found, chosen, wording)
        return -inf if case is None else sureness(case, self._model)

    def _nearer(self, found: Sequence[Verified], excerpt: Excerpt, wording: str) -> int | None:
        """How many sentences of those found in the article are nearer to the question than all that
        ``found`` rests on; None where that is headings alone.
        """
        article = excerpt.document.id
        told = {span for each in found for span in each.spans}
        hits = self._retriever.retrieve(wording, CHUNKS, doc_ids={article})
        near = self._retriever.nearest_sentences(wording, [*self._chunks_of(excerpt), *hits])
        best = max((one.similarity for one in near if (one.start, one.end) in told), default=None)
        return None if best is None else sum(one.similarity > best for one in near)

    def _chunks_of(self, excerpt: Excerpt) -> list[Hit]:
        chunks = self._library.chunks_of(excerpt.document.id)
        return [Hit(chunk, 0.0) for chunk in chunks if excerpt.holds(chunk)]

    def beside_the_point(self, found: Sequence[Verified], chosen: Chosen, wording: str) -> bool:
        """Whether code can tell, without the model, that they do not."""
        case = _case(found, chosen, wording)
        return case is None or beside_the_point(case)

    def _nearest(self, excerpt: Excerpt, wording: str) -> list[list[Verified]]:
        """The sentence of ``excerpt`` that is nearest to the question and the next one, of those
        that have a figure of the kind that is asked for if there are any. Where a question for a
        reason is not told one by it, with the sentence after it, which often does, unless that
        begins anew.
        """
        asked, figures = content_words(wording), find_figures(wording)

        def worth(near: Near) -> float:
            text = excerpt.worded((near.start, near.end))
            words = len(asked & content_words(text)) / max(1, len(asked))
            missing = len(unsupported_figures(wording, [text])) / max(1, len(figures))
            return near.similarity + WORDS_WORTH * words - FIGURES_WORTH * missing

        found = self._retriever.nearest_sentences(wording, self._chunks_of(excerpt))
        # A heading, or a word that the question has, says nothing of it; nor does "there are three
        # reasons" of which none is named.
        fits = [
            bool(content_words(text := excerpt.worded((near.start, near.end))) - asked)
            and not lacks_what_is_asked(wording, [text])
            and not announces_in_vain(excerpt, (near.start, near.end))
            for near in found
        ]
        ranked = sorted(compress(found, fits) if any(fits) else found, key=worth, reverse=True)
        return [_with_its_reason(excerpt, (near.start, near.end), wording) for near in ranked[:2]]


def _with_its_reason(excerpt: Excerpt, span: Span, wording: str) -> list[Verified]:
    """A sentence, and the one after it in its paragraph where that may tell the reason that is
    asked for.
    """
    first = quoted(excerpt, span)
    if not asks_for_a_reason(wording) or tells_a_reason((first.text,)):
        return [first]
    after = [quoted(excerpt, each) for each in paragraph_after(excerpt, span)[:1]]
    return [first, *(each for each in after if not adds_a_point(each.text))]


def _case(found: Sequence[Verified], chosen: Chosen, wording: str) -> Case | None:
    """What is known of an answer; None where it tells when, of a question for where or who."""
    excerpt = chosen.excerpt
    answer = " ".join(each.text for each in found)
    if _tells_when_instead(answer, wording):
        return None
    quotes: list[str] = []
    spans = sorted({span for each in found for span in each.spans})
    for span in spans:
        quote = excerpt.lead(span) + pertinent(excerpt.worded(span), answer)
        if quotes and width(" ".join([*quotes, quote])) > QUOTED_WIDTH:
            break
        quotes.append(quote)
    quotes[0] = _titles(quotes, excerpt, wording) + quotes[0]
    fault = found[0].fault not in HARMLESS
    reckoned = any(reckon(wording, [*map(excerpt.worded, spans)], excerpt.lang))
    return Case(wording, tuple(quotes), excerpt.lang, chosen.confidence, fault, reckoned)


def _gives_back(sentence: str, question: str, source: str) -> bool:
    """Whether a clause of ``sentence`` is mostly words of ``question`` that its ``source`` has not:
    "it used to be seen as one kind of company", of "it went from a phone maker to …".
    """
    echo = content_words(question) - content_words(source)
    said = map(content_words, _CLAUSE.split(sentence))
    return any(len(words) > 2 and len(words & echo) >= ECHO * len(words) for words in said)


def _tells_when_instead(answer: str, question: str) -> bool:
    """Whether an answer to "where" or "who" brings dates and nothing else that is new."""
    figures = find_figures(answer)
    return bool(
        _WHERE_OR_WHO.search(question)
        and figures
        and all(figure.kind in ("date", "time") for figure in figures)
        and not telling(without_figures(answer)) - telling(question)
    )


def _titles(quotes: Sequence[str], excerpt: Excerpt, question: str) -> str:
    """The article's title, and in English the heading, to stand before quotes: each if it holds
    words of the question that the quotes do not. What all of a section is about its sentences
    seldom say.

    Of 13 nearest sentences that answer a development question and lie under a heading in English
    with such words, 10 became surer, by 0.9 in the middle, none less sure by more than 0.7;
    of 15 in Chinese some fell by 2.4.
    """
    missing = content_words(question) - content_words(" ".join(quotes))
    headings = excerpt.path[-1:] if excerpt.lang == "en" else ()
    titles = [title for title in (excerpt.article, *headings) if missing & content_words(title)]
    return "".join(f"[{title}] " for title in dict.fromkeys(titles))

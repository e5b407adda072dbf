"""What an excerpt says to a question, and how sure it is that this answers it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import compress
from math import inf

from assistant.figures import (
    asks_for_a_share,
    drops_what_is_asked,
    find_figures,
    hides_another_measure,
    lacks_what_is_asked,
    other_model,
    same_figure,
    telling,
    tells_what_was,
    unsupported_figures,
    without_figures,
)
from assistant.models.chat import ChatModel
from assistant.questions.parts import asks_several
from assistant.questions.question import (
    asks_for_a_difference,
    asks_for_a_list,
    asks_for_each,
    asks_for_means,
    asks_yes_or_no,
)
from assistant.questions.reason import (
    adds_a_point,
    asks_for_a_reason,
    follows_from_before,
    leaves_out_the_reason,
    tells_a_reason,
)
from assistant.reading.choose import Chosen
from assistant.reading.enumeration import leaves_run_short
from assistant.reading.excerpts import Excerpt, Span
from assistant.reading.itemised import list_led_up_to, list_told, steps, without_mark
from assistant.reading.reader import Reader
from assistant.reading.series import (
    announced,
    cuts_short,
    lacks_an_item,
    leaves_one_out,
    leaves_out,
    listed,
    numbered,
    rest_of_series,
    tells_another,
    told_by_rank,
)
from assistant.reckon import reckon
from index.library import Library
from index.retrieve import Near, Retriever
from index.script import width
from index.tokens import content_words
from index.types import Hit

from .stated import (
    RECKONED,
    SURE,
    Case,
    asks_which_is_more,
    beside_the_point,
    pertinent,
    stated,
    sureness,
)
from .verify import Verified, quoted, verify

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
# Faults (see `verify`) that do not tell against the source's own words in the place of the model's.
HARMLESS = ("", "asked", "form", "invented", "plan", "reason")
_WHERE_OR_WHO = re.compile(
    r"哪[里儿]|何处|什么地方|哪个(?:城市|地方|国家|省)|是谁|谁(?!的)|\b(?:where|who|whom)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，；,;](?!\d)")
# "Canal Walk", "SU7": no first word of a question.
_NAME = re.compile(
    r"(?<=[a-z\d,;] )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*|[A-Za-z]+\d+|(?<=[\u3400-\u9fff])[A-Z]\w+"
)
# How many sentences further on what was told may still be gone into.
_GOES_ON = 2
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
        """
        excerpt = chosen.excerpt
        if listed := _listed(found, excerpt, wording):
            sure = self.sureness(listed, chosen, wording)
            if sure >= SURE:
                return listed, sure
        if run := _told_by_number(excerpt, wording):
            told_of = [quoted(excerpt, span) for span in run]
            return [replace(each, text=without_mark(each.text)) for each in told_of], RECKONED
        run = _list_asked_for(excerpt, wording)
        ranked = self._nearest(excerpt, wording)
        near = [quoted(excerpt, span) for span in run] or ranked[0]
        # Paraphrased beyond what code can check, or made up: the source may say it itself.
        found = list(found) or [replace(each, fault="words") for each in near]
        sure = self.sureness(found, chosen, wording)
        told = {span for each in found for span in each.spans}
        doubted = bool(run) or sure < CERTAIN
        if _tells_no_reason(near, found, excerpt, wording):
            doubted = False
        if not run and _loses_a_name(near, found, excerpt, wording):
            doubted = False
        if doubted and not told.issuperset(span for each in near for span in each.spans):
            instead = self.sureness(near, chosen, wording)
            surer = sure if run else sure + CLEARLY
            if instead > max(surer, RESCUED if sure < SURE else SURE):
                if run or not _leads_up_to(near, found, excerpt):
                    return _with_what_goes_with_it(near, excerpt, wording), instead
                sure = instead
        for second in ranked[1:] if sure < SURE else ():
            if _loses_a_name(second, found, excerpt, wording):
                continue
            instead = self.sureness(second, chosen, wording)
            if instead > RESCUED:
                return _with_what_goes_with_it(second, excerpt, wording), instead
        if sure >= SURE:
            found = [self._telling(each, excerpt, wording) for each in found]
            found = [_whole(each, excerpt, wording) for each in found]
            whole = _wants_all(wording) or asks_which_is_more(wording)
            if not whole and not asks_several(wording):
                found = [_clipped(each, wording) for each in found]
                found = _without_strays(found, excerpt, wording)
            if asks_for_a_list(wording):
                found = _with_the_rest(found, excerpt, wording)
            found = _with_what_goes_with_it(found, excerpt, wording)
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
        chunks = [Hit(chunk, 0.0) for chunk in self._library.chunks if excerpt.holds(chunk)]
        asked, figures = content_words(wording), find_figures(wording)

        def worth(near: Near) -> float:
            text = excerpt.worded((near.start, near.end))
            words = len(asked & content_words(text)) / max(1, len(asked))
            missing = len(unsupported_figures(wording, [text])) / max(1, len(figures))
            return near.similarity + WORDS_WORTH * words - FIGURES_WORTH * missing

        found = self._retriever.nearest_sentences(wording, chunks)
        texts = [excerpt.worded((near.start, near.end)) for near in found]
        # A heading, or a word that the question has, says nothing of it.
        fits = [
            bool(content_words(text) - asked) and not lacks_what_is_asked(wording, [text])
            for text in texts
        ]
        ranked = sorted(compress(found, fits) if any(fits) else found, key=worth, reverse=True)
        spans = excerpt.sentences()
        places = [spans.index((near.start, near.end)) for near in ranked[:2]]
        return [_with_its_reason(excerpt, spans[place:][:2], wording) for place in places]


def _leads_up_to(near: Sequence[Verified], found: Sequence[Verified], excerpt: Excerpt) -> bool:
    """Whether what was ``found`` goes on from what is ``near``, in the same paragraph: "The fifth
    stage is the blindfold test. The trainer …", asked what that consists of.
    """
    if not found or found[0].fault not in HARMLESS:
        return False
    first, last = min(found[0].spans), max(span for each in near for span in each.spans)
    between = excerpt.document.text[last[1] : first[0]]
    return last[1] <= first[0] and not between.strip() and "\n" not in between


def _tells_no_reason(
    near: Sequence[Verified], found: Sequence[Verified], excerpt: Excerpt, question: str
) -> bool:
    """Whether a reason is asked for, and what was ``found`` rests on one, what is ``near`` not."""
    if not asks_for_a_reason(question):
        return False
    told, other = (
        tells_a_reason([excerpt.worded(span) for each in those for span in each.spans])
        for those in (found, near)
    )
    return told and not other


def _loses_a_name(
    near: Sequence[Verified], found: Sequence[Verified], excerpt: Excerpt, question: str
) -> bool:
    """Whether the quotes of what was ``found`` have a name of ``question`` that those of what is
    ``near`` have not, nor the sentence before them.
    """
    names = {name.casefold() for name in _NAME.findall(question)}
    told, other = (
        " ".join(excerpt.lead(s) + excerpt.worded(s) for each in those for s in each.spans)
        for those in (found, near)
    )
    return any(name in told.casefold() and name not in other.casefold() for name in names)


def _without_strays(found: Sequence[Verified], excerpt: Excerpt, question: str) -> list[Verified]:
    """``found`` without the sentences that have no word of ``question``, or of what was told before
    them, and do not go on from that either.
    """
    spans = excerpt.sentences()
    kept = [*found[:1]]
    for each in found[1:]:
        before = {span for known in kept for span in known.spans}
        goes_on = any(
            spans.index(span) - 1 in map(spans.index, before & {*spans})
            for span in each.spans
            if span in spans
        )
        known = telling(" ".join([question, *(one.text for one in kept)]))
        if goes_on or telling(each.text) & (known - telling(excerpt.article)):
            kept.append(each)
    return kept


def _with_its_reason(excerpt: Excerpt, spans: Sequence[Span], wording: str) -> list[Verified]:
    """The first of ``spans``, and the one after it where that may tell the reason asked for."""
    first, *after = [quoted(excerpt, span) for span in spans]
    if not asks_for_a_reason(wording) or tells_a_reason((first.text,)):
        return [first]
    return [first, *(each for each in after if not adds_a_point(each.text))]


def _told_by_number(excerpt: Excerpt, question: str) -> list[Span]:
    """What ``question`` counts where the text numbers it, line by line or by rank."""
    if run := steps(excerpt, question):
        return run
    return told_by_rank(excerpt, question) if asks_for_a_list(question) else []


def _list_asked_for(excerpt: Excerpt, question: str) -> list[Span]:
    """The sentence that names the things which ``question`` counts, or the lines that a sentence
    about what it asks for leads up to; none if it asks for no list, or there is none.
    """
    if not asks_for_a_list(question):
        return []
    enumeration = excerpt.enumeration(question)
    return [enumeration] if enumeration else list_led_up_to(excerpt, question)


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


def _wants_all(question: str) -> bool:
    """Whether ``question`` is after a series, or several things that are told in one sentence."""
    kinds = (asks_for_a_list, asks_for_means, asks_for_each, asks_for_a_difference)
    return any(kind(question) for kind in kinds)


def _whole(sentence: Verified, excerpt: Excerpt, question: str) -> Verified:
    """``sentence``, or that of the source which it rests on, where it tells of another item or
    model than the question names, leaves out the figure, the time or the reason asked for, tells
    one that was so before, cuts a series short that is asked for, or tells of one of the things
    that are to be told apart.
    """
    if sentence.origin != "written":
        return sentence
    source = excerpt.worded(sentence.spans[0])
    amiss = (
        tells_another(sentence.text, source, question)
        or (other_model(question, [sentence.text]) and not other_model(question, [source]))
        or drops_what_is_asked(question, sentence.text, source)
        or hides_another_measure(question, sentence.text, source)
        or tells_what_was(sentence.text, source)
        or (asks_for_a_reason(question) and leaves_out_the_reason(sentence.text, source))
        or (
            _wants_all(question)
            and (
                cuts_short(sentence.text, source, phrases=asks_for_each(question))
                or leaves_run_short(sentence.text, source)
            )
        )
        or lacks_an_item(sentence.text, listed(source, question))
        or (
            (asks_for_a_difference(question) or asks_for_a_share(question))
            and leaves_out(sentence.text, source, question)
        )
    )
    if amiss:
        return replace(sentence, text=source, spans=sentence.spans[:1], origin="quoted")
    # "Barriers of ecosystem, operating system and knowledge", of which one quote has all four.
    for span in sentence.spans if asks_for_a_list(question) else ():
        source = excerpt.worded(span)
        if leaves_one_out(sentence.text, source, question, excerpt.article):
            return replace(sentence, text=source, spans=(span,), origin="quoted")
    return sentence


def _listed(found: Sequence[Verified], excerpt: Excerpt, question: str) -> list[Verified]:
    """The headings of an ``excerpt`` that has as many as ``question`` names things, where what was
    ``found`` does not tell all of them: "What are the four barriers?"
    """
    told = {span for each in found for span in each.spans}
    if not excerpt.lists(question) or told >= {*excerpt.headings}:
        return []
    return [quoted(excerpt, span) for span in excerpt.headings]


def _with_the_rest(found: Sequence[Verified], excerpt: Excerpt, question: str) -> list[Verified]:
    """``found`` with the sentences that go on with its list, or the list as the source tells it
    where that says how many there are and fewer were told.
    """
    told = {span for each in found for span in each.spans}
    if told & {*excerpt.headings} or told & {excerpt.enumeration(question)}:
        return [*found]
    if run := announced(excerpt, told, question):
        return [quoted(excerpt, span) for span in run]
    return [*found, *(quoted(excerpt, span) for span in rest_of_series(excerpt, told))]


def _with_what_goes_with_it(
    found: Sequence[Verified], excerpt: Excerpt, question: str
) -> list[Verified]:
    """``found``, of which "there are three reasons" is followed by the three, a line of a list that
    is asked for, or what leads up to one, gives way to all of it, and "that is why", of a question
    for a reason, comes after what it follows from. Asked whether something is so, what is nearer to
    the question than that comes too.
    """
    told = {span for each in found for span in each.spans}
    if lines := _lines(found, excerpt, question):
        others = [each for each in found if not {*each.spans} & {*lines}]
        told_of = [quoted(excerpt, line) for line in lines]
        return [*others, *(replace(each, text=without_mark(each.text)) for each in told_of)]
    run = numbered(excerpt, told - {*excerpt.headings})
    after = [quoted(excerpt, span) for span in run if span not in told]
    if asks_yes_or_no(question) and (span := _nearer(found, excerpt, question)):
        after.append(quoted(excerpt, span))
    before: list[Verified] = []
    if span := _with_its_figure(told, excerpt, question):
        after.append(quoted(excerpt, span))
    first = min(found[0].spans)
    if asks_for_a_reason(question) and follows_from_before(excerpt.worded(first)):
        spans = excerpt.sentences()
        place = spans.index(first) if first in spans else 0
        before = [quoted(excerpt, span) for span in spans[max(0, place - 1) : place]]
    return [*(each for each in before if each.spans[0] not in told), *found, *after]


def _with_its_figure(told: Collection[Span], excerpt: Excerpt, question: str) -> Span | None:
    """The sentence soon after what was ``told``, in its paragraph, with the time, date or amount
    that ``question`` names and what was told lacks: "They choose the hour with care. It is eight on
    Thursdays, so that …", asked why on Thursdays.
    """
    missing = [
        figure
        for figure in unsupported_figures(question, [excerpt.worded(span) for span in told])
        if figure.unit or figure.kind in ("date", "time")
    ]
    spans = [span for span in excerpt.sentences() if span not in excerpt.headings]
    last = max((span for span in told if span in spans), default=None)
    if not missing or last is None:
        return None
    text = excerpt.document.text
    for span in spans[spans.index(last) + 1 :][:_GOES_ON]:
        if "\n" in text[last[1] : span[0]]:
            return None
        held = find_figures(excerpt.worded(span))
        if any(same_figure(one, other) for one in missing for other in held):
            return span
    return None


def _lines(found: Sequence[Verified], excerpt: Excerpt, question: str) -> list[Span]:
    """All of the list that ``found`` tells some lines of, where it is asked for, or leads up to."""
    leads = [
        span for each in found if each.text.rstrip().endswith((":", "：")) for span in each.spans
    ]
    if leads:
        return list_told(excerpt, leads, ())
    if not _wants_all(question):
        return []
    told = [span for each in found for span in each.spans]
    return list_told(excerpt, told, [each.text for each in found])


def _nearer(found: Sequence[Verified], excerpt: Excerpt, question: str) -> tuple[int, int] | None:
    """The sentence that has most of the words of ``question`` which what was ``found`` lacks, and
    some that it has: "evening tickets are at full price", asked whether students pay half for them,
    of "students pay half the price". None where none has the half of those that the excerpt has.
    """
    told = content_words(" ".join(each.text for each in found))
    asked = {word for word in content_words(question) if len(word) > 1}
    missing = (asked & content_words(excerpt.text)) - told

    def held(span: tuple[int, int]) -> int:
        words = content_words(excerpt.worded(span))
        return len(missing & words) if asked & told & words else 0

    known = {span for each in found for span in each.spans}
    others = [span for span in excerpt.sentences() if span not in known | {*excerpt.headings}]
    best = max(others, key=held, default=None)
    return best if best and held(best) > 1 and 2 * held(best) >= len(missing) else None


def _clipped(sentence: Verified, wording: str) -> Verified:
    """``sentence``, of one that is quoted the clauses that the question is about alone."""
    if sentence.origin != "quoted" or listed(sentence.text, wording):
        return sentence
    return replace(sentence, text=pertinent(sentence.text, wording).rstrip("；; "))


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

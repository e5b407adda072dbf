"""Whether a sentence of an answer is backed by sentences of the excerpt, and by which.

All of it is code, so that it holds for any model. Sentence and excerpt are in one language here:
an answer is verified in the language the excerpt was read in, and translated afterwards.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from assistant.figures import (
    find_figures,
    is_telling,
    misplaced_figures,
    misranked,
    moves_unfounded,
    other_multiple,
    places_taken,
    same_figure,
    takes_another_place,
    telling,
    unfounded_comparison,
    unsupported_figures,
    without_figures,
)
from assistant.polarity import (
    denies_something,
    has_negation,
    says_by_opposites,
    turns_round,
    turns_to_opposite,
)
from assistant.questions.reason import makes_up_a_reason
from assistant.reading.excerpts import Excerpt, Span
from index.script import HAN
from index.tokens import content_words, exact_names, tokens
from index.types import Lang

from .invented import invented

# Share of a sentence's words that must be in the sentences it rests on (COVERAGE), and in those,
# the headings or the question (KNOWN).
MIN_COVERAGE = 0.45
MIN_KNOWN = 0.6
# A further source sentence is cited when it brings this share of the words that the question does
# not hold (or of a third of all words, if those are fewer).
WORTH_CITING = 0.15
MAX_CITED = 8

_CLAUSE = re.compile(r"[，；。,;](?!\d)")
_ITEM = re.compile(r"[、，；。,;](?!\d)|以及|[和与及]|\b(?:and|or)\b")
# Not "recently", "at last", "in the first quarter", "at most", "only 60 per cent", "first joined".
_SUPERLATIVE = re.compile(
    r"最(?![近后终初])|唯一|第一(?!季|年|个?月|周|天|阶段|[期轮批步])|首[个次款家位]|冠军"
    r"|\b(?:(?<!at )most(?! of\b)|(?<!at )least|best|worst|only(?! (?:\w+ )?\d)|sole)\b"
    r"|(?<!at )\bfirst\b(?! (?:quarter|half|year|month|week|day|stage|phase|round|\w+ed)\b)"
    r"(?!,| (?:it|they|he|she|we|there)\b)"
    r"|\b(?:larg|great|high|low|long|short|fast|earli|lat|strong)(?:g)?est\b",
    re.IGNORECASE,
)
# And what else a source may have for one.
_FIRST_OR_MOST = re.compile(
    rf"{_SUPERLATIVE.pattern}|[第首][一1]?|最|\b(?:first|most|least|only|top|no\. ?1)\b",
    re.IGNORECASE,
)
# What is said of what is to be, or was to be.
_PLANNED = re.compile(
    r"计划|打算|预计|预期|力争|有望|拟[于在]|[目指]标|规划|将[在于达会要有]|未来|可能|如果"
    r"|\b(?:plan\w*|intend\w*|aim\w*|expect\w*|would|will|shall|may|might|could|propos\w+|draft"
    r"|target\w*|goal|forecast\w*|estimat\w+|suppos\w+|hop\w+|due|promis\w+|if|to be)\b",
    re.IGNORECASE,
)
# What a Chinese clause begins with, after words that lead on.
_SUBJECT = re.compile(
    r"\s*(?:而且|并且|但是|不过|然而|其中|另外|此外|同时|同期|相比之下|[而但则且又“])*+"
    rf"([{HAN}]{{2}})"
)
_OF_EACH = re.compile(
    r"[各每均都皆]|同样|一样|相同|\b(?:each|every|both|all|either|same|also|as well)\b",
    re.IGNORECASE,
)
# The share of a clause's words in the one that it seems to be from.
_TOLD_OF = 0.6
# Characters that join words, and make pairs with them that are none.
_JOINS = frozenset("是的为了")
# No name has more Chinese characters.
_LONGEST = 8

_REST = re.compile(
    r"剩[余下]|其余|\b(?:rest(?= (?:of|is|was|are|were|went|goes)\b)|remainder|remaining)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Support:
    """The source spans a sentence rests on, best first, and why it fails if it does.

    ``coverage`` is the share (0 to 1) of the sentence's words that stand in those spans.
    """

    spans: tuple[Span, ...]
    coverage: float
    fault: str = ""


def find_support(sentence: str, excerpt: Excerpt, question: str) -> Support:
    """The sentences of ``excerpt`` that back ``sentence``, and what is wrong with it, if anything.

    Words of the question may be repeated without support, figures and names may not. Faults:
    "figures", "asked" (no figures but the question's own are without support), "mixed" (a figure of
    another fact beside those of the sentence that tells all), "names", "negation" (or an opposite,
    see `contradicts`), "plan" (what was to be, told as what is), "superlative", "comparison" (a
    ranking, a rise or a fall too, that neither the source nor figures bear out), "reason" (one
    thing for that of another, where the source tells none), "words" (too little of it is in the
    source), "invented" (a word of it is nowhere, see `invented`).
    """
    spans = excerpt.sentences()
    texts = [excerpt.worded(span) for span in spans]
    sources = [content_words(text) for text in texts]
    words = content_words(sentence)
    chosen, left = _cover(words, content_words(question), sources)
    chosen = _with_items(sentence, sources, chosen)
    chosen = _with_figures(sentence, texts, sources, chosen, content_words(excerpt.article))
    cited = tuple(spans[place] for place in chosen)
    quotes = [texts[place] for place in chosen]
    unsupported = unsupported_figures(sentence, quotes)
    coverage = _share(words - left, words, "" if unsupported else sentence)
    fault = ""
    if not cited:
        fault = "words"
    elif unsupported or misplaced_figures(sentence, quotes, question):
        asked = unsupported_figures(question, quotes)
        own = [f for f in unsupported if not any(same_figure(f, other) for other in asked)]
        fault = "figures" if own or not unsupported else "asked"
    elif _doubles_a_figure(sentence, quotes) or other_multiple(sentence, quotes):
        fault = "figures"
    elif takes_another_place(sentence, quotes):
        fault = "asked" if places_taken(sentence) <= places_taken(question) else "figures"
    elif (single := _source_of_all(sentence, quotes)) is not None:
        fault = "mixed"
        cited = (cited[single],)
    elif (
        _names(sentence) - _held(excerpt)
        or _misplaced_names(sentence, quotes, excerpt)
        or _exchanges_subjects(sentence, quotes, question)
        or _takes_asked_for_told(sentence, cited, excerpt, question)
        or _borrows_name(sentence, [spans[place] for place in sorted(chosen)], excerpt, question)
    ):
        fault = "names"
    elif contradicts(sentence, quotes, excerpt.lang):
        fault = "negation"
    elif takes_plan_for_fact(sentence, quotes):
        fault = "plan"
    elif exceeds(sentence, quotes):
        fault = "superlative"
    elif (
        unfounded_comparison(sentence, quotes)
        or moves_unfounded(sentence, quotes)
        or misranked(sentence, quotes, question)
    ):
        fault = "comparison"
    elif makes_up_a_reason(sentence, quotes):
        fault = "reason"
    elif coverage < MIN_COVERAGE or _known(sentence, quotes, question, excerpt) < MIN_KNOWN:
        fault = "words"
    elif excerpt.lang == "en":
        leads = [excerpt.lead(span) for span in cited]  # who "it" is
        known = _known_texts([*quotes, *leads], question, excerpt)
        fault = "invented" if invented(without_figures(sentence), known) else ""
    return Support(cited, coverage, fault)


def _cover(
    words: frozenset[str], asked: frozenset[str], sources: Sequence[frozenset[str]]
) -> tuple[list[int], frozenset[str]]:
    """Indices of the fewest sources that cover ``words`` (greedy), and the words not covered.

    The first is the one that holds most of them; a further one must add words that the question
    did not already hold, or every sentence that names the subject would be cited.
    """
    chosen: list[int] = []
    left, counted = words, words
    enough = WORTH_CITING * max(len(words - asked), len(words) / 3)
    while words and sources and len(chosen) < MAX_CITED:
        gain, place = max(
            (len(left & counted & source), -place) for place, source in enumerate(sources)
        )
        if gain == 0 or (chosen and gain < enough):
            break
        chosen.append(-place)
        left, counted = left - sources[-place], words - asked
    return chosen, left


def _share(held: frozenset[str], words: frozenset[str], sentence: str) -> float:
    """The share of ``words`` that are ``held``, or tell a figure of ``sentence``: figures are held
    against the source by themselves, in whatever unit (1.2公里, of 1200米).
    """
    if sentence:
        held |= words - content_words(without_figures(sentence))
    return len(words & held) / len(words) if words else 0.0


def _with_items(
    sentence: str, sources: Sequence[frozenset[str]], chosen: Sequence[int]
) -> list[int]:
    """``chosen`` and, for each thing of a list that these do not tell, the source that does."""
    found = list(chosen)
    items = [content_words(item) for item in _ITEM.split(sentence)]
    for words in items if found and len(items) > 2 else ():
        held = [words & source for source in sources]
        best = max(range(len(held)), key=lambda place: len(held[place]))
        new = held[best].difference(*(held[place] for place in found))
        told = 3 * len(held[best]) >= 2 * len(words)
        if new and told and best not in found and len(found) < MAX_CITED:
            found.append(best)
    return found


def _with_figures(
    sentence: str,
    texts: Sequence[str],
    sources: Sequence[frozenset[str]],
    chosen: Sequence[int],
    everywhere: frozenset[str],
) -> list[int]:
    """``chosen`` and those further sources that hold figures of the sentence which it wants.

    ``sources`` are the words of ``texts``. One that shares nothing with the sentence but the
    figure, and what is said ``everywhere`` in the article, is about something else.
    """
    found = list(chosen)
    wanting = unsupported_figures(sentence, [texts[place] for place in found])
    if not found or not wanting:
        return found
    words = content_words(without_figures(sentence)) - everywhere
    shared = [len(words & source) for source in sources]
    while wanting and len(found) < MAX_CITED:
        left = {
            place: unsupported_figures(sentence, [texts[at] for at in [*found, place]])
            for place, count in enumerate(shared)
            if count and place not in found
        }
        best = min(left, key=lambda at: (len(left[at]), -shared[at]), default=None)
        if best is None or len(left[best]) >= len(wanting):
            break
        found.append(best)
        wanting = left[best]
    return found


def _doubles_a_figure(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether ``sentence`` has a figure, with its unit, of more things than its source has it of:
    "the company has 2,000 engineers and the SU7's team 2,000", of the one team alone.
    """
    source = " ".join(quotes)
    if _OF_EACH.search(source):
        return False
    said, held = (
        [figure for figure in find_figures(text) if figure.unit and figure.kind == "number"]
        for text in (sentence, source)
    )
    pieces = [piece for piece in _ITEM.split(sentence) if piece.strip()]
    if len(pieces) < 2 or not all(content_words(without_figures(piece)) for piece in pieces):
        return False
    return any(
        sum(same_figure(one, other) for other in said)
        > sum(same_figure(one, other) for other in held)
        > 0
        for one in said
    )


def _source_of_all(sentence: str, quotes: Sequence[str]) -> int | None:
    """Which of ``quotes`` has figures of all the units in ``sentence``, which takes some of its own
    from another: "100 billion in all, 30 of it for research", of "45 billion in all, 30 of it for
    research" and the 100 billion of a plan. A bare number counts where it is no small one.
    """
    figures = find_figures(sentence)
    units = Counter(figure.unit for figure in figures)
    if len(quotes) < 2 or units.total() < 2:
        return None
    if any(not figure.unit and not is_telling(figure) for figure in figures):
        return None
    lacking = [unsupported_figures(sentence, [quote]) for quote in quotes]
    if not all(lacking):
        return None
    for place, quote in enumerate(quotes):
        held = Counter(figure.unit for figure in find_figures(quote))
        if len(lacking[place]) < units.total() and held >= units:
            others = [other for other in quotes if other != quote]
            if any(_words_of(clause, quote, others) for clause in _CLAUSE.split(sentence)):
                return place
    return None


def _words_of(clause: str, quote: str, others: Sequence[str]) -> bool:
    """Whether a clause has its words from ``quote`` as much as from that of ``others`` which its
    figures are from.
    """
    if not unsupported_figures(clause, [quote]):
        return False
    words = content_words(without_figures(clause))
    held = [other for other in others if not unsupported_figures(clause, [other])]
    shared = len(words & content_words(quote))
    return bool(held) and all(shared >= len(words & content_words(other)) for other in held)


def _known(sentence: str, quotes: Sequence[str], question: str, excerpt: Excerpt) -> float:
    """Share of the sentence's words found in its quotes, the headings over them or the question."""
    words = content_words(sentence)
    known = content_words(" ".join(_known_texts(quotes, question, excerpt)))
    return _share(known, words, sentence)


def _known_texts(quotes: Sequence[str], question: str, excerpt: Excerpt) -> list[str]:
    """Where a sentence may have its words from."""
    return [*quotes, excerpt.title, excerpt.article, question]


def _names(sentence: str) -> frozenset[str]:
    """Its names in Latin letters, in an English sentence those that a capital or a digit tells."""
    names = frozenset(exact_names(sentence)) & content_words(sentence)
    return frozenset(name for name in names if not name.replace(".", "").isdigit())


def _misplaced_names(sentence: str, quotes: Sequence[str], excerpt: Excerpt) -> bool:
    """Whether the source says of another name what a clause of the sentence says of its own.

    "The Max is for long journeys", where the source has it of the Pro and names the Max later on.
    Names in the article's title stand anywhere in it: "Lei Jun …; he made this the aim of Xiaomi".
    """
    everywhere = content_words(excerpt.article)
    sources = [clause for quote in quotes for clause in _CLAUSE.split(quote)]
    for clause in _CLAUSE.split(sentence):
        names = _names(clause)
        said = content_words(clause) - names
        if not names or not said:
            continue
        # A figure tells better than words which clause it is: "0.195, better than the other's 0.22"
        # has the words for both in the first clause.
        figures = len(find_figures(clause))
        held, shared, nearest = max(
            (
                (
                    figures - len(unsupported_figures(clause, [source])),
                    len(said & content_words(source)),
                    source,
                )
                for source in sources
            ),
            default=(0, 0, ""),
        )
        others = _names(nearest) - everywhere
        alike = 2 * shared > len(said) or held > 0
        if alike and others and not names & others:
            return True
    return False


def _exchanges_subjects(sentence: str, quotes: Sequence[str], question: str) -> bool:
    """Whether a clause of a Chinese sentence has a figure that the source has of something else,
    which the sentence or the question is about too: "白翎占62%，翎丰占35%", of "翎丰创办于2003年，
    出口占62%，白翎只占35%".

    What a clause is about it begins with, by its first two characters.
    """
    said = _CLAUSE.split(sentence)
    for clause in said:
        own = _subject(clause)
        if not own or not find_figures(clause):
            continue
        others = " ".join([question, *(each for each in said if each != clause)])
        holding = [quote for quote in quotes if not unsupported_figures(clause, [quote])]
        if holding and all(_is_of_another(clause, own, quote, others) for quote in holding):
            return True
    return False


def _takes_asked_for_told(
    sentence: str, spans: Sequence[Span], excerpt: Excerpt, question: str
) -> bool:
    """Whether ``sentence`` says of what the question names what its source says of another, whose
    name it leaves out: "the fish farm's loan was paid off", of "the Calder Mutual loan was".

    What the excerpt speaks of elsewhere alone is another thing, not another word for the same.
    """
    spans = _with_news(sentence, spans, excerpt, question)
    quotes = [excerpt.worded(span) for span in spans]
    if excerpt.lang == "zh" and _has_subject_of_next(sentence, quotes[0], excerpt, question):
        return True
    leads = [excerpt.lead(span) for span in spans]
    known = content_words(" ".join(_known_texts([*quotes, *leads], "", excerpt)))
    asked = (content_words(sentence) & content_words(question)) - known
    if not asked & content_words(excerpt.text):
        return False
    if excerpt.lang == "en":
        others = _names(quotes[0]) - _names(sentence) - content_words(excerpt.article)
        return bool(others) or _has_other_subject(sentence, quotes[0], asked, excerpt)
    own, said = _subject(sentence), content_words(_CLAUSE.split(sentence)[0])
    nearest = max(_CLAUSE.split(quotes[0]), key=lambda each: len(content_words(each) & said))
    return own in asked and _subject(nearest) not in sentence


def _with_news(
    sentence: str, spans: Sequence[Span], excerpt: Excerpt, question: str
) -> Sequence[Span]:
    """That of ``spans`` which alone has something of ``sentence`` that the ``question`` has not:
    one that only names what was asked about backs nothing that is said of it. All, if none has or
    several have.
    """
    news = {word for word in telling(sentence) - telling(question) if not _JOINS & {*word}}
    wanting = len(unsupported_figures(sentence, [question]))

    def tells(span: Span) -> bool:
        text = excerpt.worded(span)
        held = len(unsupported_figures(sentence, [question, text])) < wanting
        return held or not news.isdisjoint(content_words(text))

    telling_it = [span for span in spans if tells(span)]
    return telling_it if len(telling_it) == 1 else spans


def _has_subject_of_next(sentence: str, quote: str, excerpt: Excerpt, question: str) -> bool:
    """Whether a Chinese ``sentence`` says of what the ``question`` is about what a clause of its
    ``quote`` says of another, which clauses of ``excerpt`` begin with: "白翎由郑国栋创办", of
    "翎丰由郑国栋创办，营收正好是白翎的一半".
    """
    clause = _CLAUSE.split(sentence)[0]
    own = _subject(clause)
    words = content_words(clause) - content_words(question) - {own, *own}
    if not own or own not in question or not words:
        return False
    nearest = max(_CLAUSE.split(quote), key=lambda each: len(content_words(each) & words))
    other = _subject(nearest)
    if not other or other in sentence or own in nearest:
        return False
    told = len(content_words(nearest) & words) >= _TOLD_OF * len(words)
    about = [_subject(each) for each in _CLAUSE.split(excerpt.text)]
    return told and about.count(other) > 1


def _has_other_subject(sentence: str, quote: str, asked: frozenset[str], excerpt: Excerpt) -> bool:
    """Whether an English ``sentence`` begins with words that were ``asked`` where its ``quote`` has
    others: "the Calder Mutual lent £250,000", of "the fish farm lent £250,000".

    They may be others for the same, "the bank", where a sentence of ``excerpt`` has both.
    """
    shared = content_words(sentence) & content_words(quote)
    own, other = (
        {*takewhile(lambda word: word not in shared, _content(text))} for text in (sentence, quote)
    )
    if not own & asked or not other or other & content_words(sentence):
        return False
    said = [content_words(excerpt.worded(span)) for span in excerpt.sentences()]
    return not any(words & own & asked and words & other for words in said)


def _content(text: str) -> list[str]:
    """The content words of an English ``text`` in their order."""
    kept = content_words(text)
    return [word for word in tokens(text) if word in kept]


def _is_of_another(clause: str, own: str, quote: str, others: str) -> bool:
    """Whether ``quote`` has the figures of a ``clause`` that is about ``own`` of what ``others``
    name, or before it comes to its figures of ``own``.
    """
    pieces = _CLAUSE.split(quote)
    about = [_subject(piece) for piece in pieces]
    if own not in about:
        return False
    first = about.index(own)
    units, its_units = (
        {figure.unit for figure in find_figures(text)} for text in (clause, pieces[first])
    )
    holding = [p for p, piece in enumerate(pieces) if not unsupported_figures(clause, [piece])]
    for place in holding:
        named = about[place] in others and about[place] not in clause
        led = any(subject and subject in others for subject in about[:place])
        before = place < first and led and not units.isdisjoint(its_units)
        if own in pieces[place] or not (named or before):
            return False
    return bool(holding)


def _subject(clause: str) -> str:
    """The first two Chinese characters of a ``clause``, after words that lead on; "" of others.

    They tell names apart, which are nowhere marked.
    """
    found = _SUBJECT.match(clause)
    return found[1] if found else ""


def _borrows_name(sentence: str, spans: Sequence[Span], excerpt: Excerpt, question: str) -> bool:
    """Whether all that ``sentence`` has from one of ``spans`` is a name, and the others, which are
    of other paragraphs, do not have it: "the largest customer, Beichen, brings 21%", of a rival
    Beichen and, later on, "the largest customer brings 21%".
    """
    text = excerpt.document.text
    words = content_words(sentence)
    sources = [content_words(excerpt.worded(span)) for span in spans]
    known = content_words(" ".join([question, excerpt.title, excerpt.article]))
    for place, source in enumerate(sources):
        others = [each for at, each in enumerate(sources) if at != place]
        own = {w for w in (words & source).difference(known, *others) if len(w) > 1}
        near = [spans[at] for at in (place - 1, place + 1) if 0 <= at < len(spans)]
        apart = all("\n" in text[slice(*_gap(spans[place], other))] for other in near)
        if not own or not near or not apart:
            continue
        if own <= _names(sentence) or _is_one_run(own, sentence):
            return True
    return False


def _gap(one: Span, other: Span) -> Span:
    """Where the text between two spans begins and ends."""
    first, second = sorted((one, other))
    return first[1], second[0]


def _is_one_run(pairs: Collection[str], sentence: str) -> bool:
    """Whether ``pairs`` of Chinese characters are those of one short run of them."""
    length = len(pairs) + 1
    runs = (sentence[start : start + length] for start in range(len(sentence) - length + 1))
    return length <= _LONGEST and any(
        {first + second for first, second in pairwise(run)} == {*pairs} for run in runs
    )


def _held(excerpt: Excerpt) -> frozenset[str]:
    """What stands in the excerpt, the headings over it or the title: there a name may come from."""
    return content_words(f"{excerpt.text}\n{excerpt.title}\n{excerpt.article}")


def contradicts(sentence: str, quotes: Sequence[str], lang: Lang) -> bool:
    """A negation that the quotes do not have, or one of theirs that the sentence turned round; or
    the one side of a pair of opposites, where the quotes have the other.
    """
    source = " ".join(quotes)
    if has_negation(sentence, lang) and not denies_something(source, lang):
        return not says_by_opposites(sentence, source, lang, lang)
    return turns_round(sentence, source, lang) or turns_to_opposite(sentence, source, lang)


def takes_plan_for_fact(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether ``sentence`` has a figure that the quotes have in clauses about a plan or a forecast
    alone, and no word of a plan itself: "filled twenty by 2023", of "planned to fill twenty".
    """
    if _PLANNED.search(sentence):
        return False
    clauses = [clause for quote in quotes for clause in _CLAUSE.split(quote)]
    told = " ".join(clause for clause in clauses if not _PLANNED.search(clause))
    planned = " ".join(clause for clause in clauses if _PLANNED.search(clause))
    own = [figure for figure in unsupported_figures(sentence, [told]) if figure.kind != "date"]
    neither = unsupported_figures(sentence, [planned])
    return any(figure not in neither for figure in own)


def exceeds(sentence: str, quotes: Sequence[str]) -> bool:
    """A superlative, an "only" or a "the rest" that no quote has: the question put it into the
    answer's mouth.
    """
    said = ((_SUPERLATIVE, _FIRST_OR_MOST), (_REST, _REST))
    return any(word.search(sentence) and not any(map(same.search, quotes)) for word, same in said)

"""What the model writes, sentence by sentence, each verified before anybody sees it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.figures import (
    alike,
    asks_for_a_figure,
    asks_when,
    find_figures,
    mend_moves,
    names_a_count,
    telling,
    unsupported_figures,
    without_figures,
)
from assistant.questions.question import asks_for_a_list
from assistant.reading.excerpts import Excerpt, Span, without_markup
from assistant.types import Origin
from index.sentences import sentences
from index.tokens import content_words

from .support import find_support

# Faults (see `verify`) that do not tell against the source's own words in the place of the model's.
HARMLESS = ("", "asked", "form", "invented", "plan", "reason")
# A failed sentence gives way to its source when the source holds this share of its words.
QUOTE_COVERAGE = 0.35

_PREAMBLE = re.compile(
    r"^(?:(?:the|this) (?:passage|article|text) (?:\w+ )?(?:states|says|mentions|indicates) that"
    r"|(?:the|this) (?:passage|article|text|part)['’]s main (?:point|idea) is that"
    r"|the main (?:point|idea) of (?:the|this) (?:passage|article|text|part|section) is that"
    r"|according to the (?:passage|article|text),)\s+"
    r"|^(?:根据|按照?)(?:文章|段落|原文)(?:内容|段落)?，"
    r"|^这(?:部分|一节|段)的(?:主要|核心)(?:观点|内容)是[，：:]?"
    r"|^(?:文章|段落|原文|文中|(?:这份|本)?报告)中?(?:提到|指出|说|写道|写着)[，：]?",
    re.IGNORECASE,
)

_WRAPPED = re.compile(r"\s*[\"“](?P<said>[^\"“”]+?)\s*[\"”]\s*")
_SAYS_NOTHING = re.compile(r"(?:有|无|没有|是|否|yes|no)?\W*", re.IGNORECASE)
_CLAUSE = re.compile(r"[，；：]|[,;:](?!\d)")
# What a clause leads on with.
_LINK = re.compile(r"^\s*(?:例如|比如|其中|而且?|但是?|并且?|且|也|还|又|(?:and|but|while|with)\b)")
# The share of a question's words in a clause that is about it.
_ABOUT_IT = 0.5
# Fewer words may be there by chance.
_FEWEST_NEW = 3
_LEAD_IN = re.compile(r"(?P<lead>[^：:]+)(?:：|:\s)")
_SET_OUT = re.compile(r"[、；;]|\b1[.)]|[(（]1[)）]|①|一是|首先|第一|\bfirst\b", re.IGNORECASE)
_MARKUP = re.compile(r"^\s*[{\[<]|```|</?[a-z]+[^>]*>|\]\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verified:
    """A sentence in the language its excerpt was read in, and the spans that support it.

    ``fault`` says why the model's own words gave way to the source's: see `support`, or "form",
    markup that no source has.
    """

    text: str
    spans: tuple[Span, ...]
    origin: Origin
    fault: str = ""


def quoted(excerpt: Excerpt, span: Span, fault: str = "") -> Verified:
    """A sentence of the source as it stands there."""
    return Verified(excerpt.worded(span), (span,), "quoted", fault)


def verify(reply: str, excerpt: Excerpt, question: str) -> list[Verified]:
    """The sentences of a reply about ``excerpt`` that may be shown.

    One that only repeats the question, or is a bare figure of which nothing tells whether it is the
    one that was asked for, tells less than the source's sentence does, and gives way to it, or to
    its clause with that figure. One that its source does not hold is replaced by the source's own
    sentence, or left out when it is about something else; all of the reply, when the question's
    words lead up to what is about something else.
    """
    found: list[Verified] = []
    for start, end in sentences(reply):
        sentence = _plain(reply[start:end])
        if _SAYS_NOTHING.fullmatch(sentence):
            continue
        if _is_led_in_idly(sentence, excerpt, question):
            break
        support = find_support(sentence, excerpt, question)
        if _MARKUP.search(sentence):  # somebody told it to write in another form
            support = replace(support, fault="form")
        asked = f"{question} {excerpt.article}"
        quotes = [*map(excerpt.worded, support.spans)]
        sources = " ".join(quotes)
        bare = _is_bare(sentence)
        says_less = bare or _repeats(sentence, asked, sources)
        says_less = says_less or _takes_one_of_several(sentence, quotes[:1], question)
        numbered = len(support.spans) > 1 and _only_numbers(sentence, question)
        if not support.fault and not says_less and not numbered:
            new = [Verified(mend_moves(sentence, quotes), support.spans, "written")]
        elif numbered or support.fault in ("invented", "reason"):
            most = len(support.spans)
            named = (n for n in range(most - 1, 1, -1) if names_a_count(question, n))
            spans = support.spans[: next(named, most) if numbered else most]
            new = [quoted(excerpt, span, support.fault) for span in sorted(spans)]
        elif (
            not support.fault
            or support.coverage >= QUOTE_COVERAGE
            or _tells_what_is_new(sentence, quotes[:1], question)
        ):
            whole = quoted(excerpt, support.spans[0], support.fault)
            clause = bare and not support.fault and _clause_with(sentence, whole.text, question)
            new = [replace(whole, text=clause) if clause else whole]
        else:
            continue
        for each in new:
            if all(each.text != known.text for known in found):
                found.append(each)
    return found


def _tells_what_is_new(sentence: str, quotes: Sequence[str], question: str) -> bool:
    """Whether ``quotes`` hold as much of what a failed ``sentence`` adds to the words of the
    ``question`` as of a whole one: "to get from the gate to the shelf it is dried, tested and
    sealed", of "five stages: it is listed, cleaned, dried, …".
    """
    new = telling(sentence) - telling(question)
    held = new & telling(" ".join(quotes))
    return len(held) >= _FEWEST_NEW and len(held) >= QUOTE_COVERAGE * len(new)


def _is_led_in_idly(sentence: str, excerpt: Excerpt, question: str) -> bool:
    """Whether ``sentence`` begins with words of the ``question`` that lead up to the rest, which
    sets out nothing, where ``excerpt`` has no word of that: "the steps from door to shelf are: the
    store costs £9 a day".
    """
    if excerpt.has_words_of(question) or (lead := _LEAD_IN.match(sentence)) is None:
        return False
    if _SET_OUT.search(sentence, lead.end()):
        return False  # in other words, perhaps
    words = telling(lead["lead"])
    return len(words & telling(question)) >= max(2, _ABOUT_IT * len(words))


def _repeats(sentence: str, asked: str, sources: str) -> bool:
    """Whether a sentence has nothing of its ``sources`` that is not in what was ``asked``, and of
    what article.
    """
    return not (content_words(sentence) - content_words(asked)) & content_words(sources)


def _is_bare(sentence: str) -> bool:
    """Whether a sentence is a figure and no more ("269.3万")."""
    return not telling(without_figures(sentence))


def _takes_one_of_several(sentence: str, quotes: Sequence[str], question: str) -> bool:
    """Whether all that a sentence adds to the words of the ``question`` is a figure, which
    ``quotes`` have in a clause that is about something else, beside others like it: "87 are left",
    of "the list had 87 varieties, they found 19".
    """
    plain = telling(without_figures(sentence))
    if not plain or not quotes or plain - content_words(question):
        return False
    clauses = [clause for quote in quotes for clause in _CLAUSE.split(quote)]
    held = [figure for clause in clauses for figure in find_figures(clause)]
    for figure in find_figures(sentence):
        others = [each for each in held if alike(each, figure) and each.value != figure.value]
        told = sentence[figure.start : figure.end]
        about = [
            len(plain & content_words(clause))
            for clause in clauses
            if not unsupported_figures(told, [clause])
        ]
        if others and about and max(about) < _ABOUT_IT * len(plain):
            return True
    return False


def _clause_with(figure: str, source: str, question: str) -> str:
    """The clause of ``source`` that has a bare ``figure`` and is about what is asked: of "it did
    well, for example the SU7's drag coefficient is 0.195, better than …" what stands between. "" if
    there is none.
    """
    asked = content_words(question)
    clauses = _CLAUSE.split(source)
    for clause in clauses if len(clauses) > 1 else ():
        about = len(content_words(clause) & asked) >= _ABOUT_IT * len(asked)
        if about and find_figures(figure) and not unsupported_figures(figure, [clause]):
            plain = _LINK.sub("", clause).strip(" 。.")
            return plain[:1].upper() + plain[1:]
    return ""


def _only_numbers(sentence: str, question: str) -> bool:
    """Whether a sentence numbers or dates what a question for a list already names, and tells no
    more of it: "the first turn was in 2016, the second in 2018".
    """
    if not asks_for_a_list(question) or asks_for_a_figure(question) or asks_when(question):
        return False
    plain = without_figures(sentence, idioms=True)
    asked = content_words(question)
    return all(word in asked or asked.intersection(word) for word in telling(plain))


def _plain(sentence: str) -> str:
    """Without the "The passage states that" that small models begin with, and the quotation marks
    that they put around all they say: a citation says so.
    """
    plain = _PREAMBLE.sub("", without_markup(sentence))
    if wrapped := _WRAPPED.fullmatch(plain):
        plain = wrapped["said"]
    return plain[:1].upper() + plain[1:]

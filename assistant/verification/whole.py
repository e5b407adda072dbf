"""What was told, as whole as its source has it: lists to their end, reasons with what they follow
from, and nothing beside the point.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.figures import (
    asks_for_a_figure,
    asks_for_a_share,
    drops_what_is_asked,
    find_figures,
    hides_another_measure,
    other_model,
    same_figure,
    telling,
    tells_what_was,
    unsupported_figures,
)
from assistant.questions.parts import asks_several
from assistant.questions.question import (
    asks_for_a_difference,
    asks_for_a_list,
    asks_for_each,
    asks_for_means,
    asks_yes_or_no,
)
from assistant.questions.reason import (
    asks_for_a_reason,
    follows_from_before,
    leaves_out_the_reason,
)
from assistant.reading.enumeration import leaves_run_short
from assistant.reading.excerpts import Excerpt, Span
from assistant.reading.itemised import list_led_up_to, list_of_each, list_told, steps, without_mark
from assistant.reading.series import (
    announced,
    cuts_short,
    lacks_an_item,
    leaves_one_out,
    leaves_out,
    listed,
    numbered,
    paragraph_after,
    rest_of_series,
    tells_another,
    told_by_rank,
    what_is_announced,
)
from index.tokens import content_words

from .stated import asks_which_is_more, pertinent
from .verify import Verified, quoted

# How many sentences further on what was told may still be gone into.
_GOES_ON = 2


def completed(found: Sequence[Verified], excerpt: Excerpt, question: str) -> list[Verified]:
    """``found`` without what is beside the point, and with what belongs to it."""
    found = [_whole(each, excerpt, question) for each in found]
    whole = _wants_all(question) or asks_which_is_more(question) or asks_several(question)
    if not whole:
        found = [_clipped(each, question) for each in found]
        found = _without_strays(found, excerpt, question)
    if asks_for_a_list(question):
        found = _with_the_rest(found, excerpt, question)
    return with_what_goes_with_it(found, excerpt, question)


def headings_asked_for(
    found: Sequence[Verified], excerpt: Excerpt, question: str
) -> list[Verified]:
    """The headings of an ``excerpt`` that has as many as ``question`` names things, where what was
    ``found`` does not tell all of them: "What are the four barriers?"
    """
    told = {span for each in found for span in each.spans}
    if not excerpt.lists(question) or told >= {*excerpt.headings}:
        return []
    return [quoted(excerpt, span) for span in excerpt.headings]


def told_by_number(excerpt: Excerpt, question: str) -> list[Verified]:
    """What ``question`` counts where the text numbers it, line by line or by rank."""
    run = steps(excerpt, question)
    if not run and asks_for_a_list(question):
        run = told_by_rank(excerpt, question)
    return [unmarked(excerpt, span) for span in run]


def list_asked_for(excerpt: Excerpt, question: str) -> list[Span]:
    """The sentence that names the things which ``question`` counts, or the lines that a sentence
    about what it asks for leads up to, or that have what it asks of each; none if it asks for no
    list, or there is none.
    """
    if asks_for_each(question) and (lines := list_of_each(excerpt, question)):
        return lines
    if not asks_for_a_list(question):
        return []
    enumeration = excerpt.enumeration(question)
    return [enumeration] if enumeration else list_led_up_to(excerpt, question)


def with_what_goes_with_it(
    found: Sequence[Verified], excerpt: Excerpt, question: str
) -> list[Verified]:
    """``found``, of which "there are three reasons" is followed by the three, a line of a list that
    is asked for, or what leads up to one, gives way to all of it, and "that is why", of a question
    for a reason, comes after what it follows from. Asked whether something is so, what is nearer to
    the question than that comes too, as does what has the figure that the question names.
    """
    told = {span for each in found for span in each.spans}
    if lines := _lines(found, excerpt, question):
        others = [each for each in found if not {*each.spans} & {*lines}]
        return [*others, *(unmarked(excerpt, line) for line in lines)]
    run = numbered(excerpt, told - {*excerpt.headings}) or (
        what_is_announced(excerpt, told) if not asks_for_a_figure(question) else []
    )
    after = [quoted(excerpt, span) for span in run if span not in told]
    if asks_yes_or_no(question) and (span := _nearer(found, excerpt, question)):
        after.append(quoted(excerpt, span))
    if span := _with_its_figure(told, excerpt, question):
        after.append(quoted(excerpt, span))
    before: list[Verified] = []
    first = min(found[0].spans)
    if asks_for_a_reason(question) and follows_from_before(excerpt.worded(first)):
        spans = excerpt.sentences()
        place = spans.index(first) if first in spans else 0
        before = [quoted(excerpt, span) for span in spans[max(0, place - 1) : place]]
    return [*(each for each in before if each.spans[0] not in told), *found, *after]


def unmarked(excerpt: Excerpt, span: Span) -> Verified:
    """A line of a list without its bullet or number."""
    line = quoted(excerpt, span)
    return replace(line, text=without_mark(line.text))


def _wants_all(question: str) -> bool:
    """Whether ``question`` is after a series, or several things that are told in one sentence."""
    kinds = (asks_for_a_list, asks_for_each, asks_for_a_difference)
    if any(kind(question) for kind in kinds):
        return True
    return asks_for_means(question) and not asks_for_a_reason(question)  # "怎么没人理"


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


def _clipped(sentence: Verified, wording: str) -> Verified:
    """``sentence``, of one that is quoted the clauses that the question is about alone."""
    if sentence.origin != "quoted" or listed(sentence.text, wording):
        return sentence
    return replace(sentence, text=pertinent(sentence.text, wording).rstrip("；; "))


def _without_strays(found: Sequence[Verified], excerpt: Excerpt, question: str) -> list[Verified]:
    """``found`` without the sentences that have no word of ``question``, or of what was told before
    them, and do not go on from that either.
    """
    places = {span: place for place, span in enumerate(excerpt.sentences())}
    kept = [*found[:1]]
    for each in found[1:]:
        told = {places[span] for one in kept for span in one.spans if span in places}
        goes_on = any(places.get(span, -1) - 1 in told for span in each.spans)
        known = telling(" ".join([question, *(one.text for one in kept)]))
        if goes_on or telling(each.text) & (known - telling(excerpt.article)):
            kept.append(each)
    return kept


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
    last = max({*told} - {*excerpt.headings}, default=None)
    if not missing or last is None:
        return None
    for span in paragraph_after(excerpt, last)[:_GOES_ON]:
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

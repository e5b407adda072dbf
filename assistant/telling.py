"""What the likeliest excerpts say to a question, weighed and told."""

import re
from collections.abc import Generator, Iterator, Sequence
from math import inf

from index.tokens import content_words
from index.types import Hit

from .asked import Asked
from .draft import Draft
from .figures import (
    asks_for_a_figure,
    find_figures,
    lacks_what_is_asked,
    telling,
    told_in_words,
    units_told,
)
from .models.chat import ChatModel
from .questions.parts import leans, parts, points_back, says_nothing
from .questions.question import asks_for_a_list, asks_for_each, asks_for_everything
from .reading.change import asks_for_a_change, other_states
from .reading.choose import Chosen, choose, choose_all, choose_on, place_of
from .reading.enumeration import tells_all
from .reading.excerpts import Excerpt
from .reading.itemised import list_led_up_to, list_of_each, tells_a_list
from .reading.reader import Reader
from .reading.search import Searcher
from .reading.sides import other_side
from .reckon import reckon
from .say import say
from .translation.translate import Translator
from .types import Event, Stage
from .verification.correct import corrects, leading_notice
from .verification.judge import CERTAIN, CLEARLY, RESCUED, Judge
from .verification.stated import SURE
from .verification.verify import Verified, quoted
from .verification.whole import unmarked

# How many excerpts beside the one that a list began in are asked for the rest of it.
BESIDE = 3
# How many excerpts are read for all that the article says of something, of twice as many.
EVERYWHERE = 6
# How sure (log-odds, see `stated`) an answer is for which no other excerpt is asked. Of 37 English
# development questions eight were answered below `CERTAIN`, and the next excerpt was surer of none.
SURE_ENOUGH = 3.0

# How sure it must be that what is read in another language answers the question in its own words,
# after nothing did in translation. Of questions about four texts that were refused, two whose
# answer was found so had 4.3 and 4.7, nine whose answer was not there or not found up to 1.9.
AS_TYPED = 3.0

# How sure it must be, where an answer was given to all of a question, that it answers a part of it
# too, or it is said that no answer to this was found. Of six parts of questions about four texts
# that an answer did tell of, five had between -1 and 1.3, by how the split had worded them.
DOUBTED = -1.0

# The share of a question's words from which a quote is about it.
ABOUT_IT = 0.6

# What sets things side by side: by semicolons, else by commas.
_PIECES = (re.compile(r"[；;]"), re.compile(r"[，；]|[,;](?!\d)"))

#: An excerpt, and the sentences that were told from it.
Told = tuple[Chosen, list[Verified]]


class Teller:
    """Has ``model`` read what ``searcher`` finds. Safe to share between threads."""

    def __init__(self, searcher: Searcher, model: ChatModel, translator: Translator) -> None:
        self._searcher = searcher
        self._model = model
        self._reader = Reader(model)
        self._judge = Judge(searcher.library, model)
        self._translator = translator

    def read(self, draft: Draft, asked: Asked, hits: Sequence[Hit]) -> Iterator[Event]:
        """Give the verified sentences of the excerpt that most surely says it, if one does.

        A question for several things that stand in different excerpts is answered thing by thing;
        one that a single excerpt seems to answer, as a whole first, as it may tell one thing alone.
        """
        yield Stage("reading")
        candidates = self._searcher.candidates(asked, hits)
        if asks_for_everything(asked.text) and not _has_the_list(candidates, asked):
            found = yield from self._tell_everything(draft, asked, candidates)
            if found:
                return
        choice = choose(self._reader, candidates, asked)
        likely = choice.likely
        singles = parts(asked.text, asked.lang, self._model)
        if len(singles) > 1:
            yield from self._read_in_parts(draft, asked, singles, likely)
            return
        said = yield from self._tell(draft, asked, likely)
        if said is None and choice.unasked:  # the surest was wrong
            likely = choose_on(self._reader, choice, asked)
            said = yield from self._tell(draft, asked, likely, rescuing=True)
        if said is None:
            said = yield from self._tell_as_typed(draft, asked, candidates)
        if said and asks_for_a_list(asked.text) and not self._tells_all(asked, said):
            yield from self._go_on(draft, asked, said, likely, candidates)
        if said and asks_for_a_change(asked.text):
            yield from self._tell_other_states(draft, asked, said, candidates)
        if said:
            yield from self._tell_other_side(draft, asked, said, candidates)

    def _read_in_parts(
        self, draft: Draft, asked: Asked, singles: Sequence[str], likely: Sequence[Chosen]
    ) -> Iterator[Event]:
        """Answer a question for several things; ``likely`` is chosen for it as a whole."""
        draft.parts = [*singles]
        every = [asked.about(single) for single in singles]
        if beside := _told_side_by_side(every, likely):
            found: list[tuple[Asked, Sequence[Chosen]]] = [(single, [beside]) for single in every]
        else:
            found = [(single, self._choose(single, asked, likely)) for single in every]
        told: list[Told] = []
        together = len({chosen[0].place if chosen else None for _, chosen in found}) == 1
        asked_whole = found[0][1] if together else []
        answered = yield from self._tell(draft, asked, asked_whole)
        told += [answered] if answered else []
        short = _short_of(draft, every, asked) if together else []
        missing = []
        for single, chosen in found:
            left_out = single in short
            known = together or points_back(single.text)
            judged = len(told) if known and not left_out else 0
            sure = self._sureness(told[:judged], single)
            if not left_out and sure >= SURE:
                continue
            said = yield from self._tell_part(draft, single, asked, chosen, new_figure=left_out)
            if said is None and not left_out:
                near = [each.excerpt for each in chosen]
                said = yield from self._tell_as_typed(draft, single, near)
            if said:
                told.append(said)
            else:
                missing.append((single, judged, sure))
        if not told and not asked_whole:  # nothing when taken apart: perhaps it was one thing
            yield from self._tell(draft, asked, likely)
        for single, judged, sure in missing if told else ():  # else all is refused, in one sentence
            # One sentence may answer two parts; what was judged before was not sure.
            later = self._sureness(told[judged:], single)
            doubtful = answered and max(sure, later) >= DOUBTED
            if later >= CERTAIN or _tells_it(told, single):
                continue
            if (later >= SURE_ENOUGH or doubtful) and _may_tell_it(draft, single, asked):
                continue
            if held := _told_of_each(told, single) or self._held(told, single):
                yield from self._say_all(draft, single, *held)
            else:
                yield draft.note("part_not_stated", question=single.text)

    def _tell_part(
        self,
        draft: Draft,
        single: Asked,
        asked: Asked,
        likely: Sequence[Chosen],
        *,
        new_figure: bool,
    ) -> Generator[Event, None, Told | None]:
        """`_tell` what the likeliest excerpts say to a part of a question, of one that `leans` the
        others only where the first does not: any track has a length, the one asked about stands
        there.
        """
        sizes = [slice(0, 1), slice(1, None)] if leans(single.text, asked.text) else [slice(None)]
        for place, size in enumerate(sizes):
            said = yield from self._tell(
                draft, single, likely[size], new_figure=new_figure, rescuing=place > 0
            )
            if said is not None:
                return said
        return None

    def _held(self, told: Sequence[Told], asked: Asked) -> tuple[Excerpt, list[Verified]] | None:
        """The quotes of what was told which say more than that, if they answer a question too."""
        for chosen, said in told:
            excerpt = chosen.excerpt
            spans = sorted(
                {span for each in said if each.origin == "written" for span in each.spans}
            )
            quotes = [quoted(excerpt, span) for span in spans]
            wording = asked.worded(excerpt.lang)
            if quotes and self._judge.sureness(quotes, chosen, wording) >= SURE:
                return excerpt, quotes
        return None

    def _sureness(self, told: Sequence[Told], asked: Asked) -> float:
        """How sure it is that something that was told answers a question; see `Judge.sureness`."""
        return max(
            (
                self._judge.sureness(said, chosen, asked.worded(chosen.excerpt.lang))
                for chosen, said in told
            ),
            default=-inf,
        )

    def _choose(self, single: Asked, asked: Asked, likely: Sequence[Chosen]) -> Sequence[Chosen]:
        """What to read for a part of a question, of which ``likely`` was chosen for all."""
        if points_back(single.text):
            return likely
        whole = next(iter(likely), None)
        candidates = self._searcher.candidates(single, self._searcher.hits(single))
        near = leans(single.text, asked.text)
        return choose(self._reader, candidates, single, whole, near=near).likely

    def _tell(
        self,
        draft: Draft,
        asked: Asked,
        likely: Sequence[Chosen],
        *,
        new_figure: bool = False,
        rescuing: bool = False,
    ) -> Generator[Event, None, Told | None]:
        """Give and return what the likeliest excerpt says to the question; where that is in doubt,
        or has no ``new_figure`` that is wanted, what the next one says, if it is much surer. None,
        and nothing, if neither is sure enough, ``rescuing`` what others were not sure of or not.
        """
        best: tuple[float, Told] | None = None
        for place, chosen in enumerate(likely):
            found, sure = yield from self._judged(draft, asked.worded(chosen.excerpt.lang), chosen)
            if new_figure and not draft.new_figures(" ".join(each.text for each in found)):
                continue
            if sure >= (best[0] + CLEARLY if best else RESCUED if place or rescuing else SURE):
                best = sure, (chosen, found)
            if best and best[0] >= SURE_ENOUGH:
                break
        if best is None:
            return None
        chosen, found = best[1]
        yield from self._say_all(draft, asked, chosen.excerpt, found)
        return chosen, found

    def _tell_as_typed(
        self, draft: Draft, asked: Asked, candidates: Sequence[Excerpt]
    ) -> Generator[Event, None, Told | None]:
        """Give and return what an excerpt in another language than the question's says to it in its
        own words, which a translation may have got wrong; None, and nothing, if that is not sure.
        """
        foreign = [each for each in candidates if each.lang != asked.lang]
        for chosen in choose(self._reader, foreign, asked.as_typed()).likely[:1]:
            found, sure = yield from self._judged(draft, asked.text, chosen)
            wording = asked.worded(chosen.excerpt.lang)
            if sure < AS_TYPED or self._judge.beside_the_point(found, chosen, wording):
                continue
            yield from self._say_all(draft, asked, chosen.excerpt, found)
            return chosen, found
        return None

    def _tell_everything(
        self, draft: Draft, asked: Asked, candidates: Sequence[Excerpt]
    ) -> Generator[Event, None, bool]:
        """Give what each of the likeliest excerpts says, as they stand in the article; whether
        there was something.
        """
        if not candidates:
            return False
        first = candidates[0]
        every = self._searcher.excerpts(first.document, first.lang)
        near = {place_of(each): each for each in [*candidates, *every]}
        of_it = [each for each in near.values() if each.document.id == first.document.id]
        found = False
        for chosen in choose_all(self._reader, of_it[: 2 * EVERYWHERE], asked, EVERYWHERE):
            more, sure = yield from self._judged(draft, asked.worded(chosen.excerpt.lang), chosen)
            if sure >= SURE:
                found = True
                for each in more:  # what is asked for takes nothing for granted
                    yield from say(draft, chosen.excerpt, each, self._translator)
        return found

    def _tells_all(self, asked: Asked, said: Told) -> bool:
        """Whether as much was said as ``asked`` counts, of the list that it asks for."""
        chosen, found = said
        excerpt = chosen.excerpt
        texts = [excerpt.worded(span) for each in found for span in each.spans]
        return tells_all(texts, asked.worded(excerpt.lang))

    def _go_on(
        self,
        draft: Draft,
        asked: Asked,
        said: Told,
        likely: Sequence[Chosen],
        candidates: Sequence[Excerpt],
    ) -> Iterator[Event]:
        """Tell the rest of a list from other excerpts of the section it began in."""
        first, found = said
        told = {span for each in found for span in each.spans}
        if told & {*first.excerpt.headings} or tells_a_list(first.excerpt, told):
            return  # the headings, or the lines of a list, are all there is
        known = {chosen.place: chosen for chosen in likely}
        wording = asked.worded(first.excerpt.lang)
        for excerpt in self._beside(first.excerpt, candidates):
            chosen = known.get(place_of(excerpt)) or Chosen(
                excerpt, self._reader.confidence(excerpt, wording)
            )
            if not chosen.continues(first):
                continue
            more, sure = yield from self._judged(draft, wording, chosen)
            if sure >= CERTAIN:
                yield from self._say_all(draft, asked, chosen.excerpt, more)

    def _tell_other_states(
        self, draft: Draft, asked: Asked, said: Told, candidates: Sequence[Excerpt]
    ) -> Iterator[Event]:
        """Quote what other excerpts of the article have to say of what changed."""
        wording = asked.worded(said[0].excerpt.lang)
        for excerpt, span in other_states(wording, _texts(said), _of_its_article(said, candidates)):
            yield from say(draft, excerpt, quoted(excerpt, span), self._translator)

    def _tell_other_side(
        self, draft: Draft, asked: Asked, said: Told, candidates: Sequence[Excerpt]
    ) -> Iterator[Event]:
        """Quote what the article says of the second of two things that are to be told apart, where
        one alone was told of.
        """
        first = said[0].excerpt
        same = _of_its_article(said, candidates)
        if other := other_side(asked.worded(first.lang), _texts(said), first, same):
            yield from say(draft, other[0], quoted(*other), self._translator)

    def _beside(self, first: Excerpt, candidates: Sequence[Excerpt]) -> list[Excerpt]:
        """`BESIDE` other excerpts of the section that ``first`` is in: those that were found, the
        likeliest first, then its neighbours, which may say more of the same in other words.
        """
        every = self._searcher.excerpts(first.document, first.lang)
        place = next(i for i, each in enumerate(every) if place_of(each) == place_of(first))
        near = [*candidates, *every[max(0, place - 1) : place + 2]]
        others = {place_of(each): each for each in near if place_of(each) != place_of(first)}
        beside = [
            each
            for each in others.values()
            if each.document.id == first.document.id and each.section[:1] == first.section[:1]
        ]
        return beside[:BESIDE]

    def _judged(
        self, draft: Draft, wording: str, chosen: Chosen
    ) -> Generator[Event, None, tuple[list[Verified], float]]:
        """What an excerpt says to a question, and how sure it is that this answers it."""
        found = self._judge.told(chosen.excerpt, wording)
        yield Stage("verifying")
        said, sure = self._judge.weighed(found, chosen, wording)
        spans = tuple(sorted({span for each in said for span in each.spans}))
        draft.weighed.append((sure, chosen.excerpt.document, spans))
        return said, sure

    def _say_all(
        self, draft: Draft, asked: Asked, excerpt: Excerpt, found: Sequence[Verified]
    ) -> Iterator[Event]:
        """Add verified sentences, led by a notice where they deny what the question assumes."""
        if corrects(found, asked, excerpt):
            yield draft.note(leading_notice(asked.text))
        for each in found:
            yield from say(draft, excerpt, each, self._translator)


def _told_side_by_side(every: Sequence[Asked], likely: Sequence[Chosen]) -> Chosen | None:
    """The likeliest excerpt with a sentence that has figures of one unit beside words of its own of
    ``every`` part of a question: "34 minutes by cane; 21 by dog; 26 by robot". None if none has.
    """
    for chosen in likely:
        excerpt = chosen.excerpt
        words = [telling(single.worded(excerpt.lang)) for single in every]
        own = [those - frozenset().union(*(w for w in words if w is not those)) for those in words]
        for text in map(excerpt.worded, excerpt.sentences()):
            if any(_sets_side_by_side(pattern.split(text), own) for pattern in _PIECES):
                return chosen
    return None


def _told_of_each(told: Sequence[Told], asked: Asked) -> tuple[Excerpt, list[Verified]] | None:
    """The list in what was read that has what ``asked`` wants of each on every line: "Owner: …"."""
    for chosen, _ in told:
        excerpt = chosen.excerpt
        wording = asked.worded(excerpt.lang)
        if asks_for_each(wording) and (lines := list_of_each(excerpt, wording)):
            return excerpt, [unmarked(excerpt, line) for line in lines]
    return None


def _sets_side_by_side(pieces: Sequence[str], own: Sequence[frozenset[str]]) -> bool:
    units = [units_told(piece for piece in pieces if those & telling(piece)) for those in own]
    return len(pieces) >= len(own) and bool(set.intersection(*units))


def _has_the_list(candidates: Sequence[Excerpt], asked: Asked) -> bool:
    """Whether one of the first excerpts sets out, line by line, what is asked for."""
    first = candidates[:BESIDE]
    return any(list_led_up_to(each, asked.worded(each.lang)) for each in first)


def _texts(said: Told) -> list[str]:
    """The sentences that were told, then those that they rest on."""
    chosen, found = said
    quotes = [chosen.excerpt.worded(span) for each in found for span in each.spans]
    return [*(each.text for each in found), *quotes]


def _short_of(draft: Draft, every: Sequence[Asked], asked: Asked) -> list[Asked]:
    """Those of ``every`` part of a question that ask for a figure which may not have been told: no
    answer with fewer figures than there are such parts tells all, however sure it is.
    """
    wanting = [single for single in every if asks_for_a_figure(single.text)]
    held = [draft.figures_for(single.text, asked.text) for single in wanting]
    if len(frozenset().union(*held)) >= len(wanting):
        return []
    without = [single for single, figures in zip(wanting, held, strict=True) if not figures]
    return without or wanting


def _may_tell_it(draft: Draft, single: Asked, asked: Asked) -> bool:
    """Whether an answer may tell a part of a question, as far as the figure goes that it asks for:
    one in figures or, as "dozens" and "nobody", in words.
    """
    if not asks_for_a_figure(single.text) or draft.figures_for(single.text, asked.text):
        return True
    return told_in_words(each.text for each in draft.sentences if each.origin != "notice")


def _tells_it(told: Sequence[Told], asked: Asked) -> bool:
    """Whether what was told answers a question without a doubt: it has a figure of the kind that is
    asked for in a sentence about it, or figures which code can tell the answer from.
    """
    return any(_tells_the_figure(each, asked) for each in told) or any(
        any(reckon(asked.worded(lang), texts, lang))
        for lang, texts in ((said[0].excerpt.lang, _texts(said)) for said in told)
    )


def _tells_the_figure(said: Told, asked: Asked) -> bool:
    """Whether what was told has a figure of the kind that is asked for, and so do quotes that are
    about it.
    """
    chosen, found = said
    wording = asked.worded(chosen.excerpt.lang)
    words = content_words(wording)
    about = words & content_words(" ".join(_texts(said)))
    told = [each.text for each in found]
    return (
        asks_for_a_figure(wording)
        and any(map(find_figures, told))
        and not lacks_what_is_asked(wording, told)
        and (says_nothing(asked.text) or len(about) >= ABOUT_IT * len(words))
    )


def _of_its_article(said: Told, candidates: Sequence[Excerpt]) -> list[Excerpt]:
    article = said[0].excerpt.document.id
    return [each for each in candidates if each.document.id == article]

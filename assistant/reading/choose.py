"""Which excerpt to answer from: the one that the model is surest states the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.asked import Asked
from assistant.figures import lacks_what_is_asked
from assistant.questions.parts import asks_several
from assistant.questions.question import asks_for_a_list
from index.types import Lang

from .excerpts import Excerpt
from .reader import Reader

# How many of the best excerpts are asked whether they say it: at first, and when what the surest of
# these say is not it; for a part of a question, beside the one that all of it seemed told by. Of 56
# English development questions the right one was chosen for 53 among five and 53 among three.
AT_FIRST, EXCERPTS, EXCERPTS_OF_PART = 3, 5, 3
# How many of these may be asked for their answer.
LIKELY = 2
# What is added to the model's confidence (0 to 1, see `reader`) for the share of the question's
# words that the excerpt holds, for being the one that retrieval puts first, and for a list to be
# had where one is asked for. In English the confidence lies between 0.8 and 0.95 for whatever is
# near, so that little may be laid on top of it. The right one was chosen for 75 of 80 Chinese
# development questions whose evidence was among the five, by the confidence alone for 65; for 76
# of 79 English ones, by the confidence alone for 70.
WORDS_WEIGHT: dict[Lang, float] = {"zh": 0.5, "en": 0.1}
FIRST_BONUS: dict[Lang, float] = {"zh": 0.08, "en": 0.02}
LIST_BONUS: dict[Lang, float] = {"zh": 0.2, "en": 0.1}
# What is added for the excerpt that all of a question seemed told by, when a part of it is asked:
# the parts of a question are seldom about different things.
WHOLE_BONUS: dict[Lang, float] = {"zh": 0.1, "en": 0.03}
# And more for a part that leaves out what it is about: "how long the track is", of a race.
NEAR_BONUS: dict[Lang, float] = {"zh": 0.3, "en": 0.06}
# How much less sure an excerpt may be that goes on with a list. Of six English lists, in which all
# that is near is about as sure, the three excerpts that were asked for more had none.
ABOUT_AS_SURE: dict[Lang, float] = {"zh": 0.1, "en": 0.02}
# The confidence below which an excerpt is not asked for its answer, and below which the one is not
# that retrieval puts first. Whether that answers the question is for `stated` to say, which sees
# more clearly.
ENOUGH, ENOUGH_OF_FIRST = 0.4, 0.3


@dataclass(frozen=True, slots=True)
class Chosen:
    """An excerpt, and the model's confidence (0 to 1) that it states the answer."""

    excerpt: Excerpt
    confidence: float

    @property
    def place(self) -> tuple[str, int]:
        """Which excerpt it is."""
        return place_of(self.excerpt)

    def continues(self, first: "Chosen") -> bool:
        """Whether it may hold more of what ``first`` says: about as sure, of one top section."""
        one, other = self.excerpt, first.excerpt
        return (
            one.document.id == other.document.id
            and one.section[:1] == other.section[:1]
            and self.confidence >= first.confidence - ABOUT_AS_SURE[one.lang]
        )


def place_of(excerpt: Excerpt) -> tuple[str, int]:
    """Which excerpt it is, in whatever language it is read."""
    return excerpt.document.id, excerpt.start


@dataclass(frozen=True, slots=True)
class Choice:
    """The excerpts that were asked and may say it, each with how sure that is, the surest first;
    and those that were not asked.
    """

    found: list[tuple[float, Chosen]]
    unasked: list[Excerpt]

    @property
    def likely(self) -> list[Chosen]:
        """The `LIKELY` that most surely say it, none when none may."""
        return [chosen for _, chosen in self.found[:LIKELY]]


def choose(
    reader: Reader,
    candidates: Sequence[Excerpt],
    asked: Asked,
    whole: Chosen | None = None,
    *,
    near: bool = False,
) -> Choice:
    """Which of ``candidates``, best first, to answer from. ``whole`` is what was chosen for the
    question that ``asked`` is a part of, ``near`` says that it leaves out what it is about.

    As few are asked as can be: none that could not be surer than the surest so far, and none after
    the first `AT_FIRST` where one of these may say it (see `choose_on`).
    """
    found: list[tuple[float, Chosen]] = []
    unasked: list[Excerpt] = []
    for place, excerpt in enumerate(_worth_asking(candidates, asked, whole)):
        first = place == 0
        bonus = _bonus(excerpt, asked) + FIRST_BONUS[excerpt.lang] * first
        if whole is not None and whole.place == place_of(excerpt):
            bonus += (NEAR_BONUS if near else WHOLE_BONUS)[excerpt.lang]
        later = whole is None and place >= AT_FIRST
        if any(later or sure >= 1 + bonus for sure, _ in found):
            unasked.append(excerpt)
        else:
            enough = ENOUGH_OF_FIRST if first else ENOUGH
            found += _asked(reader, excerpt, asked, bonus, enough)
    return Choice(_surest(found), unasked)


def choose_on(reader: Reader, choice: Choice, asked: Asked) -> list[Chosen]:
    """Those not asked yet that are among the `LIKELY` of all."""
    found = [*choice.found]
    for excerpt in choice.unasked:
        found += _asked(reader, excerpt, asked, _bonus(excerpt, asked))
    known = {chosen.place for chosen in choice.likely}
    likely = Choice(_surest(found), []).likely
    return [chosen for chosen in likely if chosen.place not in known]


def choose_all(
    reader: Reader, candidates: Sequence[Excerpt], asked: Asked, most: int
) -> list[Chosen]:
    """The ``most`` likely of ``candidates`` that may say something, in the order of the article."""
    found: list[tuple[float, Chosen]] = []
    for excerpt in candidates:
        found += _asked(reader, excerpt, asked, _bonus(excerpt, asked))
    return sorted((chosen for _, chosen in _surest(found)[:most]), key=lambda each: each.place)


def _asked(
    reader: Reader, excerpt: Excerpt, asked: Asked, bonus: float, enough: float = ENOUGH
) -> list[tuple[float, Chosen]]:
    """``excerpt`` with how sure it is that it says it, if it may."""
    confidence = reader.confidence(excerpt, asked.worded(excerpt.lang))
    return [(confidence + bonus, Chosen(excerpt, confidence))] if confidence >= enough else []


def _surest(found: Sequence[tuple[float, Chosen]]) -> list[tuple[float, Chosen]]:
    return sorted(found, key=lambda one: one[0], reverse=True)


def _bonus(excerpt: Excerpt, asked: Asked) -> float:
    wording = asked.worded(excerpt.lang)
    bonus = WORDS_WEIGHT[excerpt.lang] * excerpt.share_of(wording)
    headed = asks_for_a_list(asked.text) and len(excerpt.headings) > 1
    if headed or excerpt.enumeration(wording):
        bonus += LIST_BONUS[excerpt.lang]
    return bonus


def _worth_asking(
    candidates: Sequence[Excerpt], asked: Asked, whole: Chosen | None
) -> list[Excerpt]:
    """The best of ``candidates``; before them those that list what the question asks for, which the
    sections under them come before otherwise. None that has no figure of the kind that is asked
    for: whatever it says would be refused (see `stated.sureness`), and to read it takes seconds.
    """
    several = asks_several(asked.text)

    def fits(one: Excerpt) -> bool:
        return several or not lacks_what_is_asked(asked.worded(one.lang), [one.text])

    if whole is None:
        best = sorted(candidates, key=lambda one: not one.lists(asked.worded(one.lang)))
        return [*islice(filter(fits, best), EXCERPTS)]
    first = [*islice(filter(fits, candidates), EXCERPTS_OF_PART)]
    others = (each for each in candidates if place_of(each) == whole.place and each not in first)
    return [*first, *filter(fits, others)]

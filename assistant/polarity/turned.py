"""Whether a sentence says of something the opposite of what its source says of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.types import Lang

from .negation import (
    Denial,
    denials,
    denies_something,
    has_negation,
    segments,
    words_beside,
)
from .opposites import OPPOSITES, says_by_opposites, sides

# The share of a segment's words that another has which is about the same.
_ALIGNED = 0.5


@dataclass(frozen=True, slots=True)
class _Segment:
    """A segment's words in their order, what it denies, and whether anything of it may deny."""

    words: tuple[str, ...]
    denials: tuple[Denial, ...]
    half: bool


def turns_round(claim: str, source: str, lang: Lang) -> bool:
    """Whether ``claim`` denies what ``source`` affirms, or affirms what it denies, by a word of
    denial: in segments that share most of their words, of the same thing.

    Where both seem to be told of it, the segment that shares more decides, and nothing if neither
    does.
    """
    told = [_segment(each, lang) for each in segments(source)]
    return any(_is_turned(_segment(each, lang), told) for each in segments(claim))


def _segment(text: str, lang: Lang) -> _Segment:
    denied = tuple(denials(text, lang))
    return _Segment(words_beside(text, lang), denied, bool(denied) or denies_something(text, lang))


def _is_turned(said: _Segment, told: Sequence[_Segment]) -> bool:
    if said.denials:
        return any(
            _nearest(said, [each for each in told if not each.half], denial.head)
            > _nearest(said, [each for each in told if each.half], denial.head)
            for denial in said.denials
        )
    if said.half:
        return False
    heads = {denial.head for each in told for denial in each.denials}
    for head in heads.intersection(said.words):
        denying = [each for each in told if any(denial.head == head for denial in each.denials)]
        others = [each for each in told if each not in denying]
        if _nearest(said, denying, head) > _nearest(said, others, head):
            return True
    return False


def _nearest(said: _Segment, told: Sequence[_Segment], head: str) -> tuple[int, int]:
    """How many words the segment of ``told`` that is nearest to ``said`` shares with it, from the
    ``head`` on and in all; noughts where none is about the same.
    """
    words = frozenset(said.words)
    counts = [(0, 0)]
    for each in told:
        if head in each.words and head in words:
            shared = len(words.intersection(each.words))
            enough = shared > 1 or shared == len(words)
            if enough and shared >= _ALIGNED * len(words):
                after = each.words[each.words.index(head) :]
                own = said.words[said.words.index(head) :]
                counts.append((len({*after}.intersection(own)), shared))
    return max(counts)


def translates_round(said: str, text: str, target: Lang) -> bool:
    """Whether a translation ``said`` of ``text`` denies what that affirms, or the other way round,
    or has only the other side of a pair of opposites.
    """
    source: Lang = "en" if target == "zh" else "zh"
    for one, its, other, others in (said, target, text, source), (text, source, said, target):
        denied = has_negation(one, its) and not denies_something(other, others)
        if denied and not says_by_opposites(one, other, its, others):
            return True
    for pair in OPPOSITES:
        if pair.beside:
            continue
        own, theirs = sides(said, pair, target), sides(text, pair, source)
        if len(own) == len(theirs) == 1 and own != theirs:
            return True
    return False

"""Which of two things is more: told from figures by code, never by a model.

A small model asked which of two figures is the greater guesses. What a sentence compares is held
against the figures it names; what a question wants compared is told from the figures of the quotes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import gt, lt

from index.sentences import sentences
from index.tokens import content_words

from .figure import Figure, alike, size
from .find import find_figures
from .place import Item, items, named, telling
from .units import unit_named

_MORE_ZH, _LESS_ZH = "多高大长重宽深贵", "少低小短轻窄浅"
_GRADE_ZH = f"[{_MORE_ZH}{_LESS_ZH}快慢优强]"
_MORE_EN = "more|higher|larger|bigger|greater|heavier"
_LESS_EN = "fewer|less|lower|smaller|shorter|lighter"
# "Over 2,000" in other words compares nothing.
_HEDGE = re.compile(r"\b(?:more|less|fewer|greater|higher|lower) than (?=[\d$€£¥])", re.IGNORECASE)
_CLAIM = re.compile(
    rf"更{_GRADE_ZH}(?=[。，；！]|$)|{_GRADE_ZH}于"
    rf"|(?<![占对性])比(?![例赛较重如])[^，。；]{{1,24}}{_GRADE_ZH}"
    rf"|^[^，。]{{1,12}}(?<!最){_GRADE_ZH}[。！]?$"
    rf"|\b(?:{_MORE_EN}|{_LESS_EN}|faster|slower)\b(?:\W+\w+){{0,6}}?\W+than\b"
    rf"|\b(?:has|have|had|is|are|was|were)\s+(?:{_MORE_EN}|{_LESS_EN}|faster|slower)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"(?:哪[个家款种边]|谁|何者)[^，。？?]{{0,8}}?更?(?P<zh>[{_MORE_ZH}{_LESS_ZH}])(?!少)"
    rf"|(?P<one>[{_MORE_ZH}{_LESS_ZH}])(?:一些)?，?还是.{{1,16}}?(?P=one)"
    rf"|\b(?:which|who|whose)\b.*\b(?P<which>{_MORE_EN}|{_LESS_EN})\b"
    rf"|\b(?:does|do|did|is|are|was|were|has|have|had)\b.*\b(?P<or>{_MORE_EN}|{_LESS_EN})\b.*\bor\b",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"(?P<over>超过?|多于|高于|大于|长于|[大多高长]过)|(?P<under>不到|不足|少于|低于|小于|短于)"
    r"|\b(?P<over_en>over|above|exceed(?:s|ed|ing)?|at least|(?:more|greater|higher|longer) than)\b"
    r"|\b(?P<under_en>under|below|(?:less|fewer|lower|shorter) than)\b",
    re.IGNORECASE,
)
# What "most" may stand before and count nothing: "the most important customer".
_ADJECTIVE = (
    r"(?:\w+(?:ous|ive|ful|able|ible|ant|(?<!m)ent|ial|ical|ly|less)|popular|common|famous|likely"
    r"|costly|modern|often|loved|liked|used|visited|read|watched|advanced|talented|promising)\b"
)
# Which of several: "which platform has the most", with one of those that a figure tells.
_MOST = re.compile(
    rf"最(?P<zh>[{_MORE_ZH}{_LESS_ZH}])(?![要刻视])"
    rf"|\b(?P<en>(?:most|least)(?! {_ADJECTIVE})|highest|largest|biggest|greatest|heaviest|longest"
    r"|fewest|lowest|smallest|lightest|shortest)\b",
    re.IGNORECASE,
)
_WHICH_OF_ALL = re.compile(r"哪|谁|什么|\b(?:which|what|who|whose|where)\b", re.IGNORECASE)
# Words that stand for what was named before: "the east one".
_PRONOUNS = frozenset({"one", "ones", "that", "those", "other", "others"})
# "The one is larger than the other": what comes before the word, and after "than".
_THAN = re.compile(
    r"(?P<subject>.*)\b(?P<grade>\w{3,}er|more|less|worse)\b(?:\W+\w+){0,3}?\W+than"
    r"\W+(?P<object>(?:\w[\w'’-]*\W+){0,3}?\w[\w'’-]*)"
    r"(?=[,.;]|\W*$|\W+(?:at|in|on|of|by|and|but|with|is|are|was|were|does|did|has|had)\b)"
    rf"|(?P<subject_zh>.*?)比(?![例赛较重如])(?P<object_zh>[^，。；]{{1,12}}?)[更还要又]*"
    rf"(?P<grade_zh>{_GRADE_ZH})",
    re.IGNORECASE,
)
_OPPOSITES = {*map(frozenset, (
    ("more", "fewer"), ("more", "less"), ("larger", "smaller"), ("bigger", "smaller"),
    ("greater", "less"), ("greater", "smaller"), ("higher", "lower"), ("heavier", "lighter"),
    ("longer", "shorter"), ("taller", "shorter"), ("faster", "slower"), ("better", "worse"),
    ("older", "younger"), ("older", "newer"), ("earlier", "later"), ("stronger", "weaker"),
    ("wider", "narrower"), ("多", "少"), ("高", "低"), ("大", "小"), ("长", "短"), ("重", "轻"),
    ("宽", "窄"), ("深", "浅"), ("贵", "低"), ("快", "慢"),
))}  # fmt: skip
_LARGER = {"larger", "bigger", "greater"}
_NOUN = re.compile(r"\s*[A-Za-z-]+")
_SEVERAL = re.compile(r"哪|几[个家种款]|\b(?:which|what|who|how many|list|name)\b", re.IGNORECASE)
_LESS = re.compile(
    rf"[{_LESS_ZH}]|\b(?:{_LESS_EN}|fewest|least|lowest|smallest|lightest|shortest)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Compared:
    """The one of several figures that was asked for: the piece of a text that holds it, as it
    stands there, the place of that text, and whether it is the least (else the greatest).
    """

    piece: str
    place: int
    least: bool


def compares(sentence: str) -> bool:
    """Whether a sentence says of one thing that it is more, or less, than another."""
    return _claim(sentence) is not None


def unfounded_comparison(sentence: str, evidence: Sequence[str]) -> bool:
    """Whether ``sentence`` makes a comparison that no text of ``evidence`` makes and that its own
    two figures do not bear out, or the one that they make turned round. "Faster" and "better"
    cannot be told from figures alone.
    """
    if _turns_round(sentence, evidence):
        return True
    claim = _claim(sentence)
    if claim is None or any(compares(text) or sentence.rstrip("。.") in text for text in evidence):
        return False
    figures = [figure for figure in find_figures(sentence) if figure.kind in ("number", "percent")]
    if len(figures) != 2 or not alike(*figures) or re.search("[快慢优强]|faster|slower", claim):
        return True
    first, second = map(size, figures)
    return first >= second if _LESS.search(claim) else first <= second


def compared(question: str, texts: Sequence[str]) -> Compared | None:
    """Which of the things that ``question`` wants compared has the greater figure in ``texts``, or
    the smaller if that is asked; None where it asks for no such thing, or code cannot tell.
    """
    asked = _WHICH.search(question)
    if asked is None:
        return None
    found = named(question, texts)
    if len(found) < 2 or not all(alike(found[0][1].figure, item.figure) for _, item in found):
        return None
    least = any(_LESS.fullmatch(word) for word in asked.groups() if word)
    found.sort(key=lambda one: size(one[1].figure), reverse=not least)
    (place, first), (_, second) = found[:2]
    if size(first.figure) == size(second.figure):
        return None
    return Compared(first.text.rstrip(".。"), place, least)


def extreme(question: str, texts: Sequence[str]) -> Compared | None:
    """Which of several things in one sentence of ``texts`` has the most, or the least, of what
    ``question`` asks for; None where it asks for no such thing, or code cannot tell.
    """
    found = _MOST.search(question)
    if found is None or not _WHICH_OF_ALL.search(question):
        return None
    asked = telling(question)
    for place, text in enumerate(texts):
        for clause in (text[start:end] for start, end in sentences(text)):
            like = _series(clause)
            if len(like) < 3 or not asked & _counted(like, clause):
                continue
            least = bool(_LESS.fullmatch(found["zh"] or found["en"]))
            unit = like[0].figure
            like.sort(key=lambda item: size(item.figure, unit), reverse=not least)
            first, second = like[:2]
            if size(first.figure, unit) != size(second.figure, unit):
                return Compared(first.text.rstrip(".。"), place, least)
    return None


def _series(sentence: str) -> list[Item]:
    """The pieces of ``sentence`` with figures like the first."""
    held = [item for item in items(sentence, dated=True) if item.figure.kind != "date"]
    return [item for item in held if _is_one_of(item.figure, held[0].figure)]


def _is_one_of(figure: Figure, first: Figure) -> bool:
    """Whether a figure may stand in a series after its ``first``, with a unit that converts into
    its own or none: "45 million followers on Douyin, 26 million on Weibo".
    """
    return alike(figure, first) or (figure.kind == first.kind and not figure.unit)


def _counted(series: Sequence[Item], sentence: str) -> frozenset[str]:
    """Words for what a series counts: those of all pieces, and the noun after the first figure."""
    first = series[0].figure
    noun = telling(sentence[first.start : first.end])
    if not noun and (after := _NOUN.match(sentence, first.end)):
        noun = telling(after.group())
    return noun | frozenset.intersection(*(item.words for item in series))


def beyond(question: str, texts: Sequence[str]) -> tuple[list[str], int] | None:
    """Which of several things in one of ``texts`` have a figure over, or under, the one that
    ``question`` names: the pieces that hold them, as they stand there, and the place of that text.

    None where the question wants no such thing; at least three like figures are several.
    """
    found = _BEYOND.search(question)
    if found is None or not _SEVERAL.search(question):
        return None
    near = range(found.end(), found.end() + 3)
    limit = next((figure for figure in find_figures(question) if figure.start in near), None)
    if limit is None:
        return None
    over = bool(found["over"] or found["over_en"])
    asked = telling(question)
    for place, text in enumerate(texts):
        held = [item for item in items(text) if _measures(item.figure, limit)]
        like = [item for item in held if _is_one_of(item.figure, held[0].figure)]
        if len(like) > 2 and asked & telling(text):
            fits = gt if over else lt
            return [
                item.text.rstrip(".。")
                for item in like
                if fits(size(item.figure, limit), size(limit, item.figure))
            ], place
    return None


def _turns_round(sentence: str, evidence: Sequence[str]) -> bool:
    """Whether ``evidence`` compares the same two things the other way: "the new boat is larger than
    the old", of "the old boat, larger than the new".
    """
    made = _compared_things(sentence)
    if made is None:
        return False
    subject, grade, thing = made
    for text in evidence:
        for start, end in sentences(text):
            if (other := _compared_things(text[start:end])) is None:
                continue
            _, its_grade, its_thing = other
            named_first = its_thing & (subject - thing)
            named_last = its_thing & (thing - subject)
            if bool(named_first) == bool(named_last):
                continue
            alike = grade == its_grade or {grade, its_grade} <= _LARGER
            opposite = {grade, its_grade} in _OPPOSITES
            if (alike and named_first) or (opposite and named_last):
                return True
    return False


def _compared_things(sentence: str) -> tuple[frozenset[str], str, frozenset[str]] | None:
    """What is said to be more, the word for it, and what it is more than."""
    found = _THAN.match(_HEDGE.sub("", sentence))
    if found is None:
        return None
    subject, grade, thing = (
        found[name] or found[f"{name}_zh"] or "" for name in ("subject", "grade", "object")
    )
    words, its_words = content_words(subject) - _PRONOUNS, content_words(thing) - _PRONOUNS
    return words, grade.lower(), its_words


def _measures(figure: Figure, limit: Figure) -> bool:
    """Whether a figure can be held against a limit; either may leave out what is counted."""
    units = {figure.unit, limit.unit} - {""}
    numbers = figure.kind == limit.kind == "number"
    counted = numbers and len(units) < 2 and all(unit_named(unit).counted for unit in units)
    return counted or alike(figure, limit)


def _claim(sentence: str) -> str | None:
    found = _CLAIM.search(_HEDGE.sub("", sentence))
    return found.group() if found else None

"""Another amount in the place of the one that a question takes for granted."""

import re
from collections.abc import Iterator, Sequence

from assistant.figures import Figure, find_figures
from assistant.figures.figure import size
from assistant.figures.units import unit_named
from index.tokens import content_words

from .alike import QUESTION_WORDS, SAME

# "五百块" is money where it is paid.
_PAID_BEFORE = re.compile(r"[交付花卖收掏值赔罚捐][^，。；]{0,4}$")
_PAID_AFTER = re.compile(r"块(?![\u4e00-\u9fff])|块(?=[的吗呢啊])")
# In which case, or when: "after 24 weeks", of which another is another matter.
_CASE_BEFORE = re.compile(
    r"\b(?:after|within|at|when|if|for|of) (?:the )?(?:\w+ )?$|[到掺]$"
    r"|[哪这那]$|\b(?:which|what|these|those) $",
    re.IGNORECASE,
)
_CASE_AFTER = re.compile(r"之?后|以[后上下内]|之?前|时|内|的|\s?[版款型级档装]|-[a-z]")
_CLAUSE_OF_FIGURES = re.compile(r"[，。？！；：;?!]|[,.:](?!\d)")


def names_another_amount(question: str, source: str, known: Sequence[str] = ()) -> bool:
    """Whether a clause of ``source`` has the one amount that it tells where the like clause of
    ``question`` has another, of which what is ``known`` beside does not tell.
    """
    told = [each for each in _amounts(source) if each[1]]
    values = {f.value for text in (source, *known) for f in find_figures(text, idioms=True)}
    for figure, unit, rest in _amounts(question, cases=False):
        if not unit or figure.value in values:
            continue
        like = [each for each in told if _dimension(each[1]) == _dimension(unit)]
        same = [other for other, _, its in like if rest and len(rest & its) >= SAME * len(rest)]
        if same and all(size(other) != figure.value * unit_named(unit).factor for other in same):
            return True
    return False


def _amounts(text: str, cases: bool = True) -> Iterator[tuple[Figure, str, frozenset[str]]]:
    """The figures that stand alone in a clause of ``text``, their units, and the words beside;
    those that tell in which case something is so or not.
    """
    for clause in _CLAUSE_OF_FIGURES.split(text):
        found = find_figures(clause)
        # "One year" may be each: 一年要交五百块.
        amounts = [f for f in found if f.kind == "percent" or (f.kind == "number" and f.value != 1)]
        if len(amounts) != 1 or not amounts[0].firm or amounts[0].bound or amounts[0].approx:
            continue
        (figure,) = amounts
        before, after = clause[: figure.start], clause[figure.end :]
        if not cases and (_CASE_BEFORE.search(before) or _CASE_AFTER.match(after)):
            continue
        if not cases and "-" in clause[figure.start : figure.end]:  # "the 5-day trip"
            continue
        if figure.unit == "year" and figure.value > 1000:  # "in 1379"
            continue
        paid = not figure.unit and _PAID_BEFORE.search(before) and _PAID_AFTER.match(after)
        words = content_words(QUESTION_WORDS.sub(" ", f"{before} {after}")) - {"whi"}
        if not clause.isascii():
            words = frozenset(word for word in words if len(word) == 1 or word.isascii())
        yield figure, "CNY" if paid else figure.unit, words


def _dimension(unit: str) -> str:
    return unit_named(unit).dimension or unit

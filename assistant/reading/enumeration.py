"""Sentences that count things and name them: "the four-dimensional synergy of a, b, c and d"."""

import re
from collections.abc import Sequence

from assistant.figures import find_figures, telling, without_figures
from assistant.figures.units import UNITS

#: More things than this are not counted but measured.
MOST = 9
# The share of a question's words that a sentence holds which enumerates what is asked for.
_ABOUT_IT = 0.3
_WORDS = (
    *(("两二双", "two"), ("三", "three"), ("四", "four"), ("五", "five")),
    *(("六", "six"), ("七", "seven"), ("八", "eight"), ("九", "nine")),
)
_CLAUSE = re.compile(r"[，；。！？;!?]|\.(?=\s|$)|\s[—–-]\s|——")
_AND_ZH = re.compile(r"、|以及|[和与及](?!其他)")
_AND_EN = re.compile(r",\s+(?:and|or)\s+|,\s+|\s+(?:and|or)\s+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def counts(text: str) -> set[int]:
    """How many things ``text`` says there are, of a few."""
    return {
        int(figure.value)
        for figure in find_figures(text, idioms=True)
        if figure.kind == "number"
        and UNITS[figure.unit].counted
        and 2 <= figure.value <= MOST
        and figure.value == int(figure.value)
    }


def enumerates(sentence: str, question: str, title: str) -> int:
    """How many words of ``question`` a ``sentence`` holds that names, in a clause which says how
    many there are, as many things as ``question`` counts; 0 if it does not, or is about something
    else. A word counts tenfold that is not in the article's ``title``, as any sentence may be about
    what all of it is about.
    """
    if not (wanted := counts(question)):
        return 0
    asked = telling(without_figures(question, idioms=True))
    shared = asked & telling(sentence)
    if len(shared) < max(1, _ABOUT_IT * len(asked)):
        return 0
    if not any(
        _says(clause, n) and _has_run_of(clause, n)
        for n in wanted
        for clause in _CLAUSE.split(sentence)
    ):
        return 0
    return len(shared) + 9 * len(shared - telling(title))


def tells_all(sentences: Sequence[str], question: str) -> bool:
    """Whether ``sentences`` may tell all that ``question`` counts, if it counts anything: as many
    things beside each other in one of them, or a sentence for each.
    """
    return any(
        len(sentences) >= count or _has_run_of(clause, count, around=2)
        for count in counts(question)
        for sentence in sentences
        for clause in _CLAUSE.split(sentence)
    )


def _says(clause: str, count: int) -> bool:
    han, word = _WORDS[count - 2]
    pattern = rf"(?<![.\d]){count}(?![.\d%])|[{han}](?=[\u3400-\u9fff])|\b{word}\b"
    return re.search(pattern, without_figures(clause, but=count), re.IGNORECASE) is not None


def _has_run_of(clause: str, count: int, around: int = 0) -> bool:
    """Whether there are ``count`` things beside each other, in English with up to ``around`` pieces
    of the sentence set off from them by commas too: "by three means, a, b and c, it grew".
    """
    if _HAN.search(clause):
        return len(_AND_ZH.split(clause)) == count
    return count <= len(_AND_EN.split(clause)) <= count + around

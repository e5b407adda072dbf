"""Sentences that count things and name them: "the four-dimensional synergy of a, b, c and d"."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.figures import find_figures, telling, without_figures
from index.tokens import content_words

#: More things than this are not counted but measured.
MOST = 9
# The share of a thing's words in a sentence that names it.
_NAMED = 0.5
# The share of a question's words that a sentence holds which enumerates what is asked for.
_ABOUT_IT = 0.3
_WORDS = (
    *(("两二双", "two"), ("三", "three"), ("四", "four"), ("五", "five")),
    *(("六", "six"), ("七", "seven"), ("八", "eight"), ("九", "nine")),
)
_CLAUSE = re.compile(r"[，；。！？;!?]|\.(?=\s|$)|\s[—–-]\s|——")
_AND_ZH = re.compile(r"、|以及|[和与及](?!其他)")
# The last thing of a run may be set off: "甲、乙，以及丙".
_LAST_ZH = re.compile(r"[，,](?=以及|还有)")
_AND_EN = re.compile(r",\s+(?:and|or)\s+|,\s+|\s+(?:and|or)\s+")
_HAN = re.compile(r"[\u3400-\u9fff]")
# What a run of things ends with: "and c", "b and c".
_LAST_EN = re.compile(r"(?:(?P<item>.+?) )?(?:and|or) (?P<last>\S+(?: \S+)?)")
# What a run begins after: "covering phones, computers and cars".
_BEGINS_EN = re.compile(r"\w+ing |such as |in |with |from |by |of |for |on ", re.IGNORECASE)
# A thing of a run has no more words; what has more leads up to the first one.
_MOST_WORDS = 5


def counts(text: str) -> set[int]:
    """How many things ``text`` says there are, of a few."""
    return {
        int(figure.value)
        for figure in find_figures(text, idioms=True)
        if figure.kind == "number"
        and figure.measure.counted
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


def leaves_run_short(sentence: str, source: str) -> bool:
    """Whether ``sentence`` names two or more of the things that stand beside each other in a clause
    of ``source``, and not all: "apples and pears", of "apples, pears and plums".
    """
    words = content_words(sentence)
    for run in chain.from_iterable(map(_runs, _CLAUSE.split(_LAST_ZH.sub("、", source)))):
        items = [*filter(None, map(content_words, run))]
        told = [len(item & words) >= _NAMED * len(item) for item in items]
        if len(items) > 2 and sum(told) > 1 and not all(told):
            return True
    return False


def _runs(clause: str) -> Iterator[list[str]]:
    """The things that stand beside each other in ``clause``, "a, b and c", without what leads up to
    the first and follows the last, as far as that can be told by length.
    """
    if _HAN.search(clause):
        items = _AND_ZH.split(clause)
        if len(items) > 2:
            yield [items[0][-4:], *items[1:-1], items[-1][:4]]
        return
    pieces = clause.split(", ")
    for place, piece in enumerate(pieces):
        if (ends := _LAST_EN.match(piece)) is None:
            continue
        items = [ends["item"]] if ends["item"] else []
        for before in reversed(pieces[:place]):
            if items and (len(items[0].split()) > _MOST_WORDS or _BEGINS_EN.match(items[0])):
                break
            items.insert(0, before)
        if len(items) > 1:
            yield [" ".join(items[0].split()[-2:]), *items[1:], ends["last"]]


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

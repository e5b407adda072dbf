"""Names in an English text that a Chinese one leaves as they are: Halden, Lento, Osric Vane.

A small model spells them in characters of its choice, or takes them for words ("慢车" of Lento).
Places, months and the like, which Chinese has a word for, are left to it.
"""

import re
from collections import Counter
from functools import lru_cache

import simplemma

from assistant.figures import find_figures

from .dictionary import capitalised

_WORD = r"[A-Z][A-Za-z]*(?:['’-][A-Z][a-z]+)*"
# Not where a sentence begins, in which every word has a capital.
_INSIDE = re.compile(rf"(?<=[a-z0-9,;] ){_WORD}(?: {_WORD})*")
# Two words or more may be somebody's name there too: "Owen Tolliver, who drives …".
_FIRST = re.compile(rf"(?:^|[.!?][\"”’)]*\s){_WORD}(?: {_WORD})+", re.MULTILINE)
_HEADING = re.compile(r"^#.*", re.MULTILINE)  # its words have capitals too
_LEAST = 2
# How often a word that has a meaning too ("Lento") stands there to be a name.
_OFTEN = 4


@lru_cache(maxsize=16)
def latin_names(text: str) -> tuple[str, ...]:
    """The names in ``text``, word by word, in the order in which they first stand there."""
    plain = _HEADING.sub("", text)
    runs = [*_INSIDE.findall(plain), *(run.lstrip('.!?"”’) ') for run in _FIRST.findall(plain))]
    counts = Counter(word for run in runs for word in run.split())
    lower = frozenset(re.findall(r"\b[a-z]+\b", text))
    names = [
        word
        for word in counts
        if len(word) >= _LEAST
        and word.lower() not in lower
        and not any(figure.unit for figure in find_figures(f"1 {word}"))
    ]
    return tuple(
        word
        for word in names
        if word not in capitalised()
        and (counts[word] >= _OFTEN or not simplemma.is_known(word.lower(), "en"))
    )

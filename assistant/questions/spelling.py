"""Words that an English question misspells, as the articles that it is about write them."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import lru_cache

import simplemma

_WORD = re.compile(r"[A-Za-z]{5,}")
# How alike (0 to 1, see `difflib`) two words are of which the one is the other with a slip: of six
# letters one may be missing, or two changed about.
_ALIKE = 0.83


def respelled(question: str, texts: Iterable[str]) -> str:
    """``question`` with each word that neither English nor the ``texts`` have spelled as the word
    of theirs that it is most like: "lithum" where they write "lithium".

    The texts are looked at only where there is such a word.
    """
    unknown = [found for found in _WORD.finditer(question) if _is_unknown(found)]
    held: frozenset[str] = frozenset().union(*map(_words, texts)) if unknown else frozenset()
    for found in reversed(unknown):  # so that what stands before keeps its place
        word = found.group().lower()
        like = get_close_matches(word, _near(word, held), n=1, cutoff=_ALIKE)
        if like and word not in held:
            question = question[: found.start()] + like[0] + question[found.end() :]
    return question


def _is_unknown(found: re.Match[str]) -> bool:
    """Whether it is no English word, nor a name, which has a capital and may be spelled anyhow."""
    word = found.group()
    named = found.start() > 0 and not word.islower()
    return not named and not simplemma.is_known(word.lower(), "en")


def _near(word: str, held: Collection[str]) -> list[str]:
    """Those of ``held`` that begin alike and are about as long."""
    return [each for each in held if each[0] == word[0] and abs(len(each) - len(word)) <= 2]


@lru_cache(maxsize=16)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))

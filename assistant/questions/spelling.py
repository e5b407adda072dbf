"""Words that an English question misspells, as the articles that it is about write them."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from functools import lru_cache

import simplemma

_WORD = re.compile(r"[A-Za-z]{5,}")
# How alike (0 to 1, see `difflib`) two words are of which the one is the other with a slip: of six
# letters one may be missing, or two changed about.
_ALIKE = 0.83


def respelled(question: str, texts: Sequence[str]) -> str:
    """``question`` with each word that neither English nor the ``texts`` have spelled as the word
    of theirs that it is most like: "lithum" where they write "lithium".
    """
    held = frozenset().union(*map(_words, texts))

    def spelled(found: re.Match[str]) -> str:
        word = found.group()
        folded = word.lower()
        if folded in held or simplemma.is_known(folded, "en") or _is_name(found):
            return word
        like = get_close_matches(folded, _near(folded, held), n=1, cutoff=_ALIKE)
        return like[0] if like else word

    return _WORD.sub(spelled, question)


def _near(word: str, held: Collection[str]) -> list[str]:
    """Those of ``held`` that begin alike and are about as long."""
    return [each for each in held if each[0] == word[0] and abs(len(each) - len(word)) <= 2]


def _is_name(found: re.Match[str]) -> bool:
    """Whether a capital inside the question tells a name, which may be spelled in any way."""
    return found.start() > 0 and not found.group().islower()


@lru_cache(maxsize=16)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))

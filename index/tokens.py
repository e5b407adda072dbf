"""What the lexical leg counts as a word, in Chinese and English alike.

Han runs become overlapping pairs of characters and the single characters, Latin words their stems,
figures stay whole. Recall within the best 1 / 5 of BM25 alone on the built-in article (60 Chinese
questions): pairs 0.83 / 0.98, jieba's words 0.81 / 0.98, pairs and single characters 0.86 / 1.00.
Nor does a pair need a dictionary that knows last year's brand names.
"""

import re
import threading
import unicodedata
from functools import cache
from itertools import pairwise

import Stemmer  # type: ignore[import-not-found]
from opencc import OpenCC

from index.script import HAN, is_chinese

_LATIN_WORD = r"[^\W\d_\u0250-\uffff]+(?:['’][^\W\d_\u0250-\uffff]+)*"
_FIGURE = r"\d+(?:[.,]\d+)*"
_PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>{_LATIN_WORD})|(?P<figure>{_FIGURE})")
# What looks like a name in English: "SU7", "0.195", "MIUI", "AIoT"; and "Taycan", but not the
# "Which" that opens a sentence.
_NAME = re.compile(r"[A-Za-z]*\d[\w.,]*|\w*[A-Z]\w*[A-Z]\w*|(?<=[^.?!:] )[\"“']?[A-Z]\w+")
_EXACT = re.compile(rf"{_LATIN_WORD}|{_FIGURE}")

_FUNCTION_WORDS = """
    a an the of to in on at by for from with as is are was were be been being has have had it its
    this that these those and or but which who what when where how why their his her they he she
    than then so also into over about there not no does did do
"""


def tokens(text: str) -> list[str]:
    """The words of ``text`` in order, folded: simplified characters, lower case, no accents.

    "SU7", "su 7" and "Su-7" all give ``su7`` (beside ``su`` and ``7``); "1,000" and "1000" meet.
    """
    folded = _simplified(unicodedata.normalize("NFKC", text)).lower()
    found: list[str] = []
    name, name_end = "", -1
    for piece in _PIECE.finditer(folded):
        word = piece.group()
        if piece.lastgroup == "han":
            found += [first + second for first, second in pairwise(word)]
            found += word
        elif piece.lastgroup == "word":
            name, name_end = _without_accents(word), piece.end()
            found.append(_stem(name))
        else:
            word = word.replace(",", "")
            # Letters and the figure after them, touching or a blank apart, are a model's name.
            if name and folded[name_end : piece.start()] in {"", " ", "-"}:
                found.append(name + word)
            name = ""
            found.append(word)
    return found


def content_words(text: str) -> frozenset[str]:
    """The tokens of ``text`` without the English words that carry no meaning of their own."""
    return frozenset(tokens(text)) - _meaningless()


def asked_words(text: str) -> list[str]:
    """The tokens of a question that are worth looking for: all if it has none but function words.

    A passage is not nearer to a question for holding "does" or "who", yet a short article has them
    seldom enough for BM25 to count them. Without them, recall@1 / mean reciprocal rank of all legs
    went from 0.76 / 0.87 to 0.78 / 0.88 for the 81 English questions about the built-in article
    (dev), from 0.81 / 0.91 to 0.85 / 0.94 for the 24 about the other English texts; recall@5 stayed
    (deepsea eval retrieval --levers --split dev). A longer list, Snowball's, gave 0.77 / 0.87 and
    lost a question at 5; Chinese function words changed nothing.
    """
    words = tokens(text)
    return [word for word in words if word not in _meaningless()] or words


def exact_names(text: str) -> list[str]:
    """The tokens of ``text`` that mean the same in another language: names and figures."""
    pattern = _EXACT if is_chinese(text) else _NAME
    return tokens(" | ".join(pattern.findall(text)))


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def _meaningless() -> frozenset[str]:
    """The function words as `tokens` gives them: "does" is stemmed to "doe"."""
    return frozenset(map(_stem, _FUNCTION_WORDS.split()))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(text: str) -> str:
    return str(_converter().convert(text))


_own = threading.local()


def _stem(word: str) -> str:
    # A Stemmer object must not be used by two threads at once.
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer.Stemmer("english")
    return str(_own.stemmer.stemWord(word))

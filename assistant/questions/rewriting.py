"""Whether what a model made of a question of a conversation is still that question."""

import re

from index.script import HAN
from index.tokens import exact_names, tokens
from index.types import Lang

_MARKERS = re.compile(r"\s*\[\d+\]")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[a-z]{2,}", re.IGNORECASE)
# What a rewriting must go on asking for.
_KINDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"什么时候|何时|哪一?[年月天日]|几[年月号点]|星期几|周几"
        r"|\bwhen\b|\bwhat (?:time|year|date)\b",
        r"谁|哪位|\bwho(?:m|se)?\b",
        r"哪[里儿]|何处|什么地方|哪(?:座|个)?(?:城市|国家|省)|\bwhere\b|\bwhich (?:city|country)\b",
        r"为什么|为何|为啥|图什么|怎么会|原因|\bwhy\b|\breasons?\b",
        r"多[少大高长久远快重]|(?<![这那好近前])几"
        r"|\bhow (?:many|much|long|far|often|large|big|old|high|fast)\b",
    )
)
# A word that points to what was said before. Whose something is, is seldom what is asked.
POINTER = re.compile(
    r"它们?|他们?|她们?|这(?:个|些|种|款|台|家|条|次)|那(?:个|些|种|款|台|家|条|次)|当时|其中"
    r"|\b(?:it|they|them|he|him|she|that|those|these|there)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:多少|几)[个条位名家件辆台份篇张座种项]")
# Characters and words that a rewriting may leave out: they point, link or ask.
_LOOSE_ZH = frozenset(
    "的了呢吗吧啊呀是在有那这个它他她们些种款台家点一样里么说其中第二三两几最后前面上刚才再看换话题"
    "先放不对我想问整把和跟与及又就都还也到底总具体各平时多少什哪谁怎为何，。？！、?,. "
)
_LINKS_EN = """
    a an the of to in on at by for from with as is are was were be been do does did has have had
    it its this that these those they them their he his him she her there one ones and or but so
    what which who whom whose how when where why much many about else same other another matter
    ok no sorry i meant mean please thanks back going first second third last former latter rest
    all then now well actually you said me tell can could would will again according
"""
_LOOSE_EN = frozenset(_LINKS_EN.split())
# The share of the question's own words (in Chinese, characters) that must be left in it.
_KEPT = 0.8
# How many characters of an answer in a rewriting are more than a name.
_STRETCH = 24
# How much longer a rewriting is that has said what its "it" stands for.
_LONGER = 1.5


def copies(rewritten: str, answer: str, asked: str) -> bool:
    """Whether a rewriting repeats a stretch of the last ``answer`` that nobody ``asked`` with."""
    answer = without_markers(answer)
    stretches = (answer[at : at + _STRETCH] for at in range(len(answer) - _STRETCH + 1))
    return any(stretch in rewritten and stretch not in asked for stretch in stretches)


def is_clear(rewritten: str, question: str) -> bool:
    """Whether a rewriting asks for what ``question`` does, for nothing else where that asks for
    something itself, and names what it points to.
    """
    asked, now = ([bool(kind.search(text)) for kind in _KINDS] for text in (question, rewritten))
    if asked != now and any(asked):
        return False
    pointers = {found.casefold() for found in POINTER.findall(question)}
    left = {found.casefold() for found in POINTER.findall(rewritten)}
    return not pointers & left or len(rewritten) > _LONGER * len(question)


def keeps(rewritten: str, question: str, lang: Lang) -> bool:
    """Whether a rewriting still asks for what the question names."""
    if not rewritten or not set(exact_names(question)) <= set(tokens(rewritten)):
        return False
    own = own_words(question, lang)
    if lang == "zh":
        kept = [c for c in own if c in rewritten]
    else:
        words = {word.lower()[:5] for word in _WORD.findall(rewritten)}
        kept = [word for word in own if word[:5] in words]
    return len(kept) >= _KEPT * len(own)


def own_words(question: str, lang: Lang) -> list[str]:
    """What a question says itself: its words, in Chinese characters, but for loose ones."""
    if lang == "en":
        return [w.lower() for w in _WORD.findall(question) if w.lower() not in _LOOSE_EN]
    plain = _COUNTED.sub("多少", question)  # "how many", of whatever measure
    return [c for c in plain if _HAN.match(c) and c not in _LOOSE_ZH]


def without_markers(answer: str) -> str:
    return _MARKERS.sub("", answer)

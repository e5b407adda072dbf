"""Quantities that are told in words, not in figures: dozens, nobody, free, most, at sixty."""

import re

_SOME = (
    r"数[十百千万亿]|数以[十百千万亿]计|(?<![早晚])上[百千万亿]|成[百千]|几[十百千万亿]|十几|翻[一两]?[番倍]|成倍"
    r"|\b(?:dozens|scores|hundreds|thousands|millions|billions|trillions|decades)\b"
    r"|\b(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing)\b"
    r"|\b(?:twice|thrice) (?:as|the|that|what)\b"
)
_NONE = (
    r"没有?人|无人|无一|没有任何|一个也没|一[子儿]一女|一男一女|双胞胎"
    r"|\b(?:nobody|no ?one|none|nothing|nil|not (?:one|any|a single)|twins|triplets)\b"
    r"|\bno (?!longer|more|doubt|matter)[\w-]+|\ban? [\w-]+(?: [\w-]+)? and an? [\w-]+"
)
_FREE = (
    r"免费|免票|免收|免租|不收|不[要用花]钱|无偿|分文"
    r"|\bfree\b|\bno (?:charge|cost|fee)|\bwithout (?:charge|cost|payment)\b|\bgratis\b"
    r"|\bcomplimentary\b|\b(?:costs?|paid|pays?|charged?|charges) nothing\b"
)
# "How many of them would have bought it?" — "More than half of the users said …".
_PART = (
    r"[过近约超]?(?:一半|半数)|(?:大多|绝大)[多部]?[数分]?|大部分|多数|少数|几乎所有|全部"
    r"|\b(?:half|most|majority|minority|all but|nearly all|none|all) (?:of )?"
    r"(?:the|them|its|their|those)\b|\b(?:most|half|all|none) of\b|\bmajority\b"
)
_RATE = r"基点|\bbasis points?\b"

#: A sign of what a question for a count, a share, a rate, a sum of money or a measure is told by.
COUNT = SHARE = re.compile(f"{_SOME}|{_NONE}|{_PART}", re.IGNORECASE)
RATE = re.compile(f"{_SOME}|{_PART}|{_RATE}", re.IGNORECASE)
MONEY = re.compile(f"{_SOME}|{_FREE}", re.IGNORECASE)
MEASURE = re.compile(_SOME, re.IGNORECASE)
#: At what age somebody did something, where it is asked when.
AGE = re.compile(
    r"岁|\baged?\b|\bat [1-9]\d(?![\d%]|[.,:]\d|\s?(?:°|km|mph|m|per|kph|degrees)\b)",
    re.IGNORECASE,
)

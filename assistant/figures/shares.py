"""Shares and ranks: 百分之八十, 八成, two thirds, half of; 第九, ninth, No. 9, 前五, top five."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .figure import Figure, Kind
from .han import han_integer
from .numerals import number_at
from .words import ORDINAL_WORD, SMALL_WORD, ordinal_value, word_value

_NUMERAL = r"(?:[零一二两三四五六七八九十百千]+|\d+)"
_PER_HUNDRED = re.compile(r"百分之(?=[\d零一二两三四五六七八九十百])|百分百")
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十百千万亿\d.])(?P<n>[一二两三四五六七八九]|[1-9](?:\.\d)?)成(?P<half>半)?"
    r"(?![功立为就员熟果本长交绩都形型效团品不人年])"
)
_DENOMINATORS = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FRACTION = re.compile(
    rf"(?P<below>{_NUMERAL})分之(?P<above>{_NUMERAL})"
    rf"|(?<![A-Za-z0-9])(?i:(?P<n>an?|{SMALL_WORD})[ -](?P<d>{'|'.join(_DENOMINATORS)})(?P<s>s?)"
    r"(?![a-z])(?P<of>(?= of ))?)"
    r"|(?<![\d/.])(?P<x>\d{1,2})/(?P<y>\d{1,2})(?= of |的)"
)
# "four in ten of them", "nine out of ten"; "two in five minutes" is no share.
_OUT_OF = re.compile(
    rf"(?<![A-Za-z0-9.,-])(?i:(?P<n>{SMALL_WORD}|[1-9]))(?i: out of | in (?:every )?)"
    rf"(?i:(?P<m>{SMALL_WORD}|10|20|100|[2-9]))(?![\d.,]*\d)(?![A-Za-z%-])"
    r"(?! (?i:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|steps?|stages?"
    r"|phases?|rounds?|parts?|places?|ways?)\b)"
)
_HALF = re.compile(
    r"半数|(?<![另前后上下])一半|过半(?![年天个])"
    r"|(?<![A-Za-z])(?i:half)(?=(?i: of | the | its | their ))"
    r"|(?i:(?<=than |over )|(?<=nearly |almost )|(?<=about ))(?i:half)(?! an?[ -])(?![A-Za-z-])"
)
_ORDINAL = re.compile(
    rf"第[ \u00a0]?(?P<zh>{_NUMERAL})(?:名|位)?"
    r"|(?<![\dA-Za-z.])(?P<digits>\d+)(?:st|nd|rd|th)(?![A-Za-z])"
    rf"|(?<![A-Za-z])(?P<word>{ORDINAL_WORD})(?![A-Za-z])"
    r"|(?:(?<![A-Za-z])(?i:no\.|number|rank(?:s|ed|ing)?)(?: (?:at|number|no\.))?[ #]?|#)"
    rf"(?P<number>\d{{1,4}}(?![\d,.]*\d|%| ?[万亿])|{SMALL_WORD}(?![A-Za-z-]))(?! [mbt]?[ri]llion)"
)
_TOP = re.compile(
    rf"(?<![目此以之提空生先年月日往])前[ \u00a0]?(?P<zh>{_NUMERAL})(?:名|位|强|大)?"
    r"(?![年天周个次%\d.,]|\s?(?:分钟|小时|[年月日]))"
    rf"|(?<![A-Za-z])(?i:top)[ -]?(?P<en>\d+|{SMALL_WORD}(?![A-Za-z]))(?![\d.]*%)"
)
_NAMED_RANK = re.compile(
    r"(?P<second>亚军|榜眼|runners?-up)|(?P<third>季军)|冠军|榜首|\b(?i:champions?(?:hips?)?)\b"
)
_NOT_A_RANK = re.compile(
    r"[ -](?:party|hand|nature|thoughts?|person|rate|to none)(?![a-z])", re.IGNORECASE
)
_A_SECOND = re.compile(r"(?:\d|per|an?|one|each|every)[ -]?$", re.IGNORECASE)
_CLAUSE_START = re.compile(r"(?:^|[.;:。；\n!?]\s*|\band )$")


def _figure(
    span: tuple[int, int], value: Decimal | int, kind: Kind, unit: str = "", firm: bool = True
) -> Figure:
    return Figure(*span, Decimal(value), kind, span, unit, firm=firm)


def shares(text: str) -> Iterator[Figure]:
    """Percentages and fractions that are written in words; a fraction counts in per cent."""
    for found in _PER_HUNDRED.finditer(text):
        number = number_at(text, found.end()) if found.group() == "百分之" else None
        end, value = (number.end, number.value) if number else (found.end(), Decimal(100))
        yield _figure((found.start(), end), value, "percent", "%")
    for found in _TENTHS.finditer(text):
        written = found["n"].replace("两", "二")
        tenths = Decimal(written) if written[0].isdecimal() else Decimal(han_integer(written))
        yield _figure(found.span(), tenths * 10 + (5 if found["half"] else 0), "percent", "%")
    for found in _FRACTION.finditer(text):
        above, below = _fraction(found)
        if above and below:
            yield _figure(found.span(), Decimal(100 * above) / below, "percent", "%")
    for found in _OUT_OF.finditer(text):
        above, below = _integer(found["n"]), _integer(found["m"])
        if 0 < above < below:
            yield _figure(found.span(), Decimal(100 * above) / below, "percent", "%")
    for found in _HALF.finditer(text):
        yield _figure(found.span(), 50, "percent", "%")


def _fraction(found: re.Match[str]) -> tuple[int, int]:
    """Numerator and denominator, (0, 0) for what only looks like a fraction ("a third attempt")."""
    if found["below"]:
        above, below = found["above"].replace("两", "二"), found["below"]
        return (0, 0) if below == "百" else (han_integer(above), han_integer(below))
    if found["x"]:
        return int(found["x"]), int(found["y"])
    below_word = _DENOMINATORS.index(found["d"].lower()) + 3
    if found["n"].lower() in ("a", "an"):
        return (0, 0) if found["of"] is None else (1, below_word)
    count = int(word_value(found["n"]) or 0)
    return (count, below_word) if (count > 1) == bool(found["s"]) else (0, 0)


def ranks(text: str) -> Iterator[Figure]:
    """Ordinals and "the first n". A first place is never firm: first, 第一 and No. 1 are idioms."""
    for found in _TOP.finditer(text):
        value = _integer(found["zh"] or found["en"])
        if value:
            yield _figure(found.span(), value, "number", "top", firm=value > 1)
    for found in _ORDINAL.finditer(text):
        figure = _ordinal(text, found)
        if figure:
            yield figure
    for found in _NAMED_RANK.finditer(text):
        value = 2 if found["second"] else 3 if found["third"] else 1
        yield _figure(found.span(), value, "ordinal", firm=False)


def _integer(written: str) -> int:
    return int(word_value(written) or 0) if written[0].isascii() and written[0].isalpha() else (
        han_integer(written.replace("两", "二"))
    )  # fmt: skip


def _ordinal(text: str, found: re.Match[str]) -> Figure | None:
    start, end = found.span()
    if not found["word"]:
        value = _integer(found["zh"] or found["digits"] or found["number"])
        return _figure(found.span(), value, "ordinal", firm=value > 1) if value else None
    value = ordinal_value(found["word"])
    before = text[:start]
    if value == 2 and _A_SECOND.search(before):
        return None
    opens_clause = text[end : end + 1] == "," and _CLAUSE_START.search(before)
    firm = value > 1 and not opens_clause and not _NOT_A_RANK.match(text, end)
    return _figure(found.span(), value, "ordinal", firm=firm)

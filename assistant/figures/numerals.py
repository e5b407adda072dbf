"""Numbers as both languages write them: 31万, 1亿2000万, 13 billion, 2800多, two and a half."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from .han import HAN_SCALE, han_power, han_value
from .words import EN_SCALE, WORDS, en_power, word_value

Script = Literal["arabic", "han", "words"]

_ARABIC = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
NUMBER = re.compile(
    rf"(?P<arabic>{_ARABIC})"
    r"|(?P<han>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?)"
    rf"|(?P<words>{WORDS})"
)
_MORE = r"(?:多|余|来(?=[万亿个名人台件家天年]))"
_SCALE = re.compile(rf"[ \u00a0]?({_MORE})?({HAN_SCALE})|({EN_SCALE})")
# "£2.5m": after a currency sign "m" is no metre, nor before people and what else is counted so.
_SMALL_SCALE = re.compile(r"(?:[ \u00a0](?=[mb]))?([mb](?:l?n)?|tn?)(?![A-Za-z0-9²³/])")
_MONEY_BEFORE = re.compile(
    r"(?:[$€£¥￥₩₹]|(?<![A-Za-z])(?:USD|EUR|GBP|RMB|CNY|HKD|JPY))[ \u00a0]?"
    r"(?:\d[\d,.]*[ \u00a0]?(?:[mbt]n?)?\s?(?:[-–—~]|to\b)\s?)?$"
)
_COUNTED_AFTER = re.compile(
    r"[ -](?:people|persons|users|fans|followers|engineers|employees|members|viewers|customers"
    r"|buyers|owners|subscribers|workers|readers|students|visitors|passengers|travellers|tourists"
    r"|residents|inhabitants|households|homes|families|children|adults|women|men|jobs|units|cars"
    r"|vehicles|views|plays|downloads|shares|likes|copies|tickets|trees|barrels|tonnes|tons|years"
    r"|dollars|euros|pounds|yen|yuan|won|rupees|francs)(?![A-Za-z])",
    re.IGNORECASE,
)
_LOWER_GROUP = re.compile(rf"({_ARABIC})({HAN_SCALE})")
_SURPLUS = re.compile(rf"[ \u00a0]?{_MORE}|个多(?=小时|钟头|月|世纪|星期|礼拜)|\+(?![A-Za-z0-9])")
_AND_A_HALF = re.compile(r"个半(?=[小月钟世])| and a half(?![a-z])", re.IGNORECASE)


class Number(NamedTuple):
    """A number in a text: its span, exact value, script, and what its writing says beside.

    ``scale`` is the power of ten of a scale word after digits (万 is 4, million is 6), 0 without
    one; ``surplus`` is True for 2800多, 20多万 and 2000+, and ``edge`` is where that mark ends.
    """

    start: int
    end: int
    value: Decimal
    script: Script
    scale: int = 0
    surplus: bool = False
    edge: int = 0


def number_at(text: str, at: int) -> Number | None:
    """The number whose first character is ``text[at]``, with its scale word; None without one."""
    found = NUMBER.match(text, at)
    if found is None:
        return None
    written, value = found.group(), None
    script: Script = "arabic"
    if found["han"]:
        script, value = "han", han_value(written)
    elif found["words"]:
        script, value = "words", word_value(written)
    else:
        value = arabic_value(written)
    return None if value is None else _scaled(text, Number(at, found.end(), value, script))


def arabic_value(digits: str) -> Decimal:
    """The value of digits with or without thousands separators."""
    return Decimal(re.sub(r"[,\u00a0\u2009\u202f]", "", digits))


def times_ten_to(value: Decimal, power: int) -> Decimal:
    """``value`` × 10**``power``: 7.312 and 8 give 731200000, without spare zeros or an exponent."""
    product = value * Decimal(10**power)
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


def _scaled(text: str, bare: Number) -> Number:
    value, end, scale, surplus = bare.value, bare.end, 0, False
    half = _AND_A_HALF.match(text, end)
    if half:
        value += Decimal("0.5")
        end = half.start() + 2 if text[end] == "个" else half.end()
    found = _SCALE.match(text, end)
    small = _small_scale(text, bare) if bare.script == "arabic" and not found else None
    if small:
        value, end = times_ten_to(value, scale := en_power(small[1])), small.end()
    if found and (bare.script == "arabic" or half):
        surplus = bool(found[1])
        scale = han_power(found[2]) if found[2] else en_power(found[3].strip(" \u00a0-"))
        value, end = times_ten_to(value, scale), found.end()
        lower = _LOWER_GROUP.match(text, end) if found[2] else None
        while lower and han_power(lower[2]) < scale:
            value += times_ten_to(arabic_value(lower[1]), han_power(lower[2]))
            end = lower.end()
            lower = _LOWER_GROUP.match(text, end)
    more = _SURPLUS.match(text, end)
    surplus, edge = surplus or more is not None, more.end() if more else end
    return bare._replace(value=value, end=end, scale=scale, surplus=surplus, edge=edge)


def _small_scale(text: str, bare: Number) -> re.Match[str] | None:
    """The "m" of "£2.5m" and "3m users", where no metre is meant."""
    found = _SMALL_SCALE.match(text, bare.end)
    if found is None:
        return None
    glued = found.end() - found.start() == len(found[1])
    if _MONEY_BEFORE.search(text[max(0, bare.start - 24) : bare.start]):
        return found
    return found if glued and _COUNTED_AFTER.match(text, found.end()) else None

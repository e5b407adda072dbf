"""Which number words claim an amount, and which are only a way of speaking."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .figure import Figure
from .han import han_value
from .numerals import Number
from .units import Unit, unit_after

_PHRASES = re.compile(
    r"三位一体|五花八门|三番五次|三天两头|三言两语|四面八方|五湖四海|七上八下|千家万户|千人千面"
    r"|千方百计|万无一失|三三两两|四通八达|百家争鸣|九牛一毛|双十一|五一"
)
# As long as they have no counting word after them: 千万 is also "be sure to", 十一 a holiday.
_AMBIGUOUS = ("千万", "百万", "万亿", "十一")
# 上一年, 这一周, 最好的一年: which one, not how long; 提前一年, 此后一年, 晚上一小时: how long.
_WHICH = re.compile(r"(?:(?<![以早晚])上|下|(?<![提之])前|(?<![此之今以])后|[这那每同某头另的])$")
_LOOSE = re.compile(r"[一二两双三四五六七八九]")
_SINGLE = re.compile(
    r"(?<![A-Za-z])(?P<half>half )?an?"
    r"(?= (?:second|minute|hour|day|week|month|year|decade|century|kilomet|mile|met(?:re|er))s?"
    r"(?![a-z]))|(?P<zh_half>半)(?=个?(?:小时|钟头|月|年|天|世纪))",
    re.IGNORECASE,
)


def is_firm(text: str, number: Number, value: Decimal, unit: Unit | None) -> bool:
    """Whether an amount claims something (see ``find_figures`` for the rule)."""
    measured = unit is not None and not unit.counted
    if value == 1:
        one_day = unit is not None and unit.name == "day" and number.script != "arabic"
        which = (
            unit is not None
            and unit.dimension in ("time", "months")
            and number.script == "han"
            and _WHICH.search(text[: number.start])
        )
        return measured and not one_day and not which
    if number.script == "words":
        return value != 0
    if number.script == "arabic":
        return True
    if any(
        phrase.start() <= number.start < phrase.end()
        for phrase in _PHRASES.finditer(text, max(0, number.start - 3), number.end + 3)
    ):
        return False
    written = text[number.start : number.end]
    if written in ("百", "千", "万", "亿", "零"):
        return False
    if unit is None:
        return len(written) > 1 and written not in _AMBIGUOUS
    return measured or written != "二"  # what is counted is 两; 二次创作 counts nothing


def loose_figures(text: str) -> Iterator[Figure]:
    """Number words that count nothing by themselves, never firm.

    They support what a translation counts: "three-electric" of 三电, "two giants" of 双巨头,
    "an hour" beside 1小时.
    """
    for found in _SINGLE.finditer(text):
        unit = unit_after(text, found.end())
        if unit is not None:
            halved = found["half"] or found["zh_half"]
            value = Decimal("0.5") if halved else Decimal(1)
            firm = bool(halved) and unit.unit.name != "day"
            span = found.start(), unit.edge
            yield Figure(*span, value, "number", found.span(), unit.unit.name, firm=firm)
    for found in _LOOSE.finditer(text):
        digit = han_value(found.group().replace("双", "两"))
        if digit:
            yield Figure(*found.span(), digit, "number", found.span(), firm=False)

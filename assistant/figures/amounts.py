"""Amounts: a number, its sign, its unit or currency, and the two ends of a range."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .figure import Bound, Figure
from .idioms import is_firm
from .numerals import NUMBER, Number, number_at
from .units import UNITS, Unit, UnitAt, currency_before, unit_after, unknown_unit

_TO = re.compile(r"[ \u00a0]?(?:--?|[—–~～―−]{1,2}|至|到|\bto\b|(?P<and>\band\b|和|与))[ \u00a0]?")
_BETWEEN = re.compile(r"(?:\bbetween|介于|在)[ \u00a0]?(?:\w+ )?[$¥€£]?$", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:[数几上成好]|(?<![A-Za-z])(?i:few|several|many|some|couple(?: of)?|tens of|hundreds of))"
    r"\s?$"
)
_SCALE_FIRST = re.compile(r"[十百千万亿]|(?:hundred|thousand|[mbt]r?illion)", re.IGNORECASE)
_MINUS = re.compile(r"(?:负|零下\s?|(?<![A-Za-z0-9)\]%万亿年月日])[-−]|(?<![a-z])minus )$")
_BELOW_ZERO = re.compile(r" below (?:zero|nought|freezing)(?![a-z])", re.IGNORECASE)
# Pounds that are weighed: "it weighs 12 pounds", "500 pounds of sugar".
_WEIGHED = re.compile(r"\b(?:weigh\w*|weight|heav\w+)\b[^.;,]*$", re.IGNORECASE)
_OF_GOODS = re.compile(
    r"(?: does)?(?: (?:it|he|she|they|the \w+))? weigh|(?: in weight| heavier| lighter)\b"
    r"| of (?!(?:the|his|her|its|their|our|debts?|money|savings?|profits?|loss(?:es)?|aid|funding"
    r"|investments?|damage|tax|sales|revenue|cash|income|credit|public|private|benefits?)\b)",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"半(?![导数年价径])")
# What a bare number of four digits may be.
_YEARS = range(1800, 2101)
_SPEED_BEFORE = re.compile(r"时速[^\d，。,]{0,4}$")


# Units of money.
_SUMS = frozenset(name for name, unit in UNITS.items() if unit.money)


class _Amount(NamedTuple):
    number: Number
    start: int
    end: int
    value: Decimal
    unit: Unit | None


def amounts(text: str, taken: bytearray) -> Iterator[Figure]:
    """Every amount whose number is not ``taken`` (one byte a character, non-zero when it is)."""
    at = 0
    while found := NUMBER.search(text, at):
        if any(taken[slice(*found.span())]):
            at = _past_taken(taken, found.start())
            continue
        low = _amount(text, found.start())
        if low is None:
            at = found.end()
            continue
        at = low.end
        high = _range_end(text, low, taken)
        if high is None:
            yield _figure(text, low)
            continue
        at = high.end
        yield _figure(text, _like(low, high), "low")
        yield _figure(text, high, "high")


def _past_taken(taken: bytearray, at: int) -> int:
    # Not past the whole number: in the heading "3.10倍投入" only the marker "3." is taken.
    start = taken.index(1, at)
    end = taken.find(0, start)
    return len(taken) if end < 0 else end


def _amount(text: str, at: int) -> _Amount | None:
    """The amount whose number stands at ``at``; None where it is vague or part of a name."""
    number = number_at(text, at)
    if number is None or _is_vague(text, number) or text.startswith("零下", at):
        return None
    start, value = at, number.value
    prefix, suffix = currency_before(text, at), _unit_after(text, number)
    below = number.script == "han" and text[max(0, at - 2) : at] == "零下"
    if below:
        start, value = at - 2, -value
    if number.script == "arabic" and not prefix:
        suffix = suffix or unknown_unit(text, number.edge)
        if _is_glued(text, number, has_unit=suffix is not None):
            return None
        minus = _MINUS.search(text[max(0, at - 6) : at])
        if minus:
            start, value = at - len(minus.group()), -value
    if prefix and (suffix is None or suffix.unit.counted or suffix.unit.name in _SUMS):
        own = suffix is not None and suffix.unit.name in (prefix.unit.name, "CNY")
        if suffix is None or suffix.unit.counted or own:  # "新台币100元" are no yuan
            end = suffix.edge if suffix and own else number.edge
            return _Amount(number, prefix.edge, end, value, prefix.unit)
    if suffix is None:
        bare_place = number.script == "han" and text[at : number.end] in "十百千万亿"
        return None if bare_place else _Amount(number, start, number.edge, value, None)
    unit, end = suffix
    if unit.name == "GBP" and _is_weighed(text, start, end):
        unit = UNITS["lb"]
    if value > 0 and (below_zero := _BELOW_ZERO.match(text, end)):
        value, end = -value, below_zero.end()
    if unit.dimension in ("time", "months") and _AND_A_HALF.match(text, end):
        value, end = value + Decimal("0.5"), end + 1
    if unit.name == "km" and _SPEED_BEFORE.search(text[max(0, start - 6) : start]):
        unit = UNITS["km/h"]
    return _Amount(number, start, end, value, unit)


def _unit_after(text: str, number: Number) -> UnitAt | None:
    # The 个 of 四个多月 and 一个半月 is its unit's, 个月, as well.
    written = text[number.end : number.edge], text[number.end - 2 : number.end]
    if ("个多" in written or "个半" in written) and text[number.edge : number.edge + 1] == "月":
        return UnitAt(UNITS["month"], number.edge + 1)
    return unit_after(text, number.edge)


def _is_weighed(text: str, start: int, end: int) -> bool:
    """Whether "pounds" that end there are no money."""
    written = "pound" in text[start:end].lower()
    lead = text[max(0, start - 48) : start]
    return written and bool(_OF_GOODS.match(text, end) or _WEIGHED.search(lead))


def _is_vague(text: str, number: Number) -> bool:
    # 数百万, 上千, "several thousand" name no amount; 晚上8点 and 共有几 must not be caught.
    written = text[number.start : number.end]
    placed = written.startswith("10") or _SCALE_FIRST.match(written) is not None
    followed = text[number.edge : number.edge + 1] == "几"
    before = text[max(0, number.start - 11) : number.start]
    return followed or (placed and _VAGUE.search(before) is not None)


def _is_glued(text: str, number: Number, *, has_unit: bool) -> bool:
    """Whether Latin letters stick to the digits, as in a name (5G, x1)."""
    before, after = text[number.start - 1 : number.start], text[number.edge : number.edge + 1]
    if number.start and before.isascii() and (before.isalnum() or before == "_"):
        return True
    return not has_unit and after.isascii() and after.isalpha()


def _range_end(text: str, low: _Amount, taken: bytearray) -> _Amount | None:
    joint = _TO.match(text, low.end)
    if joint is None:
        return None
    if joint["and"] and not _BETWEEN.search(text[max(0, low.start - 24) : low.start]):
        return None
    at = joint.end() + (text[joint.end() : joint.end() + 1] in tuple("$¥€£"))
    if any(taken[joint.end() : at + 1]) or not NUMBER.match(text, at):
        return None
    high = _amount(text, at)
    if high is None or (low.unit and high.unit and low.unit is not high.unit):
        return None
    if low.unit and not high.unit and _is_year(high):  # "the five years to 2021"
        return None
    return high._replace(unit=high.unit or low.unit)


def _is_year(amount: _Amount) -> bool:
    return amount.number.script == "arabic" and amount.value in _YEARS


def _like(low: _Amount, high: _Amount) -> _Amount:
    """The lower end with the scale and unit that are written at the upper end only: 20—25万元."""
    value, scale = low.value, high.number.scale
    if scale and not low.number.scale and value * 10**scale <= high.value:
        value *= 10**scale
    return low._replace(value=value, unit=low.unit or high.unit)


def _figure(text: str, amount: _Amount, bound: Bound = "") -> Figure:
    number, unit = amount.number, amount.unit
    return Figure(
        start=amount.start,
        end=amount.end,
        value=amount.value,
        kind="percent" if unit and unit.dimension in ("percent", "pp") else "number",
        number=(number.start, number.end),
        unit=unit.name if unit else "",
        approx="over" if number.surplus else "",
        bound=bound,
        firm=is_firm(text, number, amount.value, unit),
    )

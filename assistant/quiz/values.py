"""Wrong values for a figure: of its kind, form and magnitude, and not true in the article."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from assistant.figures import Figure, find_figures
from assistant.figures.dates import MONTHS
from assistant.figures.words import ORDINALS
from index.types import Lang

from .item import Difficulty
from .stated import Stated

# Dates and times that no other can be put in the place of.
_NO_VALUES = frozenset({"weekday", "decade", "fiscal", "unclear", "12h"})
# The share of the right value by which a wrong one differs from it, at least.
_APART = Decimal("0.09")
# What is over 5 million may be over 6 million, but would not be told so if it were over 7.
_FAR = Decimal("1.4")
# What is done within 3 minutes is done within 8.
_WITHIN_BEFORE = re.compile(r"(?:within|in|上市|发布|开售|不到|只用了?|仅用?) ?$")
_WITHIN_AFTER = re.compile(r"之?内| (?:after its|of going)")
_FACTORS: dict[Difficulty, tuple[str, ...]] = {
    "easy": ("0.5", "0.6", "0.7", "1.4", "1.6", "1.8", "2"),
    "medium": ("0.55", "0.65", "0.75", "0.8", "1.25", "1.4", "1.5", "1.7"),
    "hard": ("0.75", "0.8", "0.85", "0.9", "1.1", "1.15", "1.2", "1.3"),
}
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LAP = re.compile(r"(\d+)(\D+)(\d+)(\D+)(\d+)")
_HAN = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it is written in place of another, its ``size``, and whether that is ``more``."""

    written: str
    size: Decimal
    more: bool


def wrong_values(
    text: str,
    figure: Figure,
    true: Stated,
    difficulty: Difficulty,
    lang: Lang,
    rng: random.Random,
) -> list[Value]:
    """What could stand for ``figure`` in ``text`` and be false, in random order; see `_false`."""
    values = list(_false(text, figure, true, difficulty, lang))
    rng.shuffle(values)
    return values


@lru_cache(maxsize=4096)  # items of several kinds, and of several seeds, ask for one fact
def _false(
    text: str, figure: Figure, true: Stated, difficulty: Difficulty, lang: Lang
) -> tuple[Value, ...]:
    """What could stand for ``figure`` in ``text`` and be false.

    A value is left out when it, units converted, is one of the ``true`` figures of the article, or
    follows from the right one: whatever is over 20 million is over 15 million too.
    """
    found: dict[str, Value] = {}
    # What is yet to come cannot be mistaken.
    latest = max(true.latest, figure.value // 10**4 if figure.kind == "date" else Decimal(0))
    written = text[figure.start : figure.end]
    within = figure.measure.dimension == "time" and bool(
        _WITHIN_BEFORE.search(text[: figure.start]) or _WITHIN_AFTER.match(text, figure.end)
    )
    if figure.unit == "celsius" and difficulty == "easy":
        difficulty = "medium"  # nobody believes in tap water of 162 °C
    for other in _candidates(text, figure, difficulty, lang):
        read = _read(text[: figure.start] + other + text[figure.end :], figure.start)
        if (
            other == written
            or read is None
            or (read.kind, read.unit) != (figure.kind, figure.unit)
            or true.confusable(read)
            or true.same(read)
            or _follows(read, figure, within)
            or (read.kind == "date" and read.value // 10**4 > latest)
        ):
            continue
        found[other] = Value(other, read.value, read.value > figure.value)
    return tuple(found.values())


def askable(text: str, figure: Figure) -> bool:
    """Whether one value can be wrong and another right: no end of a range, and not loose."""
    if figure.bound or not figure.firm or figure.unit in _NO_VALUES:
        return False
    number = text[figure.number[0] : figure.number[1]]
    if figure.kind in ("date", "time"):
        return figure.value >= 10**7
    if figure.kind == "number" and not figure.unit:
        return figure.value >= 10 or figure.value % 1 != 0
    return bool(_PLAIN.match(number) or figure.kind == "ordinal")


def _read(text: str, start: int) -> Figure | None:
    return next((each for each in find_figures(text) if each.start == start), None)


def _follows(read: Figure, figure: Figure, within: bool) -> bool:
    if figure.kind in ("date", "time", "ordinal"):
        return False
    if abs(read.value - figure.value) < abs(figure.value) * _APART and not _is_lap(figure):
        return True
    return {
        "over": read.value < figure.value * _FAR,
        "under": read.value > figure.value,
        "nearly": figure.value < read.value < figure.value * _FAR,
    }.get("under" if within else figure.approx, False)


def _is_lap(figure: Figure) -> bool:
    return figure.unit == "second" and figure.value > 60 and figure.value % 1 != 0


def _candidates(text: str, figure: Figure, difficulty: Difficulty, lang: Lang) -> Iterator[str]:
    start, end = figure.number
    before, number, after = text[figure.start : start], text[start:end], text[end : figure.end]
    if figure.kind == "date":
        yield from _dates(text[figure.start : figure.end], figure, lang)
    elif figure.kind == "ordinal":
        yield from (before + rank + after for rank in _ranks(number))
    elif _is_lap(figure):
        yield from (before + lap + after for lap in _laps(number, difficulty))
    elif plain := _PLAIN.match(number):
        scale = number[plain.end() :]
        for amount in _amounts(plain[0], difficulty, lang):
            size = Decimal(amount.replace(",", ""))
            if figure.kind == "percent" and figure.value <= 100 < size:
                continue
            if scale and not 1 <= size < (1000 if lang == "en" else 10**4):
                continue  # nobody writes 0.7 million, or 1,480 million
            yield before + amount + scale + after


def _amounts(number: str, difficulty: Difficulty, lang: Lang) -> Iterator[str]:
    """Numbers as round as ``number`` is: 130 has two digits that count, 0.195 three."""
    value = Decimal(number.replace(",", ""))
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    near = [value + step * place for place in range(-4, 5)] if value / step < 10 else []
    factors = [value * Decimal(factor) for factor in _FACTORS[difficulty]]
    for other in near if near and difficulty != "easy" else factors + near:
        rounded = (other / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step
        if rounded <= 0:
            continue
        exact = rounded.quantize(Decimal(1).scaleb(min(0, -_decimals(number))))
        if "." in number and number[-1] != "0" and exact * 10 ** _decimals(number) % 10 == 0:
            continue
        grouped = "," in number or (lang == "en" and exact >= 1000 > value)
        yield f"{exact:,f}" if grouped else f"{exact:f}"


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _laps(number: str, difficulty: Difficulty) -> Iterator[str]:
    found = _LAP.fullmatch(number)
    if found is None:
        return
    minute, colon, second, point, rest = found.groups()
    far = {"easy": 41, "medium": 23, "hard": 8}[difficulty]
    for shift in (-3, -2, -1, 1, 2, 3):
        total = int(minute) * 60 + int(second) + shift * far
        digits = str((int(rest) + 137 * shift) % 10 ** len(rest)).zfill(len(rest))
        yield f"{total // 60}{colon}{total % 60:02d}{point}{digits}"


def _ranks(number: str) -> Iterator[str]:
    for words in (_HAN[1:], ORDINALS):
        for word in words:
            if number.endswith(word) and (number == word or number[:-1] in ("第", "")):
                place = words.index(word)
                near = words[max(0, place - 4) : place + 5]
                yield from (number.removesuffix(word) + other for other in near if other != word)
                return
    digits = re.search(r"\d+", number)
    if digits is None:
        return
    for shift in (-4, -3, -2, -1, 1, 2, 3, 4):
        value = int(digits[0]) + shift
        if value > 0 and not number[digits.end() :]:
            yield number[: digits.start()] + str(value)


def _dates(written: str, figure: Figure, lang: Lang) -> Iterator[str]:
    """Dates that differ in their year, or in the smallest part that is given."""
    year = str(int(figure.value) // 10000)
    if year in written:
        for shift in (-4, -3, -2, -1, 1, 2, 3):
            yield written.replace(year, str(int(year) + shift))
    month = int(figure.value) // 100 % 100
    if figure.unit in ("month", "day"):
        for shift in (-5, -4, -3, -2, 2, 3, 4, 5):
            other = (month - 1 + shift) % 12 + 1
            if lang == "zh":
                yield re.sub(rf"(?<!\d){month}月", f"{other}月", written)
            else:
                yield written.replace(MONTHS[month - 1], MONTHS[other - 1])
    if figure.unit == "quarter" and lang == "zh":
        for han in "一二三四":
            yield re.sub(r"第.季度", f"第{han}季度", written)

"""Times of day (晚8点, 8 pm, 20:00) and durations in several units (6′46″874, 1 h 20 min)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from .figure import Figure
from .han import han_integer
from .words import word_value

_Half = Literal["", "am", "pm", "night"]

_HOUR = r"(?:[01]?\d|2[0-4])"
_ZH_HOUR = rf"(?:{_HOUR}|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九])"
_ZH_MINUTE = r"(?:[二三四五]?十[一二三四五六七八九]?|[0-5]?\d)"
_ZH_HALF = (
    r"(?:(?P<am>凌晨|清晨|早上|早晨|早|上午)|(?P<pm>中午|下午|傍晚)"
    r"|(?P<night>晚上|晚间|晚|夜里|深夜|夜间))"
)
_CHINESE = re.compile(
    rf"(?:{_ZH_HALF}(?:的|约|近|大约)?\s?)?(?<![\d.:：])(?P<h>{_ZH_HOUR})"
    r"\s?(?:点|时(?![半间代期候速段刻常长限差区效辰尚装]))(?P<clock>钟|整)?"
    rf"(?![一二三四五六七八九\d]+(?!分|刻|[\d十]))"
    rf"(?:(?P<half>半)|(?P<m>{_ZH_MINUTE})分|(?P<quarters>[一三])刻)?"
)
_DIGITAL = re.compile(
    rf"(?:{_ZH_HALF}\s?)?(?<![\d.:：])(?P<h>{_HOUR})[:：](?P<m>[0-5]\d)(?![\d:：′″]|\.\d)"
)
_TO = re.compile(r"\s?(?:[-—–~～―至到])\s?")
_HOUR_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PARTS_OF_DAY = "morning|afternoon|evening|night"
# The weekday of "8 o'clock on Thursday evening" is a figure of its own: it is only looked at.
_EN_PART = (
    rf"\s(?:in\sthe|at)\s(?P<part>{_PARTS_OF_DAY})"
    rf"|(?=\s(?:on\s)?[a-z]+day\s(?P<day_part>{_PARTS_OF_DAY}))"
)
_ENGLISH = re.compile(
    rf"(?<![\d.,:A-Za-z])(?i:(?:(?P<low>{_HOUR})\s?[-–—]\s?)?(?P<h>{_HOUR}|{_HOUR_WORD})(?:[:.](?P<m>[0-5]\d))?(?:"
    rf"\s?(?P<mark>[ap])(?:\.m\.|m(?![a-z]))|\s?o['’]?clock(?![a-z])(?:{_EN_PART})?"
    r"|\sin\sthe\s(?P<bare_part>morning|afternoon|evening)))"
)
_PART_BEFORE = re.compile(r"(?P<pm>evening|afternoon)|(?P<night>night)|(?P<am>morning)", re.I)

_MINUTES = r"\s?(?:['’′‘]|分钟?|min(?:ute)?s?\.?(?:,? and|,)?|m)\s?"
_SECONDS = (
    r"(?P<s>\d{1,2}(?:\.\d+)?)\s?"
    r"(?:(?:″|[\"”“]|''|’’|′′|秒)(?:\.?(?P<f>\d{1,3})(?!\d|\s?毫秒))?秒?"
    r"|s(?:ec(?:ond)?s?)?(?![a-z])\.?)"
    r"(?:(?:,? and |,? )?(?P<ms>\d{1,3})\s?(?:毫秒|ms|milliseconds?)(?![a-z]))?"
)
_LAP = re.compile(
    r"(?<![\d.:°])(?:(?P<h>\d{1,2})\s?(?:个?小时|hours?,?(?: and)?|hrs?|h|:)\s?)?(?:"
    rf"(?P<m>\d{{1,3}}){_MINUTES}{_SECONDS}"
    r"|(?P<m2>\d{1,2})[:：](?P<s2>[0-5]\d)[.:](?P<f2>\d{1,3})(?![\d:]))"
)
_HOURS_MINUTES = re.compile(
    r"(?<![\d.])(?P<h>\d{1,3})\s?(?:个?小时|hours?,?(?: and)?|hrs?|h)\s?"
    r"(?P<m>\d{1,2})\s?(?:分钟?|min(?:ute)?s?|m)(?![a-z])"
)


def clock_times(text: str) -> Iterator[Figure]:
    """Times of day; morning or evening is taken from the words beside the hour."""
    for found in _ENGLISH.finditer(text):
        hour = int(word_value(found["h"]) or 0) if found["h"].isalpha() else int(found["h"])
        half, start = _english_half(text, found), found.start()
        if found["low"]:  # "3-5 pm", "11-1 pm"
            low: _Half = "am" if half == "pm" and int(found["low"]) % 12 > hour % 12 else half
            yield _time(found.span("low"), int(found["low"]), 0, low)
            start = found.start("h")
        yield _time((start, found.end()), int(hour or 0), int(found["m"] or 0), half)
    for found in _DIGITAL.finditer(text):
        half = _half_named(found) or _half_before(text, found.start("h"))
        start = found.start() if _half_named(found) else found.start("h")
        yield _time((start, found.end()), int(found["h"]), int(found["m"]), half)
    end, hour = 0, 0
    last: _Half = ""
    for found in _CHINESE.finditer(text):
        half = _half_named(found)
        if last and not half and _TO.fullmatch(text[end : found.start()]):
            half = _later_half(last, hour, han_integer(found["h"].replace("两", "二")))
        minute = 30 if found["half"] else han_integer(found["m"] or "")
        minute += 15 * han_integer(found["quarters"] or "")
        # 以下三点 counts points: a numeral is an hour only where something says so.
        if half or minute or found["clock"] or found["h"].isdecimal():
            start = found.start() if _half_named(found) else found.start("h")
            hour = han_integer(found["h"].replace("两", "二"))
            end, last = found.end(), half
            yield _time((start, found.end()), hour, minute, half)


def _later_half(half: _Half, hour: int, later: int) -> _Half:
    """The half of the day of a ``later`` hour, "to 5" after 下午3点; none after midnight."""
    return half if hour % 12 < later <= 12 or later > 12 else ""


def _english_half(text: str, found: re.Match[str]) -> _Half:
    if found["mark"]:
        return "pm" if found["mark"] in "pP" else "am"
    part = (found["part"] or found["day_part"] or found["bare_part"] or "").lower()
    halves: dict[str, _Half] = {"morning": "am", "night": "night", "": ""}
    return halves.get(part, "pm") or _half_before(text, found.start())


def _half_named(found: re.Match[str]) -> _Half:
    return "am" if found["am"] else "pm" if found["pm"] else "night" if found["night"] else ""


def _half_before(text: str, at: int) -> _Half:
    last = None
    for found in _PART_BEFORE.finditer(text, max(0, at - 24), at):
        last = found
    return _half_named(last) if last else ""


def _time(span: tuple[int, int], hour: int, minute: int, half: _Half) -> Figure:
    unit = "24h" if half or hour > 12 or hour == 0 else "12h"
    if (half == "pm" and hour < 12) or (half == "night" and 5 <= hour < 12):
        hour += 12
    elif half != "pm" and hour == 12:
        hour = 0
    return Figure(*span, Decimal(hour % 24 * 60 + minute), "time", span, unit)


def durations(text: str) -> Iterator[Figure]:
    """Durations written in several units, in seconds: 6分46秒874, 6:46.874, 1 hour 20 minutes."""
    for found in _LAP.finditer(text):
        minutes = int(found["h"] or 0) * 60 + int(found["m"] or found["m2"])
        seconds = Decimal(found["s"] or found["s2"])
        fraction = found["f"] or found["f2"]
        if fraction and "." not in (found["s"] or ""):
            seconds += Decimal(f"0.{fraction}")
        seconds += Decimal(found["ms"] or 0) / 1000
        yield _duration(found.span(), minutes * 60 + seconds)
    for found in _HOURS_MINUTES.finditer(text):
        yield _duration(found.span(), Decimal(int(found["h"]) * 3600 + int(found["m"]) * 60))


def _duration(span: tuple[int, int], seconds: Decimal) -> Figure:
    return Figure(*span, seconds, "number", span, "second")

"""Dates and parts of dates, in Chinese and English writing.

dateparser was considered and left: it guesses what is not written (a missing year becomes this
year), and a guess is just what a check must not make.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from .figure import Bound, Figure
from .han import han_integer
from .units import unit_after
from .words import SMALL_WORD, word_value

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HAN_WEEKDAYS = "一二三四五六日"

_MONTH = (
    "(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS) + r"|Sept)(?![a-z])(?:\.(?=,?\s\d))?"
)
_YEAR = r"(?:19|20)\d{2}(?!\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?![\d,.]*\d)(?![A-Za-z%])"
_DASH = r"\s?(?:[-—–~～―]|至|到)\s?"
_TO = rf"(?:{_DASH}|\s(?:to|through|until|and)\s)"
_OF_YEAR = rf"(?:,?\s(?:of\s)?(?P<year>{_YEAR}))?"
_ALONE = r"(?<![\d.,/-])"
_ZH_MONTH = r"(?:1?\d|十[一二]?|[一二三四五六七八九])"
_ZH_DAY = r"(?:[12]?\d|3[01]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ZH_YEAR = rf"(?:{_YEAR}|[一二][〇零九一二三四五六七八]{{3}})"
# "2030年前" is before 2030, "2000年前" two thousand years ago.
_NIAN = r"年(?:(?![代前后内来])|(?:(?<=\d[1-9]\d年)|(?<=\d\d[1-9]年))(?!代))"
# "2027年到期" is no range.
_TO_ANOTHER = rf"(?={_ZH_YEAR}|{_ZH_MONTH}\s?(?:月|{_DASH})|第?[1-4一二三四]季度|[上下]半年)"

_CHINESE = re.compile(
    rf"{_ALONE}(?=[\d一二三四五六七八九十的第上下])"
    rf"(?:(?P<first_year>{_ZH_YEAR})\s?年?{_DASH}{_TO_ANOTHER})?(?:(?P<year>{_ZH_YEAR})\s?{_NIAN})?"
    rf"(?:的?第?(?P<quarter>[1-4一二三四])季度|的?(?P<half>[上下])半年"
    rf"|(?:(?P<first_month>{_ZH_MONTH})\s?月?{_DASH})?(?P<month>{_ZH_MONTH})\s?月份?"
    rf"(?:(?:(?P<first_day>{_ZH_DAY})[日号]?{_DASH})?(?P<day>{_ZH_DAY})\s?[日号])?)?"
)
# Things that share a unit: 七、八月, 2023、2024年, 一、二季度.
_ENUMERATED = re.compile(
    rf"{_ALONE}(?P<years>(?:{_ZH_YEAR}\s?[、和及与]\s?)+{_ZH_YEAR})\s?{_NIAN}"
    rf"|{_ALONE}(?:(?P<of_year>{_ZH_YEAR})\s?年的?)?(?:"
    rf"(?<![一二三四五六七八九十])(?P<months>(?:{_ZH_MONTH}\s?、\s?)+{_ZH_MONTH})\s?月份?"
    r"|第?(?P<quarters>(?:[1-4一二三四]、第?)+[1-4一二三四])季度)"
)
_ENUMERABLE = {
    "years": re.compile(_ZH_YEAR),
    "months": re.compile(r"1[0-2]|\d|十[一二]|[一二三四五六七八九十]"),
    "quarters": re.compile(r"第?[1-4一二三四]"),
}
_ENGLISH = re.compile(
    rf"(?<![A-Za-z\d])(?i:(?:(?P<d0>{_DAY})(?:{_TO}(?P<d1>{_DAY}))?\s(?:of\s)?)?(?P<month>{_MONTH})"
    rf"(?:\s(?P<d2>{_DAY})(?:{_TO}(?P<d3>{_DAY}))?)?{_OF_YEAR})"
)
_ENGLISH_PART = re.compile(
    r"(?<![A-Za-z\d])(?i:(?:the\s)?(?:(?P<quarter>first|second|third|fourth)\squarter"
    rf"|(?P<half>first|second)\shalf|(?P<letter>[QH])(?P<n>[1-4]))(?![A-Za-z0-9_]){_OF_YEAR})"
)
_ENGLISH_MONTHS = re.compile(
    rf"(?<![A-Za-z\d])(?i:(?P<low>{_MONTH})(?:\s(?P<low_year>{_YEAR}))?{_TO}(?P<high>{_MONTH}){_OF_YEAR})"
)
_FIRST_MONTHS = re.compile(
    rf"(?i:(?:the\s)?first\s(?P<en>\d{{1,2}}|{SMALL_WORD})\smonths){_OF_YEAR}"
    rf"|(?:(?P<zh_year>{_YEAR})年的?)?(?<![目之以此])前(?P<zh>{_ZH_MONTH})个月"
)
_NUMERIC = re.compile(
    rf"{_ALONE}(?:(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?P<a>\d{{1,2}})(?P<t>[/.-])(?P<b>\d{{1,2}})(?P=t)(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})[-/](?P<m3>0[1-9]|1[0-2])(?![\d-])"
    rf"|(?P<y4>{_YEAR})\s?(?P<letter>[QH])(?P<n>[1-4])(?![A-Za-z0-9_]))"
)
_YEARS = re.compile(
    r"(?i:(?<![a-z])(?:in|since|by|during|until|of|from|year|early|late|mid|end)[ -])"
    rf"(?P<year>{_YEAR})(?![.,]\d|s\b|[-–—/]\d|\s?(?:[%多余人台]|people|units?|cars?))"
    rf"|(?<![\d.,/-])(?P<of_year>{_YEAR})(?=['’]s(?![a-z]))"
    r"|(?P<decade>(?:1[5-9]|20)\d0)s(?![a-z])"
    r"|(?:(?P<century>1[5-9]|2[01]|十[五六七八九]|二十一?|[上本])世纪(?:的|初|中)?)?"
    r"(?P<zh_decade>(?:1[5-9]|20)\d0|[2-9]0|[二三四五六七八九]十)年代"
)
# A year that begins in one and ends in the next: "2023–24".
_FISCAL = re.compile(
    r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)[-–—/](?P<next>\d\d)(?![\d.,%/-]*\d)(?:年度?)?"
)
_WEEKDAY = re.compile(
    r"(?:(?<!每)周|星期|礼拜)(?P<zh>[一二三四五六日天])(?![次个天期位家年])"
    rf"|(?<![A-Za-z])(?P<en>(?i:{'|'.join(WEEKDAYS)}))s?(?![A-Za-z])"
)
_SCALE = re.compile(r"\s(?:thousand|million|billion|trillion)s?\b", re.IGNORECASE)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PARTS = {"q": "quarter", "h": "half"}


def dates(text: str) -> Iterator[Figure]:
    """Every date or part of one; where two overlap, the earlier yielded is the right reading."""
    yield from _numeric(text)
    yield from _first_months(text)
    yield from _enumerated(text)
    yield from _chinese(text)
    yield from _english_months(text)
    yield from _english_parts(text)
    yield from _english(text)
    yield from _fiscal(text)
    yield from _years(text)
    yield from _weekdays(text)


def _date(
    span: tuple[int, int], year: int, month: int, day: int, unit: str = "", bound: Bound = ""
) -> Figure:
    unit = unit or ("day" if day else "month" if month else "year")
    value = Decimal(year * 10000 + month * 100 + day)
    return Figure(*span, value, "date", span, unit, bound=bound)


def _numeric(text: str) -> Iterator[Figure]:
    for found in _NUMERIC.finditer(text):
        span = found.span()
        if found["y"]:
            yield _date(span, int(found["y"]), int(found["m"]), int(found["d"]))
        elif found["y3"]:
            yield _date(span, int(found["y3"]), int(found["m3"]), 0)
        elif found["y4"]:
            yield _date(span, int(found["y4"]), int(found["n"]), 0, _PARTS[found["letter"].lower()])
        else:
            one, two, year = int(found["a"]), int(found["b"]), int(found["y2"])
            if 12 < one <= 31 and 0 < two <= 12:
                yield _date(span, year, two, one)
            elif 0 < one <= 12 and (12 < two <= 31 or one == two):
                yield _date(span, year, one, two)
            else:
                yield _date(span, year, one, two, "unclear")


def _first_months(text: str) -> Iterator[Figure]:
    # "the first seven months of 2025" is what 2025年1—7月 becomes in English.
    for found in _FIRST_MONTHS.finditer(text):
        year = int(found["year"] or found["zh_year"] or 0)
        if found["en"] and not found["en"].isdecimal():
            last = int(word_value(found["en"]) or 0)
        else:
            last = han_integer(found["en"] or found["zh"])
        middle = found.start("en") if found["en"] else found.start("zh")
        if 1 < last <= 12:
            low_end = middle - 1 if found["en"] else middle
            yield _date((found.start(), low_end), year, 1, 0, bound="low")
            yield _date((middle, found.end()), year, last, 0, bound="high")


def _enumerated(text: str) -> Iterator[Figure]:
    for found in _ENUMERATED.finditer(text):
        (name,) = (part for part in _ENUMERABLE if found[part])
        year = han_integer(found["of_year"] or "")
        things = list(_ENUMERABLE[name].finditer(text, *found.span(name)))
        for thing in things:
            start = found.start() if thing is things[0] else thing.start()
            end = found.end() if thing is things[-1] else thing.end()
            number = han_integer(thing[0].removeprefix("第"))
            if name == "years":
                yield _date((start, end), number, 0, 0)
            else:
                yield _date((start, end), year, number, 0, name[:-1])


def _chinese(text: str) -> Iterator[Figure]:
    for found in _CHINESE.finditer(text):
        if not any(found[part] for part in ("year", "quarter", "half", "month")):
            continue
        start, end = found.span()
        year, month, day = (han_integer(found[part] or "") for part in ("year", "month", "day"))
        if found["first_year"]:
            first = han_integer(found["first_year"])
            yield _date((start, found.end("first_year")), first, 0, 0, bound="low")
            start = found.start("year") if found["year"] else found.end("first_year")
        if found["quarter"]:
            yield _date((start, end), year, han_integer(found["quarter"]), 0, "quarter")
            continue
        if found["half"]:
            yield _date((start, end), year, "上下".index(found["half"]) + 1, 0, "half")
            continue
        if found["first_month"]:
            first = han_integer(found["first_month"])
            yield _date((start, found.end("first_month")), year, first, 0, bound="low")
            start = found.start("month")
        if found["first_day"]:
            first = han_integer(found["first_day"])
            yield _date((start, found.end("first_day")), year, month, first, bound="low")
            start = found.start("day")
        ranged = found["first_month"] or found["first_day"] or (found["first_year"] and not month)
        yield _date((start, end), year, month, day, bound="high" if ranged else "")


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3] == name[:3].capitalize())


def _english_months(text: str) -> Iterator[Figure]:
    for found in _ENGLISH_MONTHS.finditer(text):
        last = int(found["year"] or 0)
        first = int(found["low_year"] or last)
        low_end = found.end("low_year") if found["low_year"] else found.end("low")
        low, high = _month_number(found["low"]), _month_number(found["high"])
        yield _date((found.start(), low_end), first, low, 0, bound="low")
        yield _date((found.start("high"), found.end()), last, high, 0, bound="high")


def _english_parts(text: str) -> Iterator[Figure]:
    for found in _ENGLISH_PART.finditer(text):
        year = int(found["year"] or 0)
        if found["letter"]:
            part, unit = int(found["n"]), _PARTS[found["letter"].lower()]
        else:
            unit = "quarter" if found["quarter"] else "half"
            part = _ORDINALS[found[unit].lower()]
        # Without a year "the second half" is one of a match and H1 a heading.
        if (year or unit == "quarter") and (unit == "quarter" or part < 3):
            yield _date(found.span(), year, part, 0, unit)


def _english(text: str) -> Iterator[Figure]:
    for found in _ENGLISH.finditer(text):
        start, end = found.span()
        name, year = found["month"], int(found["year"] or 0)
        days = [part for part in ("d0", "d1", "d2", "d3") if found[part]]
        if not days and not year and (name not in MONTHS or name in ("March", "May")):
            continue  # "may", "march" and "Dec." alone are hardly months
        if days and not year and not found["d0"] and _counts_something(text, end):
            continue  # "it took Lei Jun 4 hours"
        month = _month_number(name)
        numbers = [int(re.sub(r"\D", "", found[part])) for part in days]
        if len(days) == 2:
            yield _date((start, found.end(days[0])), year, month, numbers[0], bound="low")
            start = found.start(days[1])
        bound: Bound = "high" if len(days) == 2 else ""
        yield _date((start, end), year, month, numbers[-1] if days else 0, bound=bound)


def _counts_something(text: str, at: int) -> bool:
    """Whether the number that ends at ``at`` is one of units, or of thousands or more."""
    return unit_after(text, at) is not None or _SCALE.match(text, at) is not None


def _years(text: str) -> Iterator[Figure]:
    for found in _YEARS.finditer(text):
        if year := found["year"] or found["of_year"]:
            yield _date(found.span(found.lastgroup or 0), int(year), 0, 0)
            continue
        decade = han_integer(found["decade"] or found["zh_decade"])
        if decade < 100:
            decade += _century(found["century"] or "") or (1900 if decade > 20 else 2000)
        yield _date(found.span(), decade, 0, 0, "decade")


def _century(written: str) -> int:
    """The year before a century's first, 1800 for the 19th; 0 where none is written."""
    if written in ("上", "本"):
        return 1900 if written == "上" else 2000
    return 100 * (han_integer(written) - 1) if written else 0


def _fiscal(text: str) -> Iterator[Figure]:
    for found in _FISCAL.finditer(text):
        year = int(found["year"])
        if (year + 1) % 100 == int(found["next"]):
            yield _date(found.span(), year, 0, 0, "fiscal")


def _weekdays(text: str) -> Iterator[Figure]:
    for found in _WEEKDAY.finditer(text):
        if found["zh"]:
            day = HAN_WEEKDAYS.index(found["zh"].replace("天", "日")) + 1
        else:
            day = WEEKDAYS.index(found["en"].capitalize()) + 1
        yield _date(found.span(), 0, 0, day, "weekday")

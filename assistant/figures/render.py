"""Writing a figure in English or Chinese without losing a digit."""

from decimal import Decimal

from index.types import Lang

from .dates import HAN_WEEKDAYS, MONTHS, WEEKDAYS
from .figure import Figure
from .units import UNITS

_SCALES: dict[Lang, tuple[tuple[int, str], ...]] = {
    "en": ((12, " trillion"), (9, " billion"), (6, " million")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
}
_MOST_DECIMALS: dict[Lang, int] = {"en": 3, "zh": 4}
_HEDGES: dict[Lang, dict[str, str]] = {
    "en": {"": "", "about": "about ", "over": "over ", "nearly": "nearly ", "under": "under "},
    "zh": {"": "", "about": "约", "over": "超", "nearly": "近", "under": "不到"},
}


def render_number(value: Decimal, lang: Lang) -> str:
    """The exact number: "731.2 million" and "310,000" in English, "7.312亿" and "31万" in Chinese.

    The largest scale word that fits is used from a million (English) or ten thousand (Chinese) on,
    unless that would need more than three (English) or four (Chinese) decimals.
    """
    for power, word in _SCALES[lang]:
        scaled = value / Decimal(10**power)
        if abs(scaled) < 1:
            continue
        if _decimals(scaled) <= _MOST_DECIMALS[lang]:
            return f"{_shortest(scaled):f}{word}"
        break
    return f"{_shortest(value):,f}" if lang == "en" else f"{_shortest(value):f}"


def _shortest(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def render_figure(figure: Figure, lang: Lang, *, hedge: bool = True) -> str:
    """The figure in ``lang``, with its unit and (``hedge``) its "over" or "nearly"."""
    hedged = render_hedge(figure, lang) if hedge else ""
    if figure.kind == "date":
        return hedged + _date(figure, lang)
    if figure.kind == "time":
        return hedged + _time(figure, lang)
    if figure.kind == "ordinal":
        return hedged + (f"第{figure.value}" if lang == "zh" else _ordinal(int(figure.value)))
    if figure.unit == "second" and figure.value >= 60 and figure.value % 1:
        return hedged + _lap(figure.value, lang)
    if figure.unit == "second" and _in_several_units(figure):
        return hedged + _duration(int(figure.value), lang)
    return hedged + _amount(figure, lang)


def render_hedge(figure: Figure, lang: Lang) -> str:
    """The "over" or "nearly" of a figure, to stand before it."""
    return _HEDGES[lang][figure.approx]


def _in_several_units(figure: Figure) -> bool:
    """Whether it was written as 1小时20分钟, and not as 4800秒."""
    return figure.number == (figure.start, figure.end) and figure.value >= 60


def _duration(seconds: int, lang: Lang) -> str:
    parts = seconds // 3600, seconds // 60 % 60, seconds % 60
    if lang == "zh":
        units = ("小时", "分钟" if not parts[2] else "分", "秒")
        return "".join(f"{n}{unit}" for n, unit in zip(parts, units, strict=True) if n)
    words = zip(parts, ("hour", "minute", "second"), strict=True)
    return " ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in words if n)


def _amount(figure: Figure, lang: Lang) -> str:
    unit, number = figure.measure, render_number(figure.value, lang)
    if unit.name == "top":
        return f"前{number}" if lang == "zh" else f"top {number}"
    if lang == "zh":
        if unit.name == "decade":  # Chinese counts twenty years, not two decades
            return render_number(figure.value * 10, lang) + UNITS["year"].zh
        return number + unit.zh
    word = unit.en[0] if abs(figure.value) == 1 else unit.en[1]
    glued = not word or not word[0].isalpha() or unit.unknown
    return number + word if glued else f"{number} {word}"


def _date(figure: Figure, lang: Lang) -> str:
    value, zh = int(figure.value), lang == "zh"
    year, month, day = value // 10000, value // 100 % 100, value % 100
    if figure.unit == "weekday":
        return f"周{HAN_WEEKDAYS[day - 1]}" if zh else WEEKDAYS[day - 1]
    if figure.unit == "fiscal":
        return f"{year}–{(year + 1) % 100:02d}" + ("年度" if zh else "")
    if figure.unit == "decade":
        return f"{year}年代" if zh else f"{year}s"
    if figure.unit == "unclear":
        return f"{month}/{day}/{year}"
    if figure.unit in ("quarter", "half"):
        if not zh:
            return f"{figure.unit[0].upper()}{month}" + (f" {year}" if year else "")
        part = f"第{HAN_WEEKDAYS[month - 1]}季度" if figure.unit == "quarter" else None
        return (f"{year}年" if year else "") + (part or f"{'上下'[month - 1]}半年")
    parts = (year, "年"), (month, "月"), (day, "日")
    if zh:
        return "".join(f"{number}{mark}" for number, mark in parts if number)
    written = (day or "", MONTHS[month - 1] if month else "", year or "")
    return " ".join(str(part) for part in written if part)


def _time(figure: Figure, lang: Lang) -> str:
    hour, minute = divmod(int(figure.value), 60)
    if figure.unit == "12h":
        return f"{hour or 12}:{minute:02d}"
    if lang == "zh":
        half = "上午" if 0 < hour < 12 else "中午" if hour == 12 else ""
        return f"{half}{hour}:{minute:02d}"
    half = "pm" if hour >= 12 else "am"
    return f"{(hour - 1) % 12 + 1}" + (f":{minute:02d}" if minute else "") + f" {half}"


def _lap(seconds: Decimal, lang: Lang) -> str:
    minutes, rest = divmod(seconds, 60)
    if lang == "zh":
        return f"{minutes}分{rest}秒"
    return f"{minutes}:{'0' if rest < 10 else ''}{rest}"


def _ordinal(value: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if value % 100 in (11, 12, 13) else ending}"

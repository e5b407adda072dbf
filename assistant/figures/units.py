"""The units of measure and of count that both languages name, and how they convert.

pint was considered and left: it knows no Chinese forms and no counting words, and those are most of
this table.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``factor`` of its base unit in its ``dimension``.

    ``zh`` and ``en`` (singular, plural) are what is rendered, "" for words better left out.
    ``counted`` marks units that only say what is counted, so that a figure without a unit may mean
    the same.
    """

    name: str
    dimension: str
    factor: Decimal
    zh: str
    en: tuple[str, str]
    counted: bool

    @property
    def money(self) -> bool:
        """Whether it is a currency."""
        return self.dimension in _CURRENCIES

    @property
    def unknown(self) -> bool:
        """Whether the table lacks it, so that it is what the text writes and no more."""
        return bool(self.name) and self.name not in UNITS


# name, dimension, factor, what is rendered in Chinese and English, Chinese forms, English forms.
# In order of trial: a form that begins with another unit's form stands before it.
# fmt: off
_MEASURES = (
    ("pp", "pp", "1", "个百分点", "percentage point/s", "个?百分点", "percentage[ -]points?"),
    ("%", "percent", "1", "%", "%", "%", "per ?cents?|pct"),
    ("permille", "percent", "0.1", "‰", "‰", "‰", "per mille"),
    ("mph", "speed", "1.609344", "英里/小时", "mph", "英里[/每](?:小)?时",
     "mph|miles? (?:per|an) hour"),
    ("m/s", "speed", "3.6", "米/秒", "m/s", "米[/每]秒", "m/s|met(?:re|er)s (?:per|a) second"),
    ("km/h", "speed", "1", "公里/小时", "km/h", "(?:公里|千米)[/每](?:小)?时",
     "km/h|kph|kmh|kilomet(?:re|er)s (?:per|an) hour"),
    ("TWh", "energy", "1000000000", "太瓦时", "TWh", "太瓦时", "TWh|terawatt[- ]hours?"),
    ("GWh", "energy", "1000000", "吉瓦时", "GWh", "吉瓦时", "GWh|gigawatt[- ]hours?"),
    ("MWh", "energy", "1000", "兆瓦时", "MWh", "兆瓦时", "MWh|megawatt[- ]hours?"),
    ("kWh", "energy", "1", "千瓦时", "kWh", "千瓦时|度电", "kWh|kilowatt[- ]hours?"),
    ("Wh", "energy", "0.001", "瓦时", "Wh", "瓦时", "Wh|watt[- ]hours?"),
    ("GW", "power", "1000000", "吉瓦", "GW", "吉瓦", "GW|gigawatts?"),
    ("MW", "power", "1000", "兆瓦", "MW", "兆瓦", "MW|megawatts?"),
    ("kW", "power", "1", "千瓦", "kW", "千瓦", "kW|kilowatts?"),
    ("W", "power", "0.001", "瓦", "W", "瓦特?(?![房片罐解砾斯])", "W|watts?"),
    ("kV", "voltage", "1000", "千伏", "kV", "千伏", "kV|kilovolts?"),
    ("dB", "sound", "1", "分贝", "dB", "分贝", r"dB(?:\(A\))?|decibels?"),
    ("hp", "horsepower", "1", "马力", "horsepower", "马力", "hp|horsepower"),
    ("Nm", "torque", "1", "牛·米", "Nm", "牛[·・]?米", r"N[·.]?m|newton[- ]met(?:re|er)s?"),
    ("V", "voltage", "1", "伏", "volt/s", "伏特?", "V|volts?"),
    ("GHz", "frequency", "1000000000", "GHz", "GHz", "吉赫兹?", "GHz|gigahertz"),
    ("MHz", "frequency", "1000000", "MHz", "MHz", "兆赫兹?", "MHz|megahertz"),
    ("kHz", "frequency", "1000", "kHz", "kHz", "千赫兹?", "kHz|kilohertz"),
    ("Hz", "frequency", "1", "赫兹", "Hz", "赫兹?", "Hz|hertz"),
    ("celsius", "temperature", "1", "摄氏度", "°C", "摄氏度|℃|°C", "degrees? Celsius"),
    ("fahrenheit", "fahrenheit", "1", "华氏度", "°F", "华氏度|℉|°F", "degrees? Fahrenheit"),
    ("GB", "data", "1", "GB", "GB", "GB", "gigabytes?"),
    ("TB", "data", "1000", "TB", "TB", "太字节", "TB|terabytes?"),
    ("MB", "data", "0.001", "MB", "MB", "兆字节", "MB|megabytes?"),
    ("KB", "data", "0.000001", "KB", "KB", "千字节", "[kK]B|kilobytes?"),
    ("mAh", "charge", "1", "毫安时", "mAh", "毫安时?", "mAh"),
    ("km2", "area", "1000000", "平方公里", "square kilometre/s", "平方公里|平方千米",
     r"km2|km²|sq(?:uare)?\.? ?(?:km|kilomet(?:re|er)s?)"),
    ("acre", "area", "4046.8564224", "英亩", "acre/s", "英亩", "acres?"),
    ("square mile", "area", "2589988.110336", "平方英里", "square mile/s", "平方英里",
     r"sq(?:uare)?\.? miles?"),
    ("hectare", "area", "10000", "公顷", "hectare/s", "公顷", "ha|hectares?"),
    ("mu", "mu", "1", "亩", "mu", "亩", "mu"),
    ("square foot", "area", "0.09290304", "平方英尺", "square foot/square feet", "平方英尺",
     r"sq(?:uare)?\.? ?(?:ft|feet|foot)"),
    ("m2", "area", "1", "平方米", "square metre/s", "平方米|平米|㎡",
     r"m2|m²|sqm|sq(?:uare)?\.? ?(?:m|met(?:re|er)s?)"),
    ("m3", "volume", "1000", "立方米", "cubic metre/s", "立方米",
     "m³|cubic met(?:re|er)s?"),
    ("nautical mile", "length", "1852", "海里", "nautical mile/s", "海里", "nautical miles?|nmi"),
    ("km", "length", "1000", "公里", "km", "公里|千米", "kms?|kilomet(?:re|er)s?"),
    ("cm", "length", "0.01", "厘米", "cm", "厘米", "cm|centimet(?:re|er)s?"),
    ("mm", "length", "0.001", "毫米", "mm", "毫米", "mm|millimet(?:re|er)s?"),
    ("micrometre", "length", "0.000001", "微米", "micrometre/s", "微米",
     "[µμ]m|microns?|micromet(?:re|er)s?"),
    ("nm", "length", "0.000000001", "纳米", "nm", "纳米", "nm|nanomet(?:re|er)s?"),
    ("mile", "length", "1609.344", "英里", "mile/s", "英里", "miles?"),
    ("foot", "length", "0.3048", "英尺", "foot/feet", "英尺", "ft|feet|foot"),
    ("inch", "length", "0.0254", "英寸", "inch/inches", "英寸", "inch(?:es)?"),
    ("m", "length", "1", "米", "metre/s", "米(?![粉家饭])", "m|met(?:re|er)s?"),
    ("kg", "mass", "1", "公斤", "kg", "公斤|千克", "kgs?|kilograms?|kilos?"),
    ("jin", "mass", "0.5", "斤", "jin", "斤", "jin|catt(?:y|ies)"),
    ("lb", "mass", "0.45359237", "磅", "lb", "磅(?!礴)", "lbs?"),
    ("ounce", "mass", "0.028349523125", "盎司", "ounce/s", "盎司", "oz|ounces?"),
    ("tonne", "mass", "1000", "吨", "tonne/s", "公?吨", "(?:metric )?tons?|tonnes?"),
    ("mg", "mass", "0.000001", "毫克", "mg", "毫克", "mg|milligrams?"),
    ("microgram", "mass", "0.000000001", "微克", "microgram/s", "微克", "[µμ]g|mcg|micrograms?"),
    ("g", "mass", "0.001", "克", "g", "克(?![服隆])", "g|grams?"),
    ("ml", "volume", "0.001", "毫升", "ml", "毫升", "m[lL]|millilit(?:re|er)s?"),
    ("gallon", "gallon", "1", "加仑", "gallon/s", "加仑", "gallons?"),
    ("litre", "volume", "1", "升", "litre/s", "公?升(?![级至到值温高降])", "[lL]|lit(?:re|er)s?"),
    ("millisecond", "time", "0.001", "毫秒", "ms", "毫秒", "ms|milliseconds?"),
    ("second", "time", "1", "秒", "second/s", "秒钟?", "s|secs?|seconds?"),
    ("minute", "time", "60", "分钟", "minute/s", "分钟", "mins?|minutes?"),
    ("hour", "time", "3600", "小时", "hour/s", "个?(?:小时|钟头)", "h|hrs?|hours?"),
    ("week", "time", "604800", "周", "week/s",
     "个?(?:星期|礼拜)(?![一二三四五六日天])|周(?![年一二三四五六日末边围])", "wks?|weeks?"),
    ("month", "months", "1", "个月", "month/s", "个月", "months?"),
    ("quarter", "months", "3", "个季度", "quarter/s", "个季度", "quarters"),
    ("age", "age", "1", "岁", "year old/years old", "周?岁", "years?[ -]old|years of age"),
    ("year", "months", "12", "年", "year/s", "周年|年(?![代级度轻])", "yrs?|years?"),
    ("decade", "months", "120", "", "decade/s", "(?!)", "decades?"),
    ("century", "months", "1200", "个世纪", "century/centuries", "个?世纪", "centur(?:y|ies)"),
    ("day", "time", "86400", "天", "day/s", "天(?![猫津际])", "days?"),
    ("USD", "USD", "1", "美元", "US dollar/s", "美元|美金", r"(?:US |U\.S\. )?dollars?|USD"),
    ("EUR", "EUR", "1", "欧元", "euro/s", "欧元", "euros?|EUR"),
    ("JPY", "JPY", "1", "日元", "yen", "日元", "yen|JPY"),
    ("GBP", "GBP", "1", "英镑", "pound/s", "英镑", "pounds?(?: sterling)?|GBP"),
    ("HKD", "HKD", "1", "港元", "Hong Kong dollar/s", "港元|港币", "Hong Kong dollars?|HKD"),
    ("AUD", "AUD", "1", "澳元", "Australian dollar/s", "澳元|澳币", "Australian dollars?|AUD"),
    ("CAD", "CAD", "1", "加元", "Canadian dollar/s", "加元|加币", "Canadian dollars?|CAD"),
    ("NZD", "NZD", "1", "新西兰元", "New Zealand dollar/s", "新西兰元|纽元",
     "New Zealand dollars?|NZD"),
    ("SGD", "SGD", "1", "新加坡元", "Singapore dollar/s", "新加坡元|新元|新币",
     "Singapore dollars?|SGD"),
    ("TWD", "TWD", "1", "新台币", "New Taiwan dollar/s", "元?新台币|元?台币",
     "New Taiwan dollars?|TWD"),
    ("KRW", "KRW", "1", "韩元", "Korean won", "韩元|韩币", "(?:South )?Korean won|KRW"),
    ("INR", "INR", "1", "卢比", "rupee/s", "卢比", "(?:Indian )?rupees?|INR"),
    ("CHF", "CHF", "1", "瑞士法郎", "Swiss franc/s", "瑞士法郎|瑞郎", "Swiss francs?|CHF"),
    ("RUB", "RUB", "1", "卢布", "rouble/s", "卢布", "(?:Russian )?rou?bles?|RUB"),
    ("CNY", "CNY", "1", "元", "yuan", "元人民币|元(?![素宵旦])|人民币|块钱",
     "(?:Chinese )?yuan|RMB|CNY|renminbi"),
    ("fold", "fold", "1", "倍", "-fold", "倍", r"-?fold|[x×](?! ?\d)"),
    ("top", "top", "1", "前", "top", "(?!)", "(?!)"),  # 前五, top five: no word after the number
)
_COUNTS = (
    ("visit", "人次", "visit/s", "人次",
     "visits?|trips?|journeys?|admissions?|passengers?|visitors?"),
    ("occurrence", "次", "", "次(?!元|[级要])", "views?|plays?|downloads?|shares?|likes?"),
    # English "times" is 倍 or 次: it agrees with both, they do not agree with each other.
    ("times", "次", "time/s", "(?!)", "times"),
    ("people", "人", "person/people", "个?人(?![次均工])|名|位(?!数)",
     "people|persons?|users?|fans?|followers?|engineers?|employees?|members?|viewers?|customers?|"
     "buyers?|owners?|subscribers?|staff|workers?|readers?|students?"),
    ("unit", "台", "unit/s", "台|辆", "units?|cars?|vehicles?|EVs"),
    # What is never a person; a car may be one (1038款乘用车).
    ("item", "", "", "件|款|家(?![具居电庭])|项(?!目)|座|所|间|张|份|本|支|只",
     "patents?|stores?|outlets?|shops?|models?|series|categor(?:y|ies)|factor(?:y|ies)|companies|"
     "brands?|cities"),
    # Words that fit any noun say nothing about what is counted.
    ("", "", "",
     "个(?![性体人])|种|类|条|遍|层|大(?![学量])|届|期|轮|段|组|套|批|步|代|方面|字|部|场", "(?!)"),
)
# fmt: on


def _spoken(forms: str) -> tuple[str, str]:
    """The singular and plural that "metre/s", "person/people" and "yuan" stand for."""
    one, slash, many = forms.partition("/")
    if forms in ("km/h", "m/s") or not slash:
        return forms, forms
    return one, one + many if many == "s" else many


_TABLE = (
    *(Unit(row[0], row[1], Decimal(row[2]), row[3], _spoken(row[4]), False) for row in _MEASURES),
    *(Unit(row[0], row[0], Decimal(1), row[1], _spoken(row[2]), True) for row in _COUNTS),
)
UNITS = {unit.name: unit for unit in _TABLE}
_AGREEING = (
    {"times", "fold"},
    {"times", "occurrence"},
    {"item", "unit"},
    # Who comes twice is two visits.
    {"visit", "people"},
    {"visit", "occurrence"},
)

_UNIT_AT = re.compile(
    r"[ \u00a0]?-?(?:"
    + "|".join(f"({row[-2]}|(?:{row[-1]})(?![A-Za-z0-9]))" for row in (*_MEASURES, *_COUNTS))
    + ")"
)
# What stands before the number. Of "NT$" the whole is found, as it begins before the "$".
_CURRENCIES = {
    "CNY": r"人民币|RMB|CNY|CN¥|[¥￥]",
    "HKD": r"港[币元]|HK\$|HKD",
    "AUD": r"澳[币元]|AU?\$|AUD",
    "CAD": r"加[币元]|CA?\$|CAD",
    "NZD": r"纽元|NZ\$|NZD",
    "SGD": r"新币|SG?\$|SGD",
    "TWD": r"新台币|台币|NT\$|TWD",
    "USD": r"US\$|USD|\$",
    "EUR": r"€|EUR",
    "GBP": r"£|GBP",
    "JPY": r"日元|JP¥|JPY",
    "KRW": r"韩[币元]|₩|KRW",
    "INR": r"₹|INR",
    "CHF": r"CHF",
    "RUB": r"₽|RUB",
}
_LONGEST_CURRENCY = 5
_CURRENCY_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])|(?=\$))(?:"
    + "|".join(f"({pattern})" for pattern in _CURRENCIES.values())
    + r")[ \u00a0]?$"
)


# "30fps": letters that stick to digits are some unit, if not capitals as in "4WD" and "5G".
_OPAQUE = re.compile(r"(?![A-Z]+(?![a-z]))[A-Za-z]{2,4}(?![A-Za-z0-9_])")


class UnitAt(NamedTuple):
    """A unit found in a text, and the offset at its far end (away from the number)."""

    unit: Unit
    edge: int


def unit_after(text: str, at: int) -> UnitAt | None:
    """The unit that stands at ``at``, a space or hyphen between number and unit allowed."""
    found = _UNIT_AT.match(text, at)
    if found is None or found.lastindex is None:
        return None
    return UnitAt(_TABLE[found.lastindex - 1], found.end())


def unknown_unit(text: str, at: int) -> UnitAt | None:
    """The unit that the table lacks and that sticks to the digits before ``at``: "30fps"."""
    found = _OPAQUE.match(text, at)
    return UnitAt(unit_named(found.group()), found.end()) if found else None


@lru_cache(maxsize=1024)
def unit_named(name: str) -> Unit:
    """The unit of that name; what the table lacks converts into nothing and is said as written."""
    return UNITS.get(name) or Unit(name, name.casefold(), Decimal(1), name, (name, name), False)


def currency_before(text: str, at: int) -> UnitAt | None:
    """The currency sign or code that ends right before ``at``."""
    window = max(0, at - _LONGEST_CURRENCY)
    found = _CURRENCY_BEFORE.search(text[window:at])
    if found is None or found.lastindex is None:
        return None
    return UnitAt(UNITS[list(_CURRENCIES)[found.lastindex - 1]], window + found.start())


def same_unit_amount(value: Decimal, unit: str, other_value: Decimal, other_unit: str) -> bool:
    """Whether two amounts are one amount: 1 km and 1000 m are, 3 minutes and 3 hours are not.

    Counted units agree with no unit at all and with themselves, rarely with each other: 3000 people
    are not 3000 cars. A measured unit never agrees with a missing one, but one that the table lacks
    does, as it is not read where it stands apart ("30 fps").
    """
    one, other = unit_named(unit), unit_named(other_unit)
    if one.dimension == other.dimension:
        return value * one.factor == other_value * other.factor
    if value != other_value:
        return False
    if "" in (unit, other_unit):
        return all(each.counted or each.unknown for each in (one, other))
    return {unit, other_unit} in _AGREEING

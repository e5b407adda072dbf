"""Chinese numerals and their exact values.

cn2an was tried and left: it computes in binary floats, refuses 百万 and 万亿, and installs stray
top-level packages ("build", "src").
"""

from decimal import Decimal

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_PLACES = {"十": 10, "百": 100, "千": 1000}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# 三千五 is 3500 and 两万五 is 25000: what one trailing digit counts after each place.
_TRAILING = {"百": 10, "千": 100, "万": 1000, "亿": 10**7}

# 千瓦, 千米 and 千克 are units, 百分 is a percentage.
HAN_SCALE = r"(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|千(?![瓦米克卡])|百(?!分))"


def han_power(scale: str) -> int:
    """The power of ten of a scale word: 4 for 万, 7 for 千万, 12 for 万亿."""
    return sum(_POWERS[character] for character in scale)


def han_value(numeral: str) -> Decimal | None:
    """The value of a numeral (三千五百万, 两万五, 百万, 三点五), None when it is malformed."""
    whole, point, decimals = numeral.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}." + "".join(str(_DIGITS[digit]) for digit in decimals))


def han_integer(numeral: str) -> int:
    """The integer written in Arabic digits, as a numeral (十二) or digit by digit (二〇二五).

    Zero when it is malformed: no caller has a use for a nought here.
    """
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) > 1 and all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    return _whole(numeral) or 0


def _whole(numeral: str) -> int | None:
    total = group = 0  # what 万 and 亿 have closed, and what is open before the next of them
    digit, last_place, after_zero = None, 10_000, False
    for character in numeral:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            after_zero = after_zero or digit == 0
        elif character in _PLACES:
            place = _PLACES[character]
            if place >= last_place:
                return None
            group += (digit or 1) * place
            digit, last_place, after_zero = None, place, False
        else:
            group += digit or 0
            if character == "亿":  # also closes a 万: 一万亿
                total = ((total + group) or 1) * 10**8
            else:
                total += (group or 1) * 10**4
            group, digit, last_place, after_zero = 0, None, 10_000, False
    if digit:
        before = numeral[-2:-1]
        group += digit * (1 if after_zero else _TRAILING.get(before, 1))
    return total + group

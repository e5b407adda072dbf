"""English number words and their exact values; the one file that knows text2num."""

import re
from decimal import Decimal

from text_to_num import alpha2digit, text2num  # type: ignore[import-untyped]

_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SUFFIXES = {
    **{"k": 3, "K": 3, "m": 6, "M": 6, "mn": 6, "mln": 6},
    **{"b": 9, "B": 9, "bn": 9, "bln": 9, "t": 12, "tn": 12},
}

EN_SCALE = (
    r"(?:[ \u00a0-]?(?:(?i:hundred|thousand|million|billion|trillion)|mn|bn|tn)|[kKMB])"
    r"(?![A-Za-z0-9])"
)
_BELOW_TEN = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_CARDINAL = (
    rf"{_BELOW_TEN}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|{_TENS}|hundred|thousand|million|billion|trillion"
)
_WORD = rf"(?:(?:{_CARDINAL})(?:(?![a-z])|(?=fold(?![a-z]))))"
_BIG = r"(?:dozen|hundred|thousand|million|billion|trillion)(?![a-z])"
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)) and "
_POINT = rf"(?: point(?: (?:{_WORD}|zero(?![a-z])))+)?"
WORDS = (
    rf"(?<![A-Za-z0-9])(?i:half an? {_BIG}|an? {_BIG}|zero(?![a-z-])"
    rf"|{_WORD}(?:(?:[ -]|{_AND}){_WORD})*{_POINT}(?: dozen(?![a-z]))?)"
)
SMALL_WORD = rf"(?i:(?:(?:{_TENS})[ -])?(?:{_BELOW_TEN}|ten|eleven|twelve|fifteen|{_TENS}|hundred))"
#: The words for ranks from the first on.
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_ORDINAL_UNITS = "|".join(ORDINALS[:9])
ORDINAL_WORD = (
    rf"(?i:(?:(?:{_TENS})[ -])?(?:{_ORDINAL_UNITS})|tenth|eleventh|twelfth|hundredth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth)"
)


def en_power(scale: str) -> int:
    """The power of ten of "thousand", "Million", "bn", "k" …"""
    return _SUFFIXES.get(scale) or _SCALES[scale.lower()]


def word_value(words: str) -> Decimal | None:
    """The value of number words ("twenty-five", "half a million"), None when they are malformed."""
    words = words.lower()
    if words.startswith("half a"):
        whole = word_value(words.removeprefix("half "))
        return None if whole is None else whole / 2
    if words.endswith("dozen"):
        dozens = re.sub(r"^an?$", "one", words.removesuffix("dozen").strip())
        count = word_value(dozens)
        return None if count is None else 12 * count
    words = re.sub(r"^an? ", "one ", words)
    whole_part, point, decimals = words.partition(" point ")
    try:
        return _decimal(whole_part, decimals) if point else _integer(whole_part)
    except ValueError:
        return None


def ordinal_value(word: str) -> int:
    """9 for "ninth", 21 for "twenty-first"."""
    return int(alpha2digit(word.lower(), "en", threshold=0).rstrip("stndrh"))


def _integer(words: str) -> Decimal:
    return Decimal(0) if words == "zero" else Decimal(int(text2num(words, "en")))


def _decimal(whole: str, decimals: str) -> Decimal:
    *digits, last = decimals.split()
    power = _SCALES.get(last, 0)
    read = "".join(str(_integer(digit)) for digit in (digits if power else [*digits, last]))
    return Decimal(f"{_integer(whole)}.{read}") * Decimal(10**power)

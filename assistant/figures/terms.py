"""Digits that are no figures: parts of names (SU7, Model 3, 1+N), list and citation markers."""

import re
from collections.abc import Iterator

from .numerals import number_at
from .units import unit_after, unknown_unit

_LIST_MARKER = re.compile(
    r"(?:^[ \t>*#-]*|[:：;；。]\s?)\d{1,2}(?:[)）、]|[.．](?!\d))(?!\s*$)|[(（]\d{1,2}[)）]", re.M
)
_RUN_ON_MARKER = re.compile(r"^[ \t>*#-]*(?P<item>\d{1,2})[.．](?=(?P<next>\d+))", re.M)
_CITATION = re.compile(r"[\[【［]\d{1,3}(?:\s?[,，、–-]\s?\d{1,3})*[\]】］]")

_NOT_A_NAME = r"(?!(?:RMB|CNY|USD|EUR|GBP|HKD|JPY|TOP|Top|top|No|no)\.?-?\d)"
_TAIL = r"[A-Za-z0-9_]*(?:[-.][A-Za-z]*\d[A-Za-z0-9_]*)*"
_NOT_A_PREFIX = r"(?!(?:Post|Pre|Sub|Mid|Under|Over|Top|Non|No|RMB)-)"
# Where a bare number after Chinese characters says an amount and ends no name.
_AMOUNT_BEFORE = "名第为是约超近达到至和量率数比共有"
_NAME = re.compile(
    r"https?://\S+|www\.\S+"
    rf"|(?<![A-Za-z0-9_]){_NOT_A_NAME}[A-Za-z_]+\d{_TAIL}"
    rf"|(?<![A-Za-z0-9_-]){_NOT_A_PREFIX}[A-Z][A-Za-z]*-\d[A-Za-z0-9_]*"
    r"|(?<![\d.])\d+\.\d+\.\d[\w.]*"
    r"|(?<![A-Za-z0-9_.])(?:\d+\s?\+\s?(?:\d+|[A-Z])|[A-Z]\s?\+\s?\d+)(?![A-Za-z0-9_.%万亿])"
    r"|(?<![A-Za-z0-9_.])[248]K(?![A-Za-z0-9])"
    r"|\d{1,3}(?=》)"
    rf"|(?<![A-Za-z])[A-Z]+ ?[\u4e00-\u9fff]{{0,3}}(?![{_AMOUNT_BEFORE}])[\u4e00-\u9fff]\d{{1,2}}"
    r"(?=[\s,，。、;；!?？！》）)”\"]|$)"
)
# "Windows 11", "iPhone 15": a capitalised word and a small bare integer.
_WORD_AND_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(?P<word>i?[A-Z][A-Za-z]*)[ \u00a0](?P<number>\d{1,2})"
    r"(?!\d|[,.:]\d|[%′″'年月日多余]|\s?[-–—~～至到]\s?\d|\s(?:to|and)\s\d)"
)
_NO_PRODUCTS = """
    a about after all almost an and another approximately around as at before between both but by
    each every exactly fewer first for from had has have he here if in is it its just last less
    more nearly next not number of on only or out over past per rank ranked ranks roughly she since
    some than that the their there these they this those to top under until up was we were when
    while with within you no rmb cny usd eur gbp hkd january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
"""
_COMMON_WORDS = frozenset(_NO_PRODUCTS.split())


def term_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans whose digits belong to a term or a marker: SU7, Model 3, 4+2, Q4_K_M, "1." and [1]."""
    for pattern in (_LIST_MARKER, _CITATION, _NAME):
        for found in pattern.finditer(text):
            yield found.span()
    for found in _RUN_ON_MARKER.finditer(text):
        if _is_marker(text, found):
            yield found.span()
    for found in _WORD_AND_NUMBER.finditer(text):
        number = number_at(text, found.start("number"))
        scaled = number is not None and number.end > found.end("number")
        measured = unit_after(text, found.end()) or unknown_unit(text, found.end())
        if found["word"].lower() in _COMMON_WORDS or scaled or measured:
            continue
        yield found.span()


def _is_marker(text: str, found: re.Match[str]) -> bool:
    # The heading "3.10倍投入" is item 3 when a neighbouring item stands in the same text, or when
    # its "decimal" ends in a zero that nobody would write.
    item, decimals = int(found["item"]), found["next"]
    if decimals.endswith("0") and not decimals.startswith("0"):
        return True
    neighbour = rf"^[ \t>*#-]*(?:{item - 1}|{item + 1})[.．](?!\d)"
    return re.search(neighbour, text, re.MULTILINE) is not None

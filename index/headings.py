"""What a heading line looks like, one line at a time and without looking at its neighbours.

`marks` reads what writers put before a heading (`#`, `1.1`, 一、, （一）, 第一章, Chapter 1, I.);
`plain_heading` judges a line that has no mark. Which candidates really are headings depends on
what stands around them: `index.sections` decides that.
"""

import re
from dataclasses import dataclass

from index.script import HAN, han_count, is_chinese, word_count

_NUMERAL = r"[一二三四五六七八九十百零〇两\d]+"
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_HAN_NUMERAL = "[一二三四五六七八九十]{1,3}"

_MAX_MARKED_HAN, _MAX_MARKED_WORDS = 50, 18
_MAX_PLAIN_HAN, _MAX_PLAIN_WORDS = 30, 12

#: (family, rank, pattern, whole line). In one document a mark of higher rank stands under one of
#: lower rank.
_MARKS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 10, re.compile(rf"第{_NUMERAL}(?:部分|[编篇部卷])\s*(?P<title>.*)")),
    ("part", 10, re.compile(rf"(?i:part)\s+(?:\d+|{_ROMAN})\b[.:：]?\s*(?P<title>.*)")),
    ("chapter", 11, re.compile(rf"第{_NUMERAL}[章讲回]\s*(?P<title>.*)")),
    (
        "chapter",
        11,
        re.compile(rf"(?i:chapter|appendix)\s+(?:\d+|{_ROMAN}|[A-Z])\b[.:：]?\s*(?P<title>.*)"),
    ),
    ("section", 12, re.compile(rf"第{_NUMERAL}节\s*(?P<title>.*)")),
    ("section", 12, re.compile(r"(?i:section)\s+\d+\b[.:：]?\s*(?P<title>.*)")),
    ("han", 13, re.compile(rf"{_HAN_NUMERAL}、\s*(?P<title>\S.*)")),
    ("roman", 13, re.compile(rf"{_ROMAN}[.、]\s*(?P<title>\S.*)")),
    ("han-bracket", 14, re.compile(rf"[（(]{_HAN_NUMERAL}[）)]、?\s*(?P<title>\S.*)")),
    ("bracket", 40, re.compile(r"[（(]?\d{1,2}[）)]\s*(?P<title>\S.*)")),
)
_DECIMAL_RANK = 20
_DECIMAL = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<stop>[.．、]?)(?P<gap>\s*)(?P<title>\S.*)"
)
_HASHES = re.compile(r"(#{1,6})[ \t]+(?P<title>.*?)[ \t]*#*")

_CLOSING = "。！!；;，,、：:….～~"
_SENTENCE_STOP = re.compile(
    rf"[。！？；…]|(?<=[{HAN}])[!?;]|[!?] +[A-Z“\"]"
    r"|(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)\. +[A-Z“\"]"
)
_NUMBER = re.compile(rf"^(?:[\d.]+[.、)）]?|{_ROMAN}[.、])")
_BULLET = re.compile(r"[-*+•·●○◆■□▪‣–—>→]\s*")
_CAPTION = re.compile(r"(?:附?[图表]|(?i:figure|fig\.|table|chart|exhibit))\s*\d")
_BYLINE = re.compile(
    r"[（(【\[]?\s*(?:本报|本刊|本文|文字|图片)?"
    r"(?:作者|记者|来源|图源|出处|编辑|责任编辑|责编|责任校对|校对|审核|美编|撰文|摄影|编译|翻译"
    r"|文|图|原标题|发布时间|时间|日期|电话|邮箱|关键词)\s*[:：丨|/／]"
    r"|(?i:by|photo(?:graph)?s? by|updated|published)(?:\s+[A-Z]|\s*:)"
    r"|(?i:updated|published)\s+\d|(?i:source|photo|image|credit|tel|e-?mail)\s*:"
)
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]午)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:\s.{0,10})?|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?"
    rf"|(?:[A-Z]\w+,?\s+)?(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY})(?:,?\s+\d{{4}})?"
    rf"|(?:[A-Z]\w+,?\s+)?{_MONTH},?\s+\d{{4}}"
)
_PAIRS = {"（": "）", "《": "》", "【": "】", "[": "]", "“": "”", "「": "」", "『": "』"}
_ONE_BRACKET = str.maketrans("()", "（）")


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark before a heading. Higher `rank` stands deeper; `number` is () but for 1.2.3."""

    family: str
    rank: int
    number: tuple[int, ...]
    title: str


def marks(line: str) -> tuple[Mark, ...]:
    """Every reading of the mark before a heading, the likeliest first; empty when there is none.

    "3.10倍投入" has two: heading 3.10, and heading 3 about 10倍投入. Only its neighbours can tell.
    """
    if hashes := _HASHES.fullmatch(line):
        return (Mark("hash", len(hashes[1]), (), hashes["title"]),) if hashes["title"] else ()
    if not _is_short_and_whole(line, _MAX_MARKED_HAN, _MAX_MARKED_WORDS):
        return ()
    for family, rank, pattern in _MARKS:
        if found := pattern.fullmatch(line):
            return (Mark(family, rank, (), found["title"]),)
    return _decimal_marks(line)


def _decimal_marks(line: str) -> tuple[Mark, ...]:
    found = _DECIMAL.fullmatch(line)
    if found is None or found["title"][0].islower():  # "1.5 million cars"
        return ()
    number = tuple(int(part) for part in found["number"].split("."))
    mark = Mark("decimal", _DECIMAL_RANK + len(number), number, found["title"])
    if found["stop"]:
        return (mark,)
    if found["gap"]:  # "1 Introduction" and "1 引言", but neither "3 June" nor "10 000"
        return () if found["title"][0].isdigit() or is_date(line) else (mark,)
    if len(number) == 1:  # "10年投入"
        return ()
    first, _, rest = line.partition(".")
    return (mark, Mark("decimal", _DECIMAL_RANK + 1, (int(first),), rest))


def plain_heading(line: str) -> bool:
    """Whether a line without a mark may be a heading: short, whole, not closed like a sentence."""
    if not _is_short_and_whole(line, _MAX_PLAIN_HAN, _MAX_PLAIN_WORDS) or line[-1] in "?？":
        return False
    if is_bullet(line) or is_byline(line) or is_date(line) or _CAPTION.match(line):
        return False
    if line[0] in '“"‘「『' and line[-1] in '”"’」』':
        return False
    if is_chinese(line):
        return han_count(line) >= 2
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    capitals = sum(word[0].isupper() for word in words)
    return len(line) > 2 and bool(words) and (line[0].isupper() or capitals * 2 >= len(words))


def is_bullet(line: str) -> bool:
    """Whether a line starts like an item of an unnumbered list, or a quoted line of a mail."""
    return _BULLET.match(line) is not None


def is_byline(line: str) -> bool:
    """Whether a line says who wrote, edited or photographed, or where it was printed."""
    return _BYLINE.match(line) is not None


def is_date(line: str) -> bool:
    """Whether a line is nothing but a date, or a place and a date."""
    return _DATE.fullmatch(line) is not None


def is_balanced(line: str) -> bool:
    """Whether every bracket and paired quotation mark that opens in the line closes in it."""
    waiting: list[str] = []
    for char in line.translate(_ONE_BRACKET):
        if char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif char in _PAIRS.values() and (not waiting or waiting.pop() != char):
            return False
    return not waiting


def _is_short_and_whole(line: str, max_han: int, max_words: int) -> bool:
    if not line or line[-1] in _CLOSING or line[0] in _CLOSING + "）)】]》”’」』":
        return False
    if "\t" in line or "|" in line or "://" in line:  # a row of a table, an address
        return False
    if _SENTENCE_STOP.search(_NUMBER.sub("", line[:-1], count=1)) or not is_balanced(line):
        return False
    if is_chinese(line):
        return han_count(line) + word_count(line) <= max_han
    return word_count(line) <= max_words

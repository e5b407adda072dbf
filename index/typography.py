"""Mends inside one line: spacing and the width of punctuation, as Chinese typesetting has them."""

import re

from index.headings import marks
from index.script import HAN, LATIN, han_count, is_chinese

_FULL_WIDTH = str.maketrans({",": "，", ":": "：", ";": "；", "?": "？", "!": "！"})
#: Chinese on one side of a mark: Han, or punctuation that only stands in Chinese.
_CJK = re.compile(f"[{HAN}\u3001-\u303f\uff00-\uffef“”‘’…—]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+|[\w.+-]{1,64}@[A-Za-z0-9-]+\.[A-Za-z.]+",
    re.ASCII,
)
_SPACED_CAPITALS = re.compile(
    rf"(?<![{LATIN}] )(?<![{LATIN}])(?P<pieces>[A-Z]{{1,2}}(?: [A-Z]{{1,2}}){{2,}})"
    r"(?P<tail>\?[A-Z]{2,})?(?!\w)"
)
_SPACE_BESIDE_LATIN = re.compile(rf"(?<=[{HAN}]) +(?=[{LATIN}%@])|(?<=[{LATIN}%]) +(?=[{HAN}])")
_FULL_WIDTH_MARKS = "，。、；：？！（）《》“”「」『』【】…"
_SPACE_BESIDE_MARK = re.compile(rf" +(?=[{_FULL_WIDTH_MARKS}])|(?<=[{_FULL_WIDTH_MARKS}]) +")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})* ")
#: The marks of Markdown that need the space after them.
_MARKDOWN = re.compile(r"(?:#{1,6}|[-*+>]) ")


def mend_line(line: str, in_chinese: bool = False) -> str:
    """All mends of this file, in the order in which they rely on each other.

    A line that reads as English is left alone, but one with a Chinese character or more in a
    Chinese document is mended like its neighbours: `in_chinese`.
    """
    if not (is_chinese(line) or (in_chinese and han_count(line))):
        return line
    for mend in (
        join_spaced_capitals,
        tighten_spaces,
        widen_brackets,
        widen_quotes,
        widen_punctuation,
        tighten_spaces,
    ):
        line = mend(line)
    return line


def join_spaced_capitals(line: str) -> str:
    """Mend a word in capitals that fell apart: "SH O W?TIME" → "SHOW TIME".

    Only pieces of uneven length are one word: "A B C" may be three options. The question mark
    between capitals is the space that a lossy conversion could not write.
    """

    def joined(found: re.Match[str]) -> str:
        pieces = found["pieces"].split(" ")
        if len({len(piece) for piece in pieces}) == 1:
            return found[0]
        return "".join(pieces) + (found["tail"] or "").replace("?", " ")

    return _SPACED_CAPITALS.sub(joined, line)


def tighten_spaces(line: str) -> str:
    """Remove the spaces between Han and Latin, and beside full-width punctuation."""
    # "1.1 总则": the space is all that parts the number of a heading from its title.
    numbered = _MARKDOWN.match(line) or (_NUMBERED.match(line) if marks(line) else None)
    head = numbered[0] if numbered else ""
    rest = _SPACE_BESIDE_LATIN.sub("", line[len(head) :])
    return head + _SPACE_BESIDE_MARK.sub("", rest)


def widen_brackets(line: str) -> str:
    """Round brackets that hold Chinese, or follow it, become full-width, always in pairs."""
    kept = _address_places(line)
    chars, opened = list(line), list[int]()
    for place, char in enumerate(line):
        if char in "(（" and place not in kept:
            opened.append(place)
        elif char in ")）" and place not in kept and opened:
            start = opened.pop()
            if _CJK.search(line[max(start - 1, 0) : place]):
                chars[start], chars[place] = "（", "）"
    return "".join(chars)


def widen_quotes(line: str) -> str:
    """Straight double quotes become “ and ” where they come in pairs and measure no inches."""
    if line.count('"') % 2 or re.search(r'\d"', line):
        return line
    return re.sub(r'"([^"]*)"', r"“\1”", line)


def widen_punctuation(line: str) -> str:
    """, : ; ? ! beside Chinese become full-width, and three dots after it ……; see `index.clean`."""
    kept = _address_places(line)
    chars: list[str] = []
    for place, char in enumerate(line):
        if char in ",:;?!" and place not in kept:
            before = "".join(chars[-2:]).rstrip()[-1:]
            after = line[place + 1 : place + 3].lstrip()[:1]
            if _CJK.search(before + after) or (char in "?!" and not after):
                char = char.translate(_FULL_WIDTH)
        chars.append(char)
    return re.sub(rf"(?<=[{HAN}])\.{{3,6}}(?!\.)", "……", "".join(chars))


def _address_places(line: str) -> set[int]:
    return {place for found in _ADDRESS.finditer(line) for place in range(*found.span())}

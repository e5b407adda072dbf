"""The heading tree of a cleaned text, with or without markup.

Where a heading stands in the tree comes from order: a kind of mark that was not seen above the
current heading opens a level below it, a kind that is already open closes down to its level. So
unnumbered headings above numbered ones nest in one text, and numbered above unnumbered in another.
Numbering that has a depth of its own (`#`/`##`, 1/1.1, 章/节/一、/（一）) keeps it.

Text before the first heading belongs to no section; its path is ``()``. A heading keeps its number
("1.重新定义汽车赛道") and loses its `#` marks.
"""

import re
from collections import Counter
from dataclasses import dataclass

from index.headings import Mark, is_byline, is_date, marks, plain_heading
from index.script import is_chinese, width
from index.types import Section

_PLAIN = Mark("plain", 0, (), "")
_TITLE = Mark("title", 0, (), "")
_LISTS = {"decimal", "bracket", "han", "han-bracket", "roman"}

#: A line without a mark is a heading only above a paragraph that has at least this width, and is
#: this many times as wide as the line; see `index.script.width`.
_MIN_BODY, _BODY_RATIO = 25, 1.5
_SPEAKER = re.compile(r"([^:：]{1,20})[:：]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def find_sections(text: str) -> tuple[Section, ...]:
    """Sections of `text` in order, each after the section that holds it; none without headings.

    A section ends with its last character that is not white space. One that has no line under its
    heading has ``body == end``.
    """
    lines = [
        _Line(found.start(), found.end(), found[0])
        for found in re.finditer(r"\S(?:[^\n]*\S)?", text)
    ]
    headings = _headings(lines)
    numbers = sorted(headings)
    paths = _paths([(headings[number], lines[number].text) for number in numbers])
    return tuple(
        _section(paths[place], number, _last_line(place, numbers, paths, len(lines)), lines)
        for place, number in enumerate(numbers)
    )


def _section(path: tuple[str, ...], number: int, last: int, lines: list[_Line]) -> Section:
    end = lines[last].end
    return Section(
        path, lines[number].start, lines[number + 1].start if last > number else end, end
    )


def _last_line(
    place: int, numbers: list[int], paths: list[tuple[str, ...]], line_count: int
) -> int:
    for following in range(place + 1, len(numbers)):
        if len(paths[following]) <= len(paths[place]):
            return numbers[following] - 1
    return line_count - 1


def _paths(headings: list[tuple[Mark, str]]) -> list[tuple[str, ...]]:
    paths: list[tuple[str, ...]] = []
    opened: list[tuple[Mark, str]] = []
    for mark, line in headings:
        del opened[_depth(mark, [above for above, _ in opened]) :]
        opened.append((mark, mark.title if mark.family == "hash" else line))
        paths.append(tuple(title for _, title in opened))
    return paths


def _depth(mark: Mark, opened: list[Mark]) -> int:
    """How many of the open headings stay open above a heading with this mark."""
    for depth, above in enumerate(opened):
        same = (above.family, above.rank) == (mark.family, mark.rank)
        if same or above.rank > mark.rank > 0:
            return depth
    return len(opened)


def _headings(lines: list[_Line]) -> dict[int, Mark]:
    """Line number → mark, of the lines that are headings."""
    texts = [line.text for line in lines]
    candidates = _resolved([marks(text) for text in texts])
    hashes = {number: mark for number, mark in candidates.items() if mark.family == "hash"}
    if len(hashes) > 1:
        return hashes
    candidates = _without_lists(candidates, len(lines))
    refused = _speakers(texts)
    for number, text in enumerate(texts):
        if number not in candidates and text not in refused and plain_heading(text):
            candidates[number] = _PLAIN
    _drop_unfounded(candidates, texts)
    if candidates.get(0) is _PLAIN and candidates.get(1) is _PLAIN:
        candidates[0] = _TITLE
    return candidates


def _resolved(readings: list[tuple[Mark, ...]]) -> dict[int, Mark]:
    """Choose between the readings of a mark by the numbers before it.

    "3.10倍投入" is heading 3.10 after 3.9, heading 3 after 2., and has no mark otherwise.
    """
    chosen: dict[int, Mark] = {}
    last: dict[tuple[int, ...], int] = {}

    def in_sequence(mark: Mark) -> bool:
        above, own = mark.number[:-1], mark.number[-1]
        starts = own == 1 and (not above or last.get(above[:-1]) == above[-1])
        return starts or last.get(above) == own - 1

    for number, options in enumerate(readings):
        fitting = options if len(options) == 1 else list(filter(in_sequence, options))
        if not fitting:
            continue
        mark = chosen[number] = fitting[0]
        if mark.number:
            last[mark.number[:-1]] = mark.number[-1]
    return chosen


def _without_lists(candidates: dict[int, Mark], line_count: int) -> dict[int, Mark]:
    """Drop numbered lines that follow each other with nothing between: a list, or contents page."""

    def alike(number: int, other: int) -> bool:
        one, two = candidates.get(number), candidates.get(other)
        return bool(one and two and (one.family, one.rank) == (two.family, two.rank))

    def in_list(number: int) -> bool:
        listable = candidates[number].family in _LISTS
        return listable and (alike(number, number - 1) or alike(number, number + 1))

    return {
        number: mark
        for number, mark in candidates.items()
        if mark.family == "hash" or (number < line_count - 1 and not in_list(number))
    }


def _speakers(texts: list[str]) -> set[str]:
    """Lines that say who is speaking, alone ("INTERVIEWER") or before what is said ("Lei: Yes")."""
    repeated = {text for text, times in Counter(texts).items() if times > 1}
    names = Counter(found[1] for text in texts if (found := _SPEAKER.match(text)))
    spoken = {
        found[1]
        for text in texts
        if (found := _SPEAKER.match(text)) and names[found[1]] > 1 and not plain_heading(text)
    }
    return repeated | {
        text for text in texts if (found := _SPEAKER.match(text)) and found[1] in spoken
    }


def _drop_unfounded(candidates: dict[int, Mark], texts: list[str]) -> None:
    """Drop the unmarked candidates that head nothing.

    At most two stand one above the other, a heading and its sub-heading; more are a list, a poem
    or an address, of which only the first line of the text may be kept, as its title.
    """
    number = len(texts) - 1
    while number >= 0:
        if candidates.get(number) is not _PLAIN:
            number -= 1
            continue
        last = number
        while candidates.get(number - 1) is _PLAIN:
            number -= 1
        run = range(number, last + 1)
        below = last + 1
        while below < len(texts) and (is_byline(texts[below]) or is_date(texts[below])):
            below += 1
        founded = below < len(texts) and (below in candidates or _heads(texts[last], texts[below]))
        keep = run if len(run) <= 2 else range(0, 1)
        for place in run:
            if not founded or place not in keep:
                del candidates[place]
        number -= 1


def _heads(line: str, following: str) -> bool:
    if is_chinese(line) != is_chinese(following):
        return False
    return width(following) >= max(_MIN_BODY, _BODY_RATIO * width(line))

"""Short answers: what a section says, with the points that an answer should make. By code."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.summary.source import Source
from assistant.summary.statement import Statement
from assistant.wording import notice
from index.script import width

from .item import Item

_POINTS = 3
_FEWEST = 2
# A sentence narrower than this announces rather than tells; see `width`.
_TELLS, _ENOUGH = 18, 45
_ANNOUNCES = re.compile(r"(?:另?一方面|[一二三四]是|On the (?:one|other) hand)")
_NUMBER = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]+)[.．、)）]\s*")


def short_answer(source: Source, statements: Sequence[Statement]) -> Iterator[Item]:
    """An item for each section that states at least two things for themselves.

    The points are the sentences of the article, a mark for each; the marker judges the wording.
    """
    for path, group in groupby(statements, key=lambda each: each.section):
        points = _points(list(group))
        if not path or path[-1] == source.title or len(points) < _FEWEST:
            continue
        lang = source.read_in
        inner = str.maketrans('“”"', "‘’'")
        heading = _NUMBER.sub("", path[-1]).translate(inner)
        count = str(len(points))
        told = " ".join(point.text for point in points)
        yield Item(
            "short",
            notice("quiz_short", lang, section=heading, count=count, title=source.title).strip(),
            (),
            tuple(point.text for point in points),
            notice("quiz_rubric", lang, told=told).strip(),
            "hard",
            "understand",
            " > ".join(path),
            lang,
            tuple(source.cite(point.said, number) for number, point in enumerate(points, 1)),
            facts=frozenset(
                {f"section:{points[0].said.excerpt.section}"}
                | {f"point {point.said.span[0]}" for point in points}
            ),
        )


def _points(statements: Sequence[Statement]) -> list[Statement]:
    """What begins the section, and the sentences after it that say most, in their order."""
    firsts = [next(group) for _, group in groupby(statements, key=lambda each: each.said.span)]
    telling = [each for each in firsts if _told(each) >= _TELLS and not _ANNOUNCES.match(each.text)]
    most = sorted(telling[1:], key=lambda each: -min(_told(each), _ENOUGH))[: _POINTS - 1]
    return [each for each in telling if each is telling[0] or each in most]


def _told(statement: Statement) -> float:
    """The width of the sentence in the document, so that both languages choose the same."""
    start, end = statement.said.span
    return width(statement.said.excerpt.document.text[start:end])

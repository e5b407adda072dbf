"""A page for who decides: situation, strategy, evidence, risks, implications, figures."""

import re
from collections.abc import Mapping, Sequence

from assistant.figures import find_figures
from assistant.reading.section import heading
from assistant.wording import notice
from index.types import Lang

from .coverage import line
from .figures import header, is_amount
from .key import key_rows
from .pictures import captioned, pictures
from .points import Point, length, numbered, points
from .selection import by_top, repeats, worths
from .source import Source, absent_notes
from .types import Part, Summary

# Words, Chinese characters: a page with its headings and some twenty lines of a table.
_PAGE: dict[Lang, int] = {"zh": 600, "en": 340}
PARTS = ("situation", "strategy", "evidence", "risks", "implications")

_RISKS = re.compile(
    r"隐忧|风险|危机|挑战|隐患|失衡|威胁|困境|质疑"
    r"|\b(?:risks?|concerns?|threats?|challenges?|worr(?:y|ies)|imbalances?|pitfalls?|crisis)\b",
    re.IGNORECASE,
)
_IMPLICATIONS = re.compile(
    r"启示|后记|结语|结论|展望|未来|建议|意义|总结"
    r"|\b(?:implications?|conclusions?|afterword|epilogue|outlook|lessons?|recommendations?"
    r"|future|closing|next steps)\b",
    re.IGNORECASE,
)
_SITUATION = re.compile(
    r"背景|现状|引言|前言|概况|形势"
    r"|\b(?:background|introduction|context|situation|overview|abstract)\b",
    re.IGNORECASE,
)
# Of a document whose headings tell nothing of the kind, so many points from its beginning are its
# situation and from its end its implications.
_ENDS = 1


def executive(source: Source) -> Summary:
    """One page (or the length wished) of verified sentences, each in the part that its heading,
    its figures and its place make it belong to; every top-level section has one as far as the
    length takes them. Then the key figures in a table, but where a length is wished.

    Raises `ModelUnavailable`.
    """
    found, notes = points(source)
    assigned = assign(found)
    worth = dict(zip(map(id, found), worths(found, source), strict=True))
    limit = source.wishes.length or _PAGE[source.lang]
    taken = _taken(assigned, worth, limit, source.lang)
    groups = [
        [point.row for point in sorted(taken[name], key=lambda each: each.excerpt.start)]
        for name in PARTS
    ]
    figures = [] if source.wishes.length else key_rows(source)
    drawn, undrawn = pictures(source) if source.wishes.pictures else ([], [])
    *prose, table, captions = numbered([*groups, figures, [each.caption for each in drawn]])
    *names, last = notice("executive_parts", source.lang).strip().split(" | ")
    parts = [
        Part((name,), rows, runs=True) for name, rows in zip(names, prose, strict=True) if rows
    ]
    if table:
        parts.append(Part((last,), table, header(source)))
    absent = [name for name, part in zip(names, PARTS, strict=True) if not assigned[part]]
    notes = (*notes, *absent_notes(absent, source.lang))
    if not source.wishes.length and source.read_in != source.lang:
        notes = (*notes, notice("key_untranslated", source.lang).strip())
    ends = (line(source, parts),)
    return Summary(
        "executive",
        source.title,
        source.lang,
        tuple(parts),
        (*notes, *undrawn),
        ends,
        tuple(map(captioned, drawn, captions)),
    )


def assign(found: Sequence[Point]) -> dict[str, list[Point]]:
    """The points of each part, in order: by headings first, then figures, then place."""
    parts: dict[str, list[Point]] = {name: [] for name in PARTS}
    for point in found:
        parts[_part(point)].append(point)
    plain = parts["strategy"]
    if not parts["situation"] and len(plain) > 2 * _ENDS:
        parts["situation"], parts["strategy"] = plain[:_ENDS], plain[_ENDS:]
    plain = parts["strategy"]
    if not parts["implications"] and len(plain) > 2 * _ENDS:
        parts["implications"], parts["strategy"] = plain[-_ENDS:], plain[:-_ENDS]
    return parts


def _part(point: Point) -> str:
    headings = " ".join(map(heading, (*point.excerpt.path, *point.excerpt.section)))
    for name, cue in (
        ("risks", _RISKS),
        ("implications", _IMPLICATIONS),
        ("situation", _SITUATION),
    ):
        if cue.search(headings):
            return name
    if not point.top:
        return "situation"
    return "evidence" if any(map(is_amount, find_figures(point.text))) else "strategy"


def _taken(
    assigned: Mapping[str, Sequence[Point]], worth: Mapping[int, float], limit: int, lang: Lang
) -> dict[str, list[Point]]:
    """The best point of every part and of every top-level section, then the best of the rest that
    the length takes, each part in its turn.
    """
    taken: dict[str, list[Point]] = {name: [] for name in PARTS}
    ranked = {
        name: sorted(group, key=lambda each: -worth[id(each)]) for name, group in assigned.items()
    }

    def take(point: Point) -> None:
        room = limit - sum(length(each.text, lang) for each in _all(taken))
        if length(point.text, lang) <= room and not repeats(point, _all(taken)):
            taken[next(name for name in PARTS if point in assigned[name])].append(point)

    tops = by_top(sorted(_all(ranked), key=lambda each: -worth[id(each)]))
    for group in tops.values():
        for point in group:  # the next best where the best says what another section did
            if any(each.top == point.top for each in _all(taken)):
                break
            take(point)
    for name in PARTS:
        if not taken[name] and ranked[name]:
            take(ranked[name][0])
    for place in range(max(map(len, ranked.values()), default=0)):
        for name in PARTS:
            if place < len(ranked[name]):
                take(ranked[name][place])
    return taken


def _all(groups: Mapping[str, Sequence[Point]]) -> list[Point]:
    return [point for group in groups.values() for point in group]

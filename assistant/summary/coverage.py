"""How much of a document a summary shows: the share of its sections, and of its key figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cite import section_at
from assistant.wording import notice

from .key import amounts, key_amounts, top_depth
from .source import Source
from .types import Part


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many top-level sections and key figures appear, and of how many."""

    sections: int
    of_sections: int
    figures: int
    of_figures: int


def coverage(source: Source, parts: Sequence[Part]) -> Coverage:
    """What of the document (with a focus, of what that leaves) the parts cite, and which of its
    key figures they tell: the same for every form, whatever the form picks itself.
    """
    document = source.document
    wanted = {_top(excerpt.section) for excerpt in source.excerpts()}
    depth = top_depth(wanted)
    tops = {path[:depth] for path in wanted if len(path) >= depth}
    rows = [row for part in parts for row in part.rows]
    cited = {
        section_at(document, citation.start)[:depth] for row in rows for citation in row.citations
    }
    key = key_amounts(source)
    told = amounts(cell for row in rows for cell in row.cells)
    return Coverage(len(tops & cited), len(tops), len(key & {*told}), len(key))


def line(source: Source, parts: Sequence[Part]) -> str:
    """The same as a line to stand under a summary."""
    found = coverage(source, parts)
    return notice(
        "coverage",
        source.lang,
        sections=str(found.sections),
        of_sections=str(found.of_sections),
        figures=str(found.figures),
        of_figures=str(found.of_figures),
    ).strip()


def _top(section: tuple[str, ...]) -> tuple[str, ...]:
    return section[:2]

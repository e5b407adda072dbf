"""What an article says, section by section: a verified sentence for each part of each section."""

from collections.abc import Sequence
from itertools import groupby

from .coverage import line
from .key import with_key_figures
from .points import numbered, points
from .source import Source
from .types import Part, Summary


def outline(source: Source) -> Summary:
    """A sentence for each excerpt, under its headings, and one for each key figure; headings that
    the document has not in the language stay as they are. Raises `ModelUnavailable`.
    """
    said, notes = points(source)
    found = with_key_figures(source, said)
    sections = [
        (path, [*group]) for path, group in groupby(found, key=lambda each: each.excerpt.path)
    ]
    rows = numbered([point.row for point in group] for _, group in sections)
    parts = [Part(path, lines) for (path, _), lines in zip(sections, rows, strict=True)]
    whole = tuple(_under_parents(parts))
    return Summary(
        "outline",
        source.title,
        source.lang,
        whole,
        notes,
        (line(source, whole),),
    )


def _under_parents(parts: Sequence[Part]) -> list[Part]:
    """``parts`` with the headings over them that have no sentence of their own."""
    found: list[Part] = []
    last: tuple[str, ...] = ()
    for part in parts:
        for depth in range(1, len(part.path)):
            if last[:depth] != part.path[:depth]:
                found.append(Part(part.path[:depth], ()))
        found.append(part)
        last = part.path
    return found

"""What an article says, section by section: a verified sentence for each part of each section."""

from collections.abc import Sequence
from contextlib import closing
from itertools import groupby

from assistant.excerpts import Excerpt
from assistant.types import SentenceReady

from .source import Source
from .types import Part, Row, Summary


def outline(source: Source) -> Summary:
    """A sentence for each excerpt, under its headings; those that the document has not in the
    language stay as they are. Raises `ModelUnavailable`.
    """
    told: list[tuple[Excerpt, SentenceReady]] = []
    notes: dict[str, None] = {}
    total = len(source.excerpts())
    points = source.assistant.main_points(source.document.id, source.lang)
    with closing(points):
        for excerpt, ready in points:
            if ready.sentence.origin == "notice":
                notes[ready.sentence.text] = None
            else:
                told.append((excerpt, ready))
                source.report(len(told), total)
    parts = [
        Part(path, tuple(_row(ready) for _, ready in group))
        for path, group in groupby(told, key=lambda each: each[0].path)
    ]
    return Summary("outline", source.title, source.lang, tuple(_under_parents(parts)), tuple(notes))


def _row(ready: SentenceReady) -> Row:
    return Row((ready.sentence.text,), ready.citations)


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

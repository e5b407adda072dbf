"""What each excerpt of a document says: the verified sentences that prose forms are made of."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace

from assistant.reading.excerpts import Excerpt
from assistant.types import Citation
from index.types import Lang

from .source import Source
from .types import Row


@dataclass(frozen=True, slots=True)
class Point:
    """A verified sentence of ``excerpt`` in the language of the summary."""

    excerpt: Excerpt
    text: str
    citations: tuple[Citation, ...]

    @property
    def top(self) -> tuple[str, ...]:
        """The top-level section it is of, as the document calls it; () before the first."""
        return self.excerpt.section[:1]

    @property
    def row(self) -> Row:
        """The sentence as a line of a summary."""
        return Row((self.text,), self.citations)


def points(source: Source) -> tuple[list[Point], tuple[str, ...]]:
    """A point for each excerpt, in order, and the notices on what was left as it is.

    Made once for all forms where the assistant keeps replies. Raises `ModelUnavailable`.
    """
    found: list[Point] = []
    notes: dict[str, None] = {}
    total = len(source.excerpts())
    told = source.assistant.main_points(source.document.id, source.lang, source.only)
    with closing(told):
        for excerpt, ready in told:
            if ready.sentence.origin == "notice":
                notes[ready.sentence.text] = None
            else:
                found.append(Point(excerpt, ready.sentence.text, ready.citations))
                source.report(len(found), total)
    return found, tuple(notes)


def numbered(groups: Iterable[Iterable[Row]]) -> list[tuple[Row, ...]]:
    """The rows with their citations numbered in the order in which they now stand."""
    markers: dict[tuple[str, int, int], int] = {}

    def anew(row: Row) -> Row:
        cited = [
            replace(
                citation,
                marker=markers.setdefault(
                    (citation.doc_id, citation.start, citation.end), len(markers) + 1
                ),
            )
            for citation in row.citations
        ]
        return Row(row.cells, tuple(sorted(cited, key=lambda each: each.marker)))

    return [tuple(map(anew, group)) for group in groups]


def length(text: str, lang: Lang) -> int:
    """How long a text is as its readers count: characters in Chinese, words in English."""
    return len("".join(text.split())) if lang == "zh" else len(text.split())

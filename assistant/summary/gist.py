"""A document in one line."""

from assistant.wording import notice
from index.errors import BadInput

from .points import Point, numbered, points
from .selection import select, worths
from .source import Source
from .types import Part, Summary

# Words, Chinese characters.
_BRIEF = {"zh": 250, "en": 150}


def gist(source: Source) -> Summary:
    """The one verified sentence that says most of the whole. Raises `ModelUnavailable`."""
    found, notes = points(source)
    worth = worths(found, source)
    best = max(zip(worth, found, strict=True), key=lambda pair: pair[0])[1]
    return _short("gist", source, [best], notes)


def brief(source: Source) -> Summary:
    """A paragraph of verified sentences, in the document's order; one of each top-level section as
    far as the length (150 words, 250 Chinese characters, or as wished) takes them.
    """
    found, notes = points(source)
    limit = source.wishes.length or _BRIEF[source.lang]
    return _short("brief", source, select(found, worths(found, source), limit, source.lang), notes)


def _short(form: str, source: Source, taken: list[Point], notes: tuple[str, ...]) -> Summary:
    (rows,) = numbered([[point.row for point in taken]])
    return Summary(form, source.title, source.lang, (Part((), rows, runs=True),), notes)


def check_long_enough(source: Source) -> None:
    """Raise `BadInput` for a document of a sentence or two, which is its own summary."""
    count = sum(1 for _ in source.sentences())
    if count < 3:
        raise BadInput(notice("too_short", source.lang, document=source.document.id))

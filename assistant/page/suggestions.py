"""First questions to offer a reader: written ones for the built-in articles, else from headings."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path

from assistant.reading.section import LONGEST, named
from index.types import Document, Lang

from .strings import say

_COUNT = 4
_WRITTEN: dict[str, dict[Lang, list[str]]] = tomllib.loads(
    Path(__file__).with_name("suggestions.toml").read_text(encoding="utf-8")
)


def suggestions(documents: Sequence[Document], lang: Lang) -> list[str]:
    """Up to four questions in ``lang``, taken from the documents in turn.

    Each is told by verified sentences (`assistant.reading.section`, `assistant.overview`), or was
    written with the article.
    """
    each = [_questions(document, lang) for document in documents]
    turns = chain.from_iterable(zip_longest(*each))
    return [question for question in turns if question is not None][:_COUNT]


def _questions(document: Document, lang: Lang) -> list[str]:
    if document.id in _WRITTEN:
        return _WRITTEN[document.id][lang]
    tops = [section.path[-1] for section in document.sections if len(section.path) == 1]
    return [*about_sections(tops, lang)] or [say("about_article", lang)]


def about_sections(titles: Iterable[str], lang: Lang) -> Iterator[str]:
    """What each section says, asked in ``lang``; not those whose headings are paragraphs."""
    for name in map(named, titles):
        if len(name) <= LONGEST:
            yield say("about_section", lang, section=name)

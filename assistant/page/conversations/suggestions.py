"""First questions to offer a reader: written ones for the built-in articles, else from headings, or
from what an article without any claims and counts.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from pathlib import Path

from assistant.figures import find_figures
from assistant.page.strings import say
from assistant.reading.section import LONGEST, WHOLE, named
from assistant.structure.claims import claims
from index.rendition import Rendition
from index.sentences import sentences
from index.types import Document, Lang

_COUNT = 4
# Claims that are asked about before any other sentence is.
_CLAIMS = 12
# The words of a claim that are asked for: a clause without quotation marks, cut after a whole word.
_CLAUSE = re.compile(r"[^，,；;：:。.！!？?“”「」\"\n]{4,80}" + WHOLE)
_WRITTEN: dict[str, dict[Lang, list[str]]] = tomllib.loads(
    Path(__file__).with_name("suggestions.toml").read_text(encoding="utf-8")
)


def suggestions(documents: Sequence[Document], lang: Lang) -> list[str]:
    """Up to four questions in ``lang``, taken from the documents in turn.

    Each is told by verified sentences (`assistant.reading.section`, `assistant.overview`), or was
    written with the article. They are made once of an article and kept while it stays as it is.
    """
    each = [_questions(document, lang) for document in documents]
    turns = chain.from_iterable(zip_longest(*each))
    return [question for question in turns if question is not None][:_COUNT]


@lru_cache(maxsize=256)
def _questions(document: Document, lang: Lang) -> list[str]:
    if document.id in _WRITTEN:
        return _WRITTEN[document.id][lang]
    tops = [section.path[-1] for section in document.sections if len(section.path) == 1]
    if len(tops) == 1:  # it is over all of the article, as its title mostly is
        under = [section.path[-1] for section in document.sections if len(section.path) == 2]
        tops = under or tops
    if asked := [*about_sections(tops, lang)]:
        return asked
    return [say("about_article", lang), *about_claims(document, lang)][:_COUNT]


def about_sections(titles: Iterable[str], lang: Lang) -> Iterator[str]:
    """What each section says, asked in ``lang``; not those whose headings are paragraphs."""
    for name in map(named, titles):
        if len(name) <= LONGEST:
            yield say("about_section", lang, section=name)


def about_claims(
    document: Document, lang: Lang, rendition: Rendition | None = None
) -> Iterator[str]:
    """Where the article speaks of a figure or, in sentences without one, of the words that they
    begin with, asked in ``lang`` of the most telling sentences.
    """
    end = len(document.text)
    telling = claims(document, 0, end, _CLAIMS)
    for span in dict.fromkeys([*telling, *sentences(document.text, 0, end)]):
        said = rendition.text(*span) if rendition else document.text[slice(*span)]
        if words := _figure(said) or _clause(said):
            yield say("about_words", lang, words=words)


def _figure(said: str) -> str:
    """The first amount or share with its unit, as written."""
    for each in find_figures(said):
        if each.firm and each.unit and each.kind in ("number", "percent"):
            return said[each.start : each.end]
    return ""


def _clause(said: str) -> str:
    found = _CLAUSE.match(said)
    return found[0].strip() if found else ""

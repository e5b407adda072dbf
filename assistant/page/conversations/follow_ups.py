"""Questions to go on with after an answer: what the sections near its quotes say.

Asked, each is told by a verified sentence for every part of its section
(`assistant.reading.section`) or of the article (`assistant.overview`), or by the sentences that it
quotes, so that none is offered which the article does not answer.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.page.strings import say
from index.types import Document, Lang

from .exchange import Exchange
from .suggestions import about_claims, about_sections

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from index.library import Library

_COUNT = 3


def follow_ups(exchanges: Sequence[Exchange], library: "Library", lang: Lang) -> tuple[str, ...]:
    """Up to three questions in ``lang`` that nobody has asked yet, nearest to the quotes first.

    After the smallest sections come those that hold some, then the article as a whole, then what
    it claims and counts.
    """
    quotes = exchanges[-1].quotes or exchanges[-1].evidence
    if not quotes:
        return ()
    cited = quotes[0].citation
    document = library.get(cited.doc_id)
    leaves = _leaves(document)
    near = sorted(leaves, key=lambda leaf: _distance(leaf, leaves, cited.start))
    rendition = library.rendition(document.id, lang)
    parents = dict.fromkeys(path[:-1] for path, _, _ in near if path[:-1])
    paths = [*(path for path, _, _ in near), *parents]
    titles = [(rendition.path(path) if rendition else path)[-1] for path in paths]
    asked = {exchange.question for exchange in exchanges}
    offered = [
        *about_sections(titles, lang),
        say("about_article", lang),
        *about_claims(document, lang, rendition),
    ]
    return tuple(dict.fromkeys(each for each in offered if each not in asked))[:_COUNT]


Leaf = tuple[tuple[str, ...], int, int]


def _leaves(document: Document) -> list[Leaf]:
    """Path, start and end of the sections that have none under them but text."""
    parents = {section.path[:-1] for section in document.sections}
    return [
        (section.path, section.start, section.end)
        for section in document.sections
        if section.path not in parents and document.text[section.body : section.end].strip()
    ]


def _distance(leaf: Leaf, leaves: Sequence[Leaf], offset: int) -> int:
    """How many sections ``leaf`` is away from the one that holds ``offset``; a later one first."""
    at = leaves.index(leaf)
    here = max((place for place, (_, start, _) in enumerate(leaves) if start <= offset), default=0)
    return 2 * (at - here) if at >= here else 2 * (here - at) + 1

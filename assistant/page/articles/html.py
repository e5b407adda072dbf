"""Articles as HTML: the list of them, the source pane, the map and the figures."""

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.page.browser.html import filled
from assistant.page.strings import LANGUAGES
from index.articles import builtin_articles
from index.document import PASTED
from index.rendition import Rendition
from index.types import Document, Lang

from .adding import Addition

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.structure import Node
    from assistant.summary.chart import Panel
    from assistant.summary.told import Telling

_MARKS = re.compile(r"^#{1,6} +(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of an article, ``document.text[start:end]``; a heading has its ``level``, others 0.

    The marks of a heading ("## ") are left out.
    """

    level: int
    start: int
    end: int
    text: str


def blocks(document: Document) -> list[Block]:
    """The lines of an article in order, blank ones left out."""
    levels = {section.start: len(section.path) for section in document.sections}
    found = []
    start = 0
    for line in document.text.split("\n"):
        if text := line.strip():
            at = start + line.index(text)
            level = levels.get(at, 0)
            shown = _MARKS.sub("", text) if level else text
            end = at + len(text)
            found.append(Block(level, end - len(shown), end, shown))
        start += len(line) + 1
    return found


def source_html(
    documents: Sequence[Document], shown: Document | None, beside: Rendition | None = None
) -> str:
    """The source pane with the article ``shown``, or what to do when there is none.

    ``beside`` is the same article in another language, shown when the reader asks for it.
    """
    return filled(
        "source",
        documents=documents,
        shown=shown,
        parts=list(_parts(blocks(shown))) if shown else [],
        titles={document.id: _titles(document) for document in documents},
        beside=beside,
        pasted=PASTED,
    )


def documents_html(
    documents: Sequence[Document], skipped: Collection[str] = (), removed: Document | None = None
) -> str:
    """The list of articles: ticked but for ``skipped``; ``removed`` can be brought back."""
    return filled(
        "documents",
        documents=documents,
        skipped=skipped,
        titles={document.id: _titles(document) for document in documents},
        removed=removed.title if removed else "",
    )


def adding_html(additions: Sequence[Addition]) -> str:
    """What is being added, how far it is, and what could not be."""
    return filled("adding", additions=additions)


def map_html(document: Document, root: "Node", pictures: Mapping[Lang, str]) -> str:
    """An article's tree; ``pictures`` are the names of it as a file, by language (see `Works`)."""
    return filled("map", document=document, root=root, pictures=pictures)


def figures_html(
    document: Document,
    tellings: Mapping[Lang, Sequence["Telling"]],
    charts: Mapping[Lang, Sequence["Panel"]],
    kinds: Sequence[str],
) -> str:
    """An article's figures, by language, to be filtered by ``kinds``, under their ``charts``."""
    return filled("figures", document=document, tellings=tellings, charts=charts, kinds=kinds)


def outline_html() -> str:
    """The place of the open article's headings, which outline.js fills."""
    return filled("outline")


def title_of(document: Document, lang: Lang) -> str:
    """What an article is called in a language, which may be its own."""
    return _titles(document)[lang]


def _parts(lines: Sequence[Block]) -> Iterator[list[Block]]:
    """The lines, cut before every heading of the first level."""
    tops = itertools.accumulate(line.level == 1 for line in lines)
    for _, part in itertools.groupby(zip(tops, lines, strict=True), key=lambda pair: pair[0]):
        yield [line for _, line in part]


def _titles(document: Document) -> dict[Lang, str]:
    for article in builtin_articles():
        if article.id == document.id:
            return article.titles
    return dict.fromkeys(LANGUAGES, document.title)

"""The source pane: which article it shows, beside its rendition where that has one."""

from typing import TYPE_CHECKING

from assistant.page.browser.faults import or_fault
from assistant.page.browser.html import line_html
from assistant.page.work.opening import Opening
from index.articles import builtin_articles
from index.types import Document, Lang

from .html import source_html

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from index.library import Library
    from index.rendition import Rendition


def known_articles(opening: Opening) -> list[Document]:
    """The articles to suggest questions about; before the library is open, the built-in ones."""
    if not opening.done():
        return [article.document() for article in builtin_articles()]
    return [] if opening.exception() else opening.result().library.list()


def article_html(opening: Opening, doc_id: str) -> str:
    """The source pane with another article; the id comes from the browser."""
    if not opening.done():
        return line_html("source_loading")

    def shown() -> str:
        library = opening.result().library
        documents = library.list()
        if not doc_id:
            return pane_html(library, documents[0] if documents else None)
        return pane_html(library, library.get(str(doc_id)))

    return or_fault(shown)


def pane_html(library: "Library", shown: Document | None) -> str:
    """The source pane with ``shown``, beside its rendition where it has one."""
    documents = library.list()
    if shown is None:
        return source_html(documents, None)
    return source_html(documents, shown, beside(library, shown))


def beside(library: "Library", document: Document) -> "Rendition | None":
    """The article's own rendition in the language that it is not in."""
    other: Lang = "en" if document.lang == "zh" else "zh"
    return library.rendition(document.id, other)

"""What of the library speaks to a question, in the language that each article is read in."""

from collections.abc import Iterator, Sequence

from assistant.asked import Asked
from assistant.types import Citation
from index.library import Library
from index.retrieve import Retriever
from index.types import LANGS, Document, Hit, Lang

from .evidence import best_quotes
from .excerpts import Excerpt, excerpts, rank
from .side_by_side import Searched, side_by_side

# Chunks retrieved.
CHUNKS = 8
# Articles whose excerpts are kept, in a language.
_KEPT = 1024


class Searcher:
    """Searches ``library``; safe to share between threads. Every method raises `StoreError`, those
    with a question to translate `ModelUnavailable` too.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._retriever = Retriever(library)
        self._excerpts: dict[tuple[str, Lang], tuple[Document, list[Excerpt]]] = {}

    def hits(self, asked: Asked) -> list[Hit]:
        """The chunks nearest to the question, those read in either language side by side."""
        searches: list[Searched] = []
        for lang in LANGS:
            ids = {document.id for document in asked.documents if asked.read_in(document) == lang}
            if ids:
                hits = self._retriever.retrieve(
                    asked.text, CHUNKS, wordings=asked.wordings(lang), doc_ids=ids
                )
                chunks = [chunk for chunk in self.library.chunks if chunk.doc_id in ids]
                searches.append(Searched(lang, asked.worded(lang), hits, chunks))
        return side_by_side(searches, self._retriever, self.library)

    def quotes(self, asked: Asked, hits: Sequence[Hit]) -> tuple[Citation, ...]:
        """The sentences of ``hits`` that are nearest to the question."""
        return best_quotes(self._retriever, asked.text, hits, asked.wordings())

    def candidates(self, asked: Asked, hits: Sequence[Hit]) -> list[Excerpt]:
        """The excerpts of the articles that were found, best first; then those whose headings are
        the list that the question asks for, found or not.
        """
        found = {hit.chunk.doc_id for hit in hits}
        every = [
            excerpt
            for document in asked.documents
            if document.id in found
            for excerpt in self.excerpts(document, asked.read_in(document))
        ]
        ranked = rank(every, hits)
        listing = (one for one in every if one.lists(asked.worded(one.lang)))
        return [*ranked, *(one for one in listing if one not in ranked)]

    def excerpts(self, document: Document, lang: Lang) -> list[Excerpt]:
        """The excerpts of an article, to be read in ``lang``, in which it is to be had."""
        # Asked for several times by every question; an article that is replaced is another object.
        known = self._excerpts.get((document.id, lang))
        if known is not None and known[0] is document:
            return list(known[1])
        rendition = None if lang == document.lang else self.library.rendition(document.id, lang)
        found = excerpts(document, self.library.chunks_of(document.id), rendition)
        if len(self._excerpts) >= _KEPT:
            self._excerpts.clear()
        self._excerpts[document.id, lang] = (document, found)
        return list(found)

    def texts(self, documents: Sequence[Document]) -> Iterator[str]:
        """What ``documents`` say, in each language that they are to be had in."""
        for document in documents:
            yield document.text
            yield from (self.text(document, lang) for lang in LANGS if lang != document.lang)

    def text(self, document: Document, lang: Lang) -> str:
        """A document in ``lang`` where it is to be had in it, else as it stands."""
        rendition = self.library.rendition(document.id, lang)
        return rendition.text(0, len(document.text)) if rendition else document.text

    def quoted(self, quote: Citation, lang: Lang) -> str:
        """A quote in ``lang`` where its article is to be had in it, else as it stands."""
        rendition = self.library.rendition(quote.doc_id, lang)
        return rendition.text(quote.start, quote.end) if rendition else quote.quote

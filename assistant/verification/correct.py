"""The quote that denies what a question takes for granted."""

from collections.abc import Iterator, Sequence

from assistant.asked import Asked
from assistant.questions.premise import denies, speaks_of, taken_back
from assistant.questions.question import asks_yes_or_no
from assistant.reading.search import Searcher
from assistant.types import Citation
from index.types import Document, Lang


def leading_notice(question: str) -> str:
    """The name of the notice before what denies something: who asks whether it is so takes nothing
    for granted.
    """
    return "to_this" if asks_yes_or_no(question) else "otherwise"


class Corrector:
    """Holds what ``searcher`` finds against questions; safe to share between threads."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def denial(self, asked: Asked, quotes: Sequence[Citation]) -> Citation | None:
        """The first of ``quotes``, and of what else is near, that denies what the question takes
        for granted. Raises `StoreError`, `ModelUnavailable`.
        """
        library = self._searcher.library
        for quote in self._held_against(asked, quotes):
            document = library.get(quote.doc_id)
            lang = asked.read_in(document)
            if not self._speaks_of(document, asked, lang):
                continue
            # A rendition may put it in other words than the question, where the original, asked in
            # its own language, does not: "makes no acquisitions", "which carmaker did it buy".
            around = {document.lang: _around(document.text, quote)}
            if any(
                denies(
                    self._searcher.quoted(quote, each),
                    asked.worded(each),
                    each,
                    around.get(each, ""),
                    asked.told,
                )
                for each in dict.fromkeys((lang, document.lang))
            ):
                return quote
        return None

    def _speaks_of(self, document: Document, asked: Asked, lang: Lang) -> bool:
        """Whether an article, read in ``lang``, has the words of what the question says was given
        up, if it says so.
        """
        if not (phrase := taken_back(asked.worded(lang), lang)):
            return True
        return speaks_of(self._searcher.text(document, lang), phrase)

    def _held_against(self, asked: Asked, quotes: Sequence[Citation]) -> Iterator[Citation]:
        """``quotes``, what is nearest to what the question says was given up, and what the
        originals of renditions have nearest to the question.
        """
        yield from quotes
        known = {(quote.doc_id, quote.start) for quote in quotes}
        for other in self._askings(asked):
            for quote in self._searcher.quotes(other, self._searcher.hits(other)):
                if (quote.doc_id, quote.start) not in known:
                    known.add((quote.doc_id, quote.start))
                    yield quote

    def _askings(self, asked: Asked) -> Iterator[Asked]:
        """What else to search for than the question."""
        if back := taken_back(asked.text, asked.lang):
            yield asked.about(back)
        others = [each for each in asked.documents if asked.read_in(each) != each.lang]
        for lang in dict.fromkeys(document.lang for document in others):
            originals = [document for document in others if document.lang == lang]
            yield asked.original(lang, originals)


def _around(text: str, quote: Citation) -> str:
    """The paragraph that a quote is in."""
    start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    return text[start : end if end >= 0 else len(text)]

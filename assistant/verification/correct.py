"""The quote that denies what a question takes for granted."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

from assistant.asked import Asked
from assistant.cite import cite
from assistant.questions.otherwise import only_considered
from assistant.questions.premise import denies, puts_otherwise, speaks_of, taken_back
from assistant.questions.question import asks_yes_or_no
from assistant.reading.excerpts import Excerpt
from assistant.reading.search import Searcher
from assistant.types import Citation
from assistant.verification.verify import Verified
from index.sentences import sentences
from index.tokens import content_words
from index.types import Document, Lang

# How many sentences with the rarest words of a question are held against it, of each article that
# was found, beside the quotes that are nearest to it in meaning.
_IN_ITS_WORDS = 12


#: Whether a sentence, of a question in a language, with what is around it and what was told, denies
#: what that takes for granted.
Denies = Callable[[str, str, Lang, str, Sequence[str]], bool]


def leading_notice(question: str) -> str:
    """The name of the notice before what denies something: who asks whether it is so takes nothing
    for granted.
    """
    return "to_this" if asks_yes_or_no(question) else "otherwise"


def corrects(found: Sequence[Verified], asked: Asked, excerpt: Excerpt) -> bool:
    """Whether what an excerpt says to a question denies what that takes for granted."""
    wording, lang = asked.worded(excerpt.lang), excerpt.lang
    for each in found:
        if each.fault == "asked" and denies(each.text, wording, lang, told=asked.told):
            return True
        quotes = [excerpt.worded(span) for span in each.spans]
        if any(puts_otherwise(quote, wording, lang, excerpt.text, asked.told) for quote in quotes):
            return True
    return False


class Corrector:
    """Holds what ``searcher`` finds against questions; safe to share between threads."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def denial(self, asked: Asked, quotes: Sequence[Citation]) -> Citation | None:
        """The first of ``quotes``, and of what else is near, that puts something in the place of
        what the question takes for granted, else the first that denies it in any other way. Raises
        `StoreError`, `ModelUnavailable`.
        """
        held = [*self._held_against(asked, quotes)]
        for quote in (*held, *self._in_its_words(asked, held)):
            if found := self._held(quote, asked, puts_otherwise):
                return found
        return next((quote for quote in held if self._held(quote, asked, denies)), None)

    def _held(self, quote: Citation, asked: Asked, denies: Denies) -> Citation | None:
        """``quote`` if it ``denies`` what is asked, with what came of a thing only thought of."""
        document = self._searcher.library.get(quote.doc_id)
        lang = asked.read_in(document)
        if not self._speaks_of(document, asked, lang):
            return None
        # A rendition may put it in other words than the question, where the original, asked in its
        # own language, does not: "makes no acquisitions", "which carmaker did it buy".
        around = _around(document, quote)
        for each in dict.fromkeys((lang, document.lang)):
            text, wording = self._searcher.quoted(quote, each), asked.worded(each)
            context = self._searcher.quoted(around, each)
            if denies(text, wording, each, context, asked.told):
                return _with_its_outcome(document, quote, wording, text, context)
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

    def _in_its_words(self, asked: Asked, quotes: Sequence[Citation]) -> Iterator[Citation]:
        """The sentences with the question's rarest words, of the articles that ``quotes`` are from:
        "No one will be disciplined" is near to no question in meaning.
        """
        for name in dict.fromkeys(quote.doc_id for quote in quotes):
            document = self._searcher.library.get(name)
            lang = asked.read_in(document)
            words = content_words(asked.worded(lang))
            shared = {
                span: words & content_words(excerpt.worded(span))
                for excerpt in self._searcher.excerpts(document, lang)
                for span in excerpt.sentences()
            }
            often = Counter(chain.from_iterable(shared.values()))
            worth = {span: sum(1 / often[word] for word in own) for span, own in shared.items()}
            for span in sorted(filter(worth.get, worth), key=worth.__getitem__)[-_IN_ITS_WORDS:]:
                yield cite(document, *span, 1)


def _with_its_outcome(
    document: Document, quote: Citation, question: str, text: str, around: str
) -> Citation:
    """A quote of what was only thought of, with the sentence after it that tells what came of it,
    where it takes that.
    """
    alone, followed = (
        only_considered(question, text, after) for after in ("", around.partition(text)[2])
    )
    if alone or not followed:
        return quote
    for span, following in pairwise(sentences(document.text)):
        if span[0] <= quote.start < span[1]:
            return cite(document, quote.start, following[1], quote.marker)
    return quote


def _around(document: Document, quote: Citation) -> Citation:
    """The paragraph that a quote is in."""
    text = document.text
    start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    return cite(document, start, end if end >= 0 else len(text), quote.marker)

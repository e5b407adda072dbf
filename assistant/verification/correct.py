"""The quote that denies what a question takes for granted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.asked import Asked
from assistant.cite import cite
from assistant.polarity import has_negation
from assistant.questions.otherwise import only_considered, thinks_of_something
from assistant.questions.premise import denies, puts_otherwise, speaks_of, taken_back
from assistant.questions.question import asks_yes_or_no
from assistant.reading.excerpts import Excerpt
from assistant.reading.search import Searcher
from assistant.types import Citation
from assistant.verification.verify import Verified
from index.sentences import sentences
from index.tokens import content_words
from index.types import Document, Lang

# How many sentences of an article that deny something, or only think of it, are held against a
# question beside the quotes that were found.
_DENYING = 3


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
        for puts in (puts_otherwise, denies):
            for quote in held:
                document = self._searcher.library.get(quote.doc_id)
                lang = asked.read_in(document)
                if not self._speaks_of(document, asked, lang):
                    continue
                # A rendition may put it in other words than the question, where the original, asked
                # in its own language, does not: "makes no acquisitions", "which carmaker did it
                # buy".
                around = {document.lang: _around(document.text, quote)}
                for each in dict.fromkeys((lang, document.lang)):
                    text, wording = self._searcher.quoted(quote, each), asked.worded(each)
                    context = around.get(each, "")
                    if puts(text, wording, each, context, asked.told):
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
        """``quotes``, what is nearest to what the question says was given up, what the originals of
        renditions have nearest to the question, and what denies something in its words.
        """
        yield from quotes
        known = {(quote.doc_id, quote.start) for quote in quotes}
        others = (
            quote
            for other in self._askings(asked)
            for quote in self._searcher.quotes(other, self._searcher.hits(other))
        )
        for quote in (*others, *self._denying(asked)):
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

    def _denying(self, asked: Asked) -> Iterator[Citation]:
        """Of each article the sentences that deny something or only think of it, and have the
        question's rarest words: "No one will be disciplined" is near to no question in meaning.
        """
        for document in asked.documents:
            lang = asked.read_in(document)
            words = content_words(asked.worded(lang))
            found = [
                (span, excerpt.worded(span))
                for excerpt in self._searcher.excerpts(document, lang)
                for span in excerpt.sentences()
            ]
            shared = [words & content_words(text) for _, text in found]
            often = Counter(word for each in shared for word in each)
            ranked = sorted(
                (-sum(1 / often[word] for word in own), span)
                for (span, text), own in zip(found, shared, strict=True)
                if own and (has_negation(text, lang) or thinks_of_something(text))
            )
            for _, span in ranked[:_DENYING]:
                yield cite(document, *span, 1)


def _with_its_outcome(
    document: Document, quote: Citation, question: str, text: str, around: str
) -> Citation:
    """A quote of what was only thought of, with the sentence after it that tells what came of it,
    where it takes that.
    """
    if not only_considered(question, text, around.partition(text)[2]):
        return quote
    if only_considered(question, text, ""):
        return quote
    for span, following in pairwise(sentences(document.text)):
        if span[0] <= quote.start < span[1]:
            return cite(document, quote.start, following[1], quote.marker)
    return quote


def _around(text: str, quote: Citation) -> str:
    """The paragraph that a quote is in."""
    start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    return text[start : end if end >= 0 else len(text)]

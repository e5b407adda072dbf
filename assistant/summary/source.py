"""A document as summaries read it: sentence by sentence, in the language asked for if it can be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.answer import Assistant
from assistant.cite import cite
from assistant.reading.excerpts import Excerpt, Span, excerpts
from assistant.types import Citation
from assistant.wording import notice
from index.library import Library
from index.types import Document, Lang

from .types import NO_WISHES, Wishes


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in the language that the document is read in, and where the document says it."""

    text: str
    span: Span
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Source:
    """``document`` read in ``lang`` where it is to be had in it, else in its own language.

    ``report`` is told of progress: sentences done, and of how many. ``only`` holds where the
    excerpts begin that a focus leaves; None leaves all.
    """

    assistant: Assistant
    document: Document
    lang: Lang
    report: Callable[[int, int], None]
    wishes: Wishes = NO_WISHES
    only: frozenset[int] | None = None
    _excerpts: list[Excerpt] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def library(self) -> Library:
        """The articles."""
        return self.assistant.library

    @property
    def read_in(self) -> Lang:
        """The language of the sentences."""
        rendition = self.library.rendition(self.document.id, self.lang)
        return self.lang if rendition else self.document.lang

    @property
    def own_words(self) -> tuple[str, ...]:
        """The note under a table whose words are not in the language asked for, if they are not."""
        if self.read_in == self.lang:
            return ()
        return (notice("table_untranslated", self.lang).strip(),)

    @property
    def title(self) -> str:
        """The document's title, in the language of the sentences."""
        return next((excerpt.article for excerpt in self.excerpts()), self.document.title)

    def excerpts(self) -> list[Excerpt]:
        """All of the document but its headings, in order; with a focus, what that leaves."""
        if not self._excerpts:  # asked for at every sentence, and the same all along
            chunks = self.library.chunks_of(self.document.id)
            own = self.lang == self.document.lang
            rendition = None if own else self.library.rendition(self.document.id, self.lang)
            every = excerpts(self.document, chunks, rendition)
            only = self.only
            self._excerpts.extend(each for each in every if only is None or each.start in only)
        return list(self._excerpts)

    def sentences(self) -> Iterator[Said]:
        """Every sentence in order, headings left out."""
        for excerpt in self.excerpts():
            for span in excerpt.sentences():
                if span not in excerpt.headings:
                    yield Said(excerpt.worded(span), span, excerpt)

    def cite(self, said: Said, marker: int) -> Citation:
        """The citation of a sentence, in the words of the document."""
        return cite(self.document, *said.span, marker)


def absent_notes(names: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """The note on what of a form, by its ``names``, a document has nothing for."""
    if not names:
        return ()
    parts = ("、" if lang == "zh" else ", ").join(names)
    return (notice("parts_absent", lang, parts=parts).strip(),)

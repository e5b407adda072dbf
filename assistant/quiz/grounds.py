"""What an item is held against: its quotes, in its own language, and the rest of the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures import unsupported_figures
from index.rendition import Rendition
from index.sentences import sentences
from index.types import Document

from .held import says, tells
from .item import Item
from .stated import Stated


@dataclass(frozen=True, slots=True)
class Grounds:
    """``texts`` are the quotes of an item in its language. ``known`` is what may be said with any
    of them: the title, and the headings. ``true`` are the figures of the whole article.
    """

    item: Item
    document: Document
    rendition: Rendition | None
    true: Stated

    @property
    def texts(self) -> Sequence[str]:
        """A text for each citation."""
        if self.rendition is None:
            return [cited.quote for cited in self.item.citations]
        return [self.rendition.text(cited.start, cited.end) for cited in self.item.citations]

    @property
    def known(self) -> str:
        """The title and the headings."""
        title = self.rendition.title if self.rendition else self.document.title
        return f"{title}\n{self.item.section}"

    def say(self, claim: str) -> bool:
        """Whether one of the quotes says what is claimed."""
        return any(says(text, claim, self.item.lang, self.known) for text in self.texts)

    def tell(self, point: str) -> bool:
        """Whether the quotes tell a point, which may be put in other words."""
        return tells("\n".join(self.texts), point, self.item.lang)

    def may_be_true(self, claim: str) -> bool:
        """Whether the article may say elsewhere what the quotes do not say: every figure that they
        lack stands in it, or, where they lack none, a sentence of it says so.
        """
        lacking = unsupported_figures(claim, self.texts)
        if lacking:
            return all(self.true.same(figure) for figure in lacking)
        return any(
            says(sentence, claim, self.item.lang, self.known) for sentence in self._sentences()
        )

    def _sentences(self) -> Iterator[str]:
        if self.rendition is not None:
            yield from self.rendition.sentences.values()
            return
        for start, end in sentences(self.document.text):
            yield self.document.text[start:end]

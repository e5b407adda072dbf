"""What the model is given to read: a section, or a part of a long one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.figures import names_a_count, telling
from assistant.questions.pronouns import PRONOUNS_EN
from assistant.questions.question import asks_for_a_list
from index.rendition import Rendition
from index.script import width
from index.sentences import sentences
from index.tokens import content_words
from index.types import Chunk, Document, Hit, Lang

from .enumeration import counts, enumerates

Span = tuple[int, int]

# What marks a line of Markdown or plain text as a heading, an item or a quotation.
_MARKUP = re.compile(r"\s*(?:(?:#{1,6}|[-*•>])\s+)+")

# A section of the built-in article has up to 800; one reading of it fits a laptop's patience.
MAX_WIDTH = 900

_POINTS_BACK = re.compile(
    r"\s*(?:它|他|她|其(?!中|次|他|余|实)|该|这|那|此)"
    rf"|\W*(?:{PRONOUNS_EN}|this|that|these|those|both|such)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive chunks of one section: ``document.text[start:end]``.

    The first of a section also holds ``headings``, the spans of the headings directly under it:
    what a section lists (its four barriers, say) is often told by its headings alone. The same
    chunks always make the same excerpts, so that a prompt with one in it starts with the same
    tokens for every question and the engine need not read them again.

    With a ``rendition`` it is read in that language; its spans are the original's all the same.
    """

    document: Document
    start: int
    end: int
    section: tuple[str, ...]
    headings: tuple[Span, ...] = ()
    rendition: Rendition | None = None

    @property
    def lang(self) -> Lang:
        """The language it is read in."""
        return self.rendition.lang if self.rendition else self.document.lang

    @property
    def article(self) -> str:
        """The article's title, in the language it is read in."""
        return (self.rendition or self.document).title

    @property
    def text(self) -> str:
        """What is read: the chunks and, a line each, the headings."""
        return "\n".join(
            [self._as_it_stands(self.start, self.end), *map(self.worded, self.headings)]
        )

    @property
    def title(self) -> str:
        """The headings over it, from the top down, or the article's title where there is none."""
        return " > ".join(self.path) or self.article

    @property
    def path(self) -> tuple[str, ...]:
        """The headings over it, in the language it is read in."""
        return self.rendition.path(self.section) if self.rendition else self.section

    def worded(self, span: Span) -> str:
        """What a span of the document says, in the language it is read in, without the mark that
        makes a heading or an item of it.
        """
        return without_markup(self._as_it_stands(*span))

    def _as_it_stands(self, start: int, end: int) -> str:
        return self.rendition.text(start, end) if self.rendition else self.document.text[start:end]

    def sentences(self) -> list[Span]:
        """Spans of the document that can be cited from here: its sentences, then its headings."""
        return [*sentences(self.document.text, self.start, self.end), *self.headings]

    def lead(self, span: Span) -> str:
        """The sentence before ``span``, where it takes that to know what "it" or "their" is."""
        spans = self.sentences()
        if span not in spans[1:] or not _POINTS_BACK.match(self.worded(span)):
            return ""
        return self.worded(spans[spans.index(span) - 1]).rstrip() + " "

    def share_of(self, question: str) -> float:
        """The share (0 to 1) of the question's words that it or its headings hold."""
        asked = content_words(question)
        held = content_words(f"{self.title}\n{self.text}")
        return len(asked & held) / len(asked) if asked else 0.0

    def has_words_of(self, question: str) -> bool:
        """Whether it or its headings have a word of the question that the article's title lacks."""
        asked = telling(question) - telling(self.article)
        return not asked or not asked.isdisjoint(telling(f"{self.title}\n{self.text}"))

    def lists(self, question: str) -> bool:
        """Whether ``question`` asks for a list of as many things as there are headings, or does not
        say how many, by a word that stands in each: "the four barriers", "which barriers".
        """
        # Asked of every excerpt there is, of which most have none.
        if not self.headings or not asks_for_a_list(question):
            return False
        counted = names_a_count(question)
        if counted and not names_a_count(question, len(self.headings)):
            return False
        named = [content_words(self.worded(heading)) for heading in self.headings]
        # A word that all of the article is about is in any heading.
        own = content_words(question).intersection(*named) - content_words(self.article)
        if counted:
            return bool(own)
        return len(self.headings) > 1 and any(len(word) > 1 for word in own)

    def enumeration(self, question: str) -> Span | None:
        """The sentence that names the things which ``question`` counts, if one does."""
        if not asks_for_a_list(question) or not counts(question):
            return None
        spans = sentences(self.document.text, self.start, self.end)
        worth = {span: enumerates(self.worded(span), question, self.article) for span in spans}
        return max(worth, key=lambda span: worth[span]) if any(worth.values()) else None

    def holds(self, chunk: Chunk) -> bool:
        """Whether ``chunk`` is one of those joined here."""
        return chunk.doc_id == self.document.id and self.start <= chunk.start < self.end


def without_markup(line: str) -> str:
    """A line without the "## " or "- " that it may begin with."""
    found = _MARKUP.match(line)
    return line[found.end() :] if found else line


def excerpts(
    document: Document, chunks: Iterable[Chunk], rendition: Rendition | None = None
) -> list[Excerpt]:
    """The document's chunks, in order, joined up to `MAX_WIDTH` within each section."""
    found: list[Excerpt] = []
    for chunk in chunks:
        last = found[-1] if found else None
        if (
            last is not None
            and last.section == chunk.section
            and width(document.text[last.start : chunk.end]) <= MAX_WIDTH
        ):
            found[-1] = replace(last, end=chunk.end)
        else:
            first = last is None or last.section != chunk.section
            headings = _headings_under(document, chunk.section) if first else ()
            found.append(
                Excerpt(document, chunk.start, chunk.end, chunk.section, headings, rendition)
            )
    return found


def _headings_under(document: Document, path: tuple[str, ...]) -> tuple[Span, ...]:
    """Spans of the heading lines one level below ``path``."""
    spans = []
    for section in document.sections:
        if section.path[:-1] == path:
            line = document.text[section.start : section.body].rstrip()
            spans.append((section.start, section.start + len(line)))
    return tuple(spans)


def rank(excerpts: Iterable[Excerpt], hits: Iterable[Hit]) -> list[Excerpt]:
    """The excerpts that hold a hit, by their best hit first, then by how many hits they hold."""
    found: list[tuple[float, int, Excerpt]] = []
    hits = list(hits)
    for excerpt in excerpts:
        scores = [hit.score for hit in hits if excerpt.holds(hit.chunk)]
        if scores:
            found.append((max(scores), len(scores), excerpt))
    return [excerpt for *_, excerpt in sorted(found, key=lambda row: row[:2], reverse=True)]

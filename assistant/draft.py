"""An answer in the making."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from index.types import Document, Lang

from .cite import cite
from .figures import Figure, find_figures, may_tell, telling, unsupported_figures
from .types import (
    Answer,
    AnswerSentence,
    Citation,
    Done,
    Origin,
    SentenceReady,
    Status,
    Timings,
)
from .wording import notice

# How sure (log-odds, see `stated`) what was read must be to be shown first of what comes nearest,
# where no answer is given. Of four right quotes that were refused three had -0.7 to 1.5, of ten
# others the surest -2.0, 0.5 and 0.8.
NEARLY = -1.5


@dataclass(slots=True)
class Draft:
    """The sentences and citations so far. ``started`` is a `time.perf_counter` value, ``names``
    are names and terms as an article in another language has them, each with the reader's word,
    ``parts`` are the single questions of one that asks for several things, and ``weighed`` are
    spans that were read for the answer, each with how sure that was.
    """

    lang: Lang
    model: str
    started: float
    retrieve_ms: float = 0.0
    first_ms: float = 0.0
    names: tuple[tuple[str, str], ...] = ()
    parts: list[str] = field(default_factory=list)
    weighed: list[tuple[float, Document, tuple[tuple[int, int], ...]]] = field(default_factory=list)
    sentences: list[AnswerSentence] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @property
    def states_something(self) -> bool:
        """Whether there is a sentence about the subject, not only the program's own words."""
        return any(sentence.origin != "notice" for sentence in self.sentences)

    def elapsed_ms(self) -> float:
        """Milliseconds since the question."""
        return (time.perf_counter() - self.started) * 1000

    def add(self, sentence: AnswerSentence, cited: Sequence[Citation]) -> SentenceReady:
        """One more sentence, with the citations that its markers name."""
        self.first_ms = self.first_ms or self.elapsed_ms()
        self.sentences.append(sentence)
        return SentenceReady(sentence, tuple(cited))

    def note(self, name: str, **values: str) -> SentenceReady:
        """One more notice of the program's own, in the language of the answer."""
        text = notice(name, self.lang, **values)
        return self.add(AnswerSentence(text, (), "notice"), ())

    def says(self, text: str) -> bool:
        """Whether a sentence reads so already."""
        return any(text == known.text for known in self.sentences)

    def has_told(self, text: str, origin: Origin, cited: Sequence[Citation]) -> bool:
        """Whether a sentence would bring nothing new: one reads so already, or its quotes stand
        there whole, or one has told its figures from the same quotes, mostly in the same words.
        """
        return (
            self.says(text)
            or (origin == "written" and self._quotes_whole(cited))
            or self._retells(text, cited)
        )

    def new_figures(self, text: str) -> list[Figure]:
        """The figures of ``text`` that no sentence has told yet."""
        return unsupported_figures(text, [sentence.text for sentence in self.sentences])

    def figures_for(self, part: str, question: str) -> set[tuple[str, Decimal]]:
        """The different figures that may tell what a part of ``question`` asks for, each a unit and
        a value, but for those that the question holds.
        """
        return {
            (figure.unit, figure.value)
            for sentence in self.sentences
            for figure in unsupported_figures(sentence.text, [question])
            if sentence.origin != "notice" and may_tell(part, sentence.text, figure)
        }

    def _quotes_whole(self, cited: Sequence[Citation]) -> bool:
        """Whether every one of the quotes stands there as a sentence of the answer."""
        whole = {
            sentence.markers[0]
            for sentence in self.sentences
            if sentence.origin == "quoted" and len(sentence.markers) == 1
        }
        return whole.issuperset(citation.marker for citation in cited)

    def _retells(self, text: str, cited: Sequence[Citation]) -> bool:
        words, markers = telling(text), {citation.marker for citation in cited}
        return bool(find_figures(text)) and any(
            markers <= set(known.markers)
            and not unsupported_figures(text, [known.text])
            and 2 * len(words & telling(known.text)) >= len(words)
            for known in self.sentences
        )

    def nearest(self, quotes: Sequence[Citation]) -> list[Citation]:
        """What comes nearest to an answer that is not given, as many as there are ``quotes`` (of
        those nearest to the question): first what was most nearly sure to be it.
        """
        near = list(quotes)
        if self.weighed:
            sure, document, spans = max(self.weighed, key=lambda one: one[0])
            if sure >= NEARLY:
                read = [cite(document, start, end, 0) for start, end in spans]
                near = [*read, *(q for q in quotes if not any(_overlap(q, each) for each in read))]
        kept = near[: len(quotes)]
        return [replace(quote, marker=place) for place, quote in enumerate(kept, start=1)]

    def cite(self, document: Document, spans: Sequence[tuple[int, int]]) -> list[Citation]:
        """Citations of ``spans``; a span cited before keeps its marker."""
        found = []
        for start, end in spans:
            new = cite(document, start, end, len(self.citations) + 1)
            for known in self.citations:
                if (known.doc_id, known.start, known.end) == (new.doc_id, new.start, new.end):
                    new = known
            if new.marker > len(self.citations):
                self.citations.append(new)
            found.append(new)
        return sorted(found, key=lambda citation: citation.marker)

    def done(self, status: Status) -> Done:
        """The finished answer."""
        timings = Timings(self.retrieve_ms, self.first_ms, self.elapsed_ms())
        return Done(
            Answer(
                status,
                _joined(self.sentences, self.lang),
                tuple(self.sentences),
                tuple(self.citations),
                self.lang,
                timings,
                self.model,
            )
        )


def _overlap(one: Citation, other: Citation) -> bool:
    return one.doc_id == other.doc_id and one.start < other.end and other.start < one.end


def _joined(parts: Sequence[AnswerSentence], lang: Lang) -> str:
    marked = [part.text + "".join(f"[{marker}]" for marker in part.markers) for part in parts]
    return ("" if lang == "zh" else " ").join(marked)

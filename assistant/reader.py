"""Asks the model one question about one excerpt: does it say, and what does it say?

One call does both: the first word of the reply is the verdict, whose probability is the
confidence, and the rest is the answer. The wording stands before the excerpt and the question at
the end, so that with the excerpt's state kept by the engine only the question is read anew.
Measured with the 1.5B on the right section: confidence 0.77 to 0.95 for 24 answerable questions,
0.43 to 0.59 for six unanswerable ones (`eval/gold/first.jsonl`).
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import chain

from index.types import Lang
from prompts import Message, load

from .excerpts import Excerpt
from .models.chat import ChatModel, Piece

MAX_TOKENS = 320

_VERDICTS: dict[Lang, tuple[str, str]] = {"zh": ("有", "无"), "en": ("Yes", "No")}
_GRAMMARS: dict[Lang, str] = {
    "zh": r'root ::= "有。" [^\n]+ | "无"',
    "en": r'root ::= "Yes. " [^\n]+ | "No"',
}
_BLANKS = " \n。.,，：:;；"


@dataclass
class Reading:
    """A reply under way. ``confidence`` is the probability (0 to 1) that the excerpt says."""

    confidence: float
    _pieces: Iterator[str]

    def text(self) -> Iterator[str]:
        """The answer, piece by piece, without the verdict; empty when the verdict was no."""
        return self._pieces

    def close(self) -> None:
        """Stop the model if it is still writing."""
        if isinstance(self._pieces, Generator):
            self._pieces.close()


class Reader:
    """Reads excerpts with a chat model."""

    def __init__(self, model: ChatModel) -> None:
        self.model = model

    def read(self, excerpt: Excerpt, question: str) -> Reading:
        """Start reading; returns as soon as the verdict is known. ``question`` is in the language
        that the excerpt is read in. Raises `ModelUnavailable`.
        """
        lang = excerpt.lang
        pieces = self.model.stream(
            _prompt(excerpt, question),
            max_tokens=MAX_TOKENS,
            grammar=_GRAMMARS[lang],
            opening=_prompt(excerpt, ""),
        )
        return _reading(pieces, *_VERDICTS[lang])

    def warm(self, excerpt: Excerpt) -> None:
        """Have the engine read the excerpt now, so that a question about it finds it read."""
        if not self.model.has_read(_prompt(excerpt, "")):
            self.read(excerpt, "？").close()


def _prompt(excerpt: Excerpt, question: str) -> list[Message]:
    return load("read", excerpt.lang).render(
        section=excerpt.title, passage=excerpt.text, question=question
    )


def _reading(pieces: Iterator[Piece], yes: str, no: str) -> Reading:
    first = next(pieces, None)
    if first is None:
        return Reading(0.0, iter(()))
    head = first.text
    while len(head.strip()) < max(len(yes), len(no)):
        if (more := next(pieces, None)) is None:
            break
        head += more.text
    said = head.strip()
    sure = _share(first.alternatives, yes, no)
    if said.casefold().startswith(no.casefold()):
        return Reading(0.0 if sure is None else sure, _rest("", pieces))
    if said.casefold().startswith(yes.casefold()):
        return Reading(1.0 if sure is None else sure, _rest(said[len(yes) :], pieces))
    # No verdict: a model that answers straight away. What it says is checked like all else.
    return Reading(0.5 if sure is None else sure, _rest(said, pieces))


def _share(alternatives: dict[str, float], yes: str, no: str) -> float | None:
    """P(yes) / (P(yes) + P(no)) among the first token's alternatives; None if it has neither."""
    odds = [
        sum(p for token, p in alternatives.items() if token.strip().casefold() == word.casefold())
        for word in (yes, no)
    ]
    return odds[0] / sum(odds) if sum(odds) else None


def _rest(head: str, pieces: Iterator[Piece]) -> Generator[str, None, None]:
    try:
        started = False
        for text in chain([head], (piece.text for piece in pieces)):
            text = text if started else text.lstrip(_BLANKS)
            if text:
                started = True
                yield text
    finally:
        if isinstance(pieces, Generator):
            pieces.close()

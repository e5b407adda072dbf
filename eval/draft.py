"""Proposes gold rows from an article, for a person to correct."""

import re
from collections.abc import Iterator

from assistant.figures import find_figures
from assistant.models.chat import ChatModel
from index.sentences import sentences
from index.types import Document, Lang
from prompts import load

from .rows import Row

MAX_TOKENS = 100
_ONE_LINE = r"root ::= [^\n]+"
# What else can be asked after: a term in quotation marks, a title, a name in Latin letters.
_NAMES = (
    re.compile(r"[“《「]([^”》」]{2,24})[”》」]"),
    re.compile(r"(?<![A-Za-z\d])[A-Za-z\d]*[A-Z][A-Za-z\d]*[A-Z\d][A-Za-z\d]*"),  # SU7, AIoT
    re.compile(r"(?<=[^.?!:] )[A-Z][a-z]+(?: [A-Z][a-z]+)*"),  # not the word that opens a sentence
)
# Shorter than this is a heading or says too little; longer tells too much for one question.
_LENGTHS: dict[Lang, tuple[int, int]] = {"zh": (10, 120), "en": (24, 320)}


def draft(document: Document, model: ChatModel, count: int) -> Iterator[Row]:
    """Up to ``count`` rows about sentences spread over the article, each as it is written.

    The model writes the question; what a right answer holds, a figure or a name, and the evidence,
    the sentence, are taken from the article by code. A question that gives its answer away is
    dropped, and the next sentence tried. Raises `ModelUnavailable`.
    """
    found = 0
    for start, end in _spread(_telling(document), count):
        sentence = document.text[start:end]
        answer = target(sentence)
        if found == count or answer is None:
            continue
        question = _question(document, sentence, answer, model)
        if not question or answer.casefold() in question.casefold():
            continue
        found += 1
        yield Row(
            id=f"{document.id}-{found:03}-{document.lang}",
            lang=document.lang,
            type="fact",
            question=question,
            history=(),
            reference=sentence,
            facts=((pattern(answer),),),
            forbidden=(),
            evidence=(sentence,),
            answerable=True,
        )


def target(sentence: str) -> str | None:
    """The figure or name of a sentence to be asked after: the last figure, for the first is often
    the date of the others; else the first name.
    """
    if figures := find_figures(sentence):
        return sentence[figures[-1].start : figures[-1].end].strip()
    names = (match for name in _NAMES if (match := name.search(sentence)))
    return next((match[match.lastindex or 0] for match in names), None)


def pattern(answer: str) -> str:
    """A regular expression that finds ``answer`` however it is spaced, and no longer figure."""
    spaced = r"\s*".join(re.escape(part) for part in answer.split())
    before = r"(?<![\d.,])" if answer[0].isdigit() else ""
    after = r"(?!\d)" if answer[-1].isdigit() else ""
    return f"{before}{spaced}{after}"


def _telling(document: Document) -> list[tuple[int, int]]:
    least, most = _LENGTHS[document.lang]
    spans = ((a, b) for a, b in sentences(document.text) if least <= b - a <= most)
    return [(start, end) for start, end in spans if _can_be_asked(document.text[start:end])]


def _can_be_asked(sentence: str) -> bool:
    answer = target(sentence)
    # The number of a heading may run into a figure: "3.10倍投入".
    return answer is not None and re.search(pattern(answer), sentence) is not None


def _spread(spans: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """``spans`` so ordered that the first ``count`` of them are spread over all."""
    step = max(1, len(spans) // max(1, count))
    return [span for first in range(step) for span in spans[first::step]]


def _question(document: Document, sentence: str, answer: str, model: ChatModel) -> str:
    messages = load("draft", document.lang).render(
        title=document.title, sentence=sentence, answer=answer
    )
    said = model.complete(messages, max_tokens=MAX_TOKENS, grammar=_ONE_LINE)
    return said.splitlines()[0].strip() if said else ""

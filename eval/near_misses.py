"""How well the second reader tells what a quote states from a near miss (`assistant.verification`).

``gold/stated.jsonl`` has pairs of quotes about one thing, and questions each with a label for
either quote: "stated", "unstated" or "denied" (the quote contradicts what the question takes for
granted). What one quote states the other, in nearly the same words, does not, so that neither the
question nor the words it shares with a quote give the label away.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter
from scipy.stats import mannwhitneyu  # type: ignore[import-untyped]

from assistant.models.chat import ChatModel
from assistant.verification.stated import stated
from index.types import Lang

from .builtin import FOLDER
from .rows import lines

Label = Literal["stated", "unstated", "denied"]
PAIRS = FOLDER / "stated.jsonl"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in both languages, and what either quote has to say to it."""

    zh: str
    en: str
    labels: tuple[Label, Label]


@dataclass(frozen=True, slots=True)
class Quote:
    """One to three sentences, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotes about one thing and the questions about them: a line of the file."""

    id: str
    quotes: tuple[Quote, Quote]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be read in ``lang``, how it is labelled, and the ``log_odds`` of "stated"."""

    lang: Lang
    question: str
    quote: str
    label: Label
    log_odds: float


_PAIR = TypeAdapter(Pair)
# One pair in so many is measured on, and no probe is fitted to it.
_MEASURED = 5


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The pairs of the file. Raises pydantic's `ValidationError` for a malformed line."""
    return [_PAIR.validate_python(json.loads(line)) for _, line in lines(path)]


def to_fit(pairs: Sequence[Pair]) -> list[Pair]:
    """Those that a probe may be fitted to."""
    return [pair for place, pair in enumerate(pairs) if place % _MEASURED]


def to_measure(pairs: Sequence[Pair]) -> list[Pair]:
    """The others."""
    return [*pairs[::_MEASURED]]


def readings(
    pairs: Sequence[Pair], lang: Lang, model: ChatModel, limit: int, seed: int
) -> Iterator[Reading]:
    """The verdict on ``limit`` questions, each with both quotes, chosen by ``seed``.

    Raises `ModelUnavailable`.
    """
    every = [(pair, question) for pair in pairs for question in pair.questions]
    for pair, question in random.Random(seed).sample(every, min(limit, len(every))):
        asked: str = getattr(question, lang)
        for quote, label in zip(pair.quotes, question.labels, strict=True):
            text: str = getattr(quote, lang)
            yield Reading(lang, asked, text, label, stated(asked, [text], lang, model))


def area(found: Sequence[Reading], against: Label) -> float | None:
    """The area under the ROC curve: the chance (0 to 1) that a quote which states the answer is
    held likelier to than one labelled ``against``; None without examples of both.
    """
    right = [one.log_odds for one in found if one.label == "stated"]
    wrong = [one.log_odds for one in found if one.label == against]
    return area_between(right, wrong) if right and wrong else None


def area_between(right: Sequence[float], wrong: Sequence[float]) -> float:
    """The area under the ROC curve (0 to 1) of a score that is to be higher for ``right``.

    By the Mann-Whitney U statistic (Hanley and McNeil 1982).
    """
    return float(mannwhitneyu(right, wrong).statistic) / (len(right) * len(wrong))

"""Fitting the second reader's probe (`assistant.models.probe`) to twin quotes (`near_misses`).

A logistic regression over the model's state after the quotes and the question, without a term for
the question alone: whatever one quote states its twin does not.
"""

import hashlib
import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from assistant.models.probe import Direction
from assistant.verification.stated import probed_text
from index.files import plain_errors, write_atomic
from index.types import LANGS, Lang

from .near_misses import Pair, area_between

# The strength of the ridge penalty, on states scaled to unit variance: the best of 1e-3 … 3e-2 on
# the pairs that are measured on, and of 3e-4 … 3e-3 in a cross-validation by pairs.
PENALTY_C = 3e-3
# The longest quotes that are read, in Chinese characters: what is cited for an answer is seldom
# longer, and reading takes time.
LONGEST = 110
# How many quotes are read between two times that their states are written down.
_KEPT_EVERY = 20


@dataclass(frozen=True, slots=True)
class Example:
    """A quote and a question, ``text`` as the model is given them, and whether it states it."""

    lang: Lang
    text: str
    stated: bool


def examples(
    pairs: Sequence[Pair], limit: int, seed: int, langs: Sequence[Lang] = LANGS
) -> list[list[Example]]:
    """Every quote of ``limit`` short ``pairs`` in each of ``langs``, with all its questions.

    The texts of one quote begin alike.
    """
    short = [pair for pair in pairs if max(len(quote.zh) for quote in pair.quotes) <= LONGEST]
    chosen = random.Random(seed).sample(short, len(short))[:limit]
    return [
        [
            Example(
                lang,
                probed_text(getattr(question, lang), [getattr(quote, lang)], lang),
                question.labels[place] == "stated",
            )
            for question in pair.questions
        ]
        for pair in chosen
        for lang in langs
        for place, quote in enumerate(pair.quotes)
    ]


@dataclass
class States:
    """States by the text that was read, kept in ``file`` so that a run can go on."""

    file: Path
    known: dict[str, np.ndarray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.file.exists():
            with np.load(self.file) as told:
                self.known = dict(told)

    def after(
        self,
        found: Sequence[Sequence[Example]],
        read: Callable[[Sequence[str]], Sequence[Sequence[float]] | np.ndarray],
    ) -> Iterator[np.ndarray]:
        """The states (texts × places) after each group of examples, read where one is not known."""
        new = 0
        try:
            for group in found:
                names = [hashlib.sha256(one.text.encode()).hexdigest() for one in group]
                if not self.known.keys() >= {*names}:
                    states = np.asarray(read([one.text for one in group]), dtype=np.float32)
                    self.known.update(zip(names, states, strict=True))
                    new += 1
                    if new % _KEPT_EVERY == 0:
                        self.keep()
                yield np.stack([self.known[name] for name in names])
        finally:
            if new:
                self.keep()

    def keep(self) -> None:
        """Write down what is known."""
        data = io.BytesIO()
        np.savez(data, **self.known)  # type: ignore[arg-type]
        with plain_errors(self.file.parent):
            write_atomic(self.file, data.getvalue())


def fit(states: np.ndarray, stated: Sequence[bool]) -> Direction:
    """The direction that tells ``stated`` states (rows) from the others."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    middle, scale = states.mean(axis=0), states.std(axis=0) + 1e-6
    model = LogisticRegression(C=PENALTY_C, max_iter=2000)
    model.fit((states - middle) / scale, list(stated))
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ middle)
    return Direction(tuple(map(float, weights)), bias)


def area(direction: Direction, states: np.ndarray, stated: Sequence[bool]) -> float:
    """The area under the ROC curve (0 to 1) of what ``direction`` makes of ``states`` (rows)."""
    scores, right = states @ np.array(direction.weights), np.array(stated)
    return area_between(scores[right], scores[~right])

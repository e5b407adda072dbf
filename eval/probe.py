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

from .near_misses import Pair

# The strength of the ridge penalty, on states scaled to unit variance: the best of 1e-4 … 1e-1 in
# a cross-validation by pairs.
PENALTY_C = 1e-3
# The longest quotes that are read, in Chinese characters: what is cited for an answer is seldom
# longer, and reading takes time.
LONGEST = 90
# How many states are read between two times that they are written down.
_KEPT_EVERY = 20


@dataclass(frozen=True, slots=True)
class Example:
    """A quote and a question, ``text`` as the model is given them, and whether it states it."""

    lang: Lang
    text: str
    stated: bool


def examples(
    pairs: Sequence[Pair], limit: int, seed: int, langs: Sequence[Lang] = LANGS
) -> list[Example]:
    """``limit`` questions of ``pairs`` of short quotes, each with both, ``langs`` in turn.

    Every pair gives one question before any gives two: other pairs teach more than other questions
    about the same.
    """
    order = random.Random(seed)
    found: list[Example] = []
    asked = [
        (order.sample(pair.questions, len(pair.questions)), pair)
        for pair in order.sample(pairs, len(pairs))
        if max(len(quote.zh) for quote in pair.quotes) <= LONGEST
    ]
    for turn in range(max(len(questions) for questions, _ in asked)):
        for place, (questions, pair) in enumerate(asked):
            if turn >= len(questions):
                continue
            lang = langs[(place + turn) % len(langs)]
            question = questions[turn]
            if question.labels.count("stated") != 1:
                continue
            for quote, label in zip(pair.quotes, question.labels, strict=True):
                text = probed_text(getattr(question, lang), [getattr(quote, lang)], lang)
                found.append(Example(lang, text, label == "stated"))
            if len(found) >= 2 * limit:
                return found
    return found


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
        self, found: Sequence[Example], read: Callable[[str], Sequence[float]]
    ) -> Iterator[np.ndarray]:
        """The state after each example, read where it is not known."""
        new = 0
        try:
            for example in found:
                name = hashlib.sha256(example.text.encode()).hexdigest()
                if name not in self.known:
                    self.known[name] = np.asarray(read(example.text), dtype=np.float32)
                    new += 1
                    if new % _KEPT_EVERY == 0:
                        self.keep()
                yield self.known[name]
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

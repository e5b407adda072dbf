"""Verdicts read off a chat model's inner state: a linear probe (Alain and Bengio 2016).

A small model that is asked whether a sentence states an answer knows better than it says: a
direction in the state of its last layer tells what a quote states from a near miss. The direction
is fitted by `deepsea eval probe`, for the very file of weights that it names.

For the default model there is one for either language, fitted to 2,760 readings. Of 672 readings
for pairs of quotes that it was not fitted to, the area under the ROC curve is 0.84 in either
language, which the command prints. The word that the model replies with had 0.77 in Chinese and
0.74 in English of other pairs. Reading takes about as long either way.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Self

from index.types import Lang
from index.weights.catalogue import ModelFile

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Direction:
    """A row of weights, one for each place of the state, and a bias."""

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class Probe:
    """The directions for texts in either language, fitted for one file of weights."""

    sha256: str
    directions: Mapping[Lang, Direction]

    def log_odds(self, state: Sequence[float], lang: Lang) -> float:
        """The log-odds that what the model has read states the answer."""
        direction = self.directions[lang]
        weighed = (w * x for w, x in zip(direction.weights, state, strict=True))
        return sum(weighed) + direction.bias

    @classmethod
    def of(cls, model: ModelFile) -> Self | None:
        """The probe that is kept here for a file of weights; None when none was fitted for it."""
        file = files(__package__) / "probes" / f"{model.name}.json"
        if not file.is_file():
            return None
        probe = cls.read(file.read_text(encoding="utf-8"))
        return probe if probe.sha256 == model.sha256 else None

    @classmethod
    def read(cls, text: str) -> Self:
        """What `write` wrote."""
        told = json.loads(text)
        if told["schema"] != SCHEMA:
            raise ValueError(f"a probe of schema {told['schema']}, not {SCHEMA}")
        directions = {
            lang: Direction(tuple(one["weights"]), one["bias"])
            for lang, one in told["directions"].items()
        }
        return cls(told["sha256"], directions)

    def write(self) -> str:
        """The probe as JSON; four digits are more than the state has."""
        directions = {
            lang: {
                "bias": float(f"{one.bias:.4g}"),
                "weights": [float(f"{weight:.4g}") for weight in one.weights],
            }
            for lang, one in self.directions.items()
        }
        return json.dumps({"schema": SCHEMA, "sha256": self.sha256, "directions": directions})

"""Ceilings that no change may pass, in counts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from eval.declared import read_declared

from .measure import Measure

CEILINGS = Path(__file__).parent / "ceilings.toml"


class Ceiling(BaseModel):
    """The most that the median of a measure may be, and that any of its values may be."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    median: float | None = None
    most: float | None = None


_FILE = TypeAdapter(dict[str, Ceiling])


def read_ceilings(path: Path = CEILINGS) -> dict[str, Ceiling]:
    """The ceilings in ``path``, by the key of their measure. Raises `BadInput`, in one line."""
    return read_declared(path, _FILE)


def above(measures: Sequence[Measure], ceilings: Mapping[str, Ceiling]) -> list[str]:
    """A line for each ceiling that is passed, or whose measure was not taken."""
    known = {measure.key: measure for measure in measures}
    found = []
    for key, ceiling in ceilings.items():
        if (measure := known.get(key)) is None:
            found.append(f"{key} was not measured, and it has a ceiling")
            continue
        for name, value, most in (
            ("median", measure.median, ceiling.median),
            ("most", max(measure.values), ceiling.most),
        ):
            if most is not None and value > most:
                found.append(f"{measure.name}: {name} {value:g}, above its ceiling of {most:g}")
    return found

"""What a summary is made of."""

from dataclasses import dataclass

from assistant.types import Citation
from index.types import Lang


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line of a table, or one sentence; ``citations`` support all of it."""

    cells: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a heading (the path from the top down); a table where there is a ``header``."""

    path: tuple[str, ...]
    rows: tuple[Row, ...]
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """One document in one form. ``notes`` are the program's own words on what was left as it is."""

    form: str
    title: str
    lang: Lang
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()

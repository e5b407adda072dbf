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
    """Rows under a heading (the path from the top down); a table where there is a ``header``.

    Rows that are sentences stand in lines of their own, or, where it ``runs``, in one paragraph.
    """

    path: tuple[str, ...]
    rows: tuple[Row, ...]
    header: tuple[str, ...] = ()
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG; ``name`` says in one word what of, ``caption`` cites what it shows."""

    name: str
    title: str
    svg: str
    caption: Row

    def file(self, stem: str) -> str:
        """The name of it as a file beside that of the summary, whose name begins with ``stem``."""
        return f"{stem}-{self.name}.svg"


@dataclass(frozen=True, slots=True)
class Summary:
    """One document in one form. ``notes`` are the program's own words on what was left as it is,
    ``ends`` those on how much of the document appears.
    """

    form: str
    title: str
    lang: Lang
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every line of it, those under pictures last."""
        return (
            *(row for part in self.parts for row in part.rows),
            *(picture.caption for picture in self.pictures),
        )


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted of a summary besides its form and language.

    ``focus`` is what alone it should treat ("the marketing"), ``length`` how many words (Chinese
    characters) it should have; ``beside`` are ids of the documents to compare with, ``points``
    what on; ``pictures`` whether an executive summary is to carry some.
    """

    focus: str = ""
    length: int | None = None
    beside: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    pictures: bool = False


NO_WISHES = Wishes()

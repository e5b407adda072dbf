"""What every reader of a format gives, and what it raises."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawText:
    """The words of a file before cleaning, and the title the file gives itself, if it does.

    Headings are lines that begin with "#", list items with "-" or a number; blank lines part
    paragraphs: what `index.clean` and `index.sections` read.
    """

    text: str
    title: str | None


class Unreadable(Exception):
    """Why a file cannot be read and what to do: what follows its name in the line of the error."""

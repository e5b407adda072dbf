"""What a model call costs, counted in tokens, which are the same on every machine."""

from dataclasses import dataclass
from typing import Literal

#: What a call is for: finding the excerpt, telling what it says, the second reader, taking a
#: question apart, making it stand alone, translating, reading ahead, or none of a question's own.
Purpose = Literal[
    "choose", "answer", "stated", "split", "standalone", "translate", "warm", "baseline", "other"
]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a chat model.

    ``prefilled`` tokens of the prompt were read, ``reused`` ones had been read before, and
    ``generated`` ones were written, so far as the caller let them come; all None for a model that
    does not tell.
    """

    purpose: Purpose
    prefilled: int | None = None
    reused: int | None = None
    generated: int | None = None

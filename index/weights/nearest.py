"""What to suggest to somebody who misspelt a name."""

from collections.abc import Iterable
from difflib import get_close_matches

from index.worded import Worded


def nearest(name: str, known: Iterable[str]) -> Worded:
    """``did you mean …?`` when one of the ``known`` names is close, else the list of them all."""
    names = sorted(known)
    close = get_close_matches(name.lower(), names, n=1, cutoff=0.5)
    if close:
        return Worded("did you mean {name!r}?", name=close[0])
    return Worded("choose one of {names}.", names=", ".join(names))

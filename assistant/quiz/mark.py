"""What a learner answers, held against the key."""

import unicodedata
from collections.abc import Sequence

from assistant.figures import find_figures, same_figure

from .accepted import accepted
from .item import Item


def is_right(item: Item, given: Sequence[str]) -> bool | None:
    """Whether what a learner gave is right; None for a short answer, which a reader has to judge.

    ``given`` holds the options chosen, in their order where that matters; the partner of each
    prompt; or what was written into the blank. An item is right as a whole or not at all.
    """
    match item.kind:
        case "short":
            return None
        case "cloze":
            return _fills(item, given[0] if given else "")
        case "matching" | "ordering":
            return tuple(given) == item.key
    return set(given) == set(item.key)


def _fills(item: Item, text: str) -> bool:
    """Whether it is the key, in any unit, width and case."""
    if _plain(text) in map(_plain, accepted(item)):
        return True
    asked, told = find_figures(item.key[0]), find_figures(text)
    return len(asked) == len(told) == 1 and same_figure(asked[0], told[0])


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).strip('.。"“”')

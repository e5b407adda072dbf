"""What is wrong with an item: run on every item made, and again on one that a teacher edits."""

import re
from collections.abc import Sequence

from assistant.figures import Figure, find_figures, same_figure, unsupported_figures
from index.types import Document

from .item import BLANK, Item

_ALL_OR_NONE = re.compile(
    r"(?:以上|上述)(?:选项|皆|都|均|全|全部)?(?:是|不是|对|错|正确|错误|非)"
    r"|(?:all|none|both) of the above",
    re.IGNORECASE,
)
# The longest option of four is a give-away when it is this many times as long as the shortest.
_UNLIKE = 2.5
_SHORT = 12


def faults(item: Item, document: Document, true: Sequence[Figure] = ()) -> list[str]:
    """One line for each rule that the item breaks; none for a good one.

    ``true`` are the figures of the whole article; without them those of its text are found.
    """
    held = true or find_figures(document.text, idioms=True)
    return [
        *_about_citations(item, document),
        *_about_key(item),
        *_about_options(item, held),
    ]


def _about_citations(item: Item, document: Document) -> list[str]:
    return [
        f"the quote at {cited.start} is not in {document.id}"
        for cited in item.citations
        if document.text[cited.start : cited.end] != cited.quote
    ]


def _about_key(item: Item) -> list[str]:
    found = []
    quotes = [cited.quote for cited in item.citations]
    if item.kind == "truefalse":
        claims_truth = item.key[0] == item.options[0]
        if claims_truth == bool(unsupported_figures(item.stem, quotes)):
            found.append("the key is not what the quote says of the statement")
    elif item.kind in ("single", "cloze"):
        found += [f"no quote holds {key!r}" for key in item.key if unsupported_figures(key, quotes)]
        if any(key in item.stem for key in item.key):
            found.append("the stem tells the key")
        if item.kind == "cloze" and item.stem.count(BLANK) != 1:
            found.append("a cloze item has one blank")
    elif item.kind == "multiple":
        held = [option for option in item.options if not unsupported_figures(option, quotes)]
        if held != [option for option in item.options if option in item.key]:
            found.append("the key is not what the quotes say of the statements")
    elif item.kind == "matching":
        for prompt, partner in zip(item.prompts, item.key, strict=True):
            if unsupported_figures(prompt.replace(BLANK, partner), quotes):
                found.append(f"no quote holds {partner!r} of {prompt!r}")
    elif item.kind == "short":
        found += [f"no quote holds {key!r}" for key in item.key if unsupported_figures(key, quotes)]
    return found


def _about_options(item: Item, true: Sequence[Figure]) -> list[str]:
    found = [
        f"the option {text!r} is about the others"
        for text in item.options
        if _ALL_OR_NONE.search(text)
    ]
    if item.kind != "single":
        return found
    lengths = sorted(map(len, item.options))
    if lengths[-1] > _SHORT and lengths[-1] > _UNLIKE * lengths[0]:
        found.append("the options are of unlike length")
    for option in item.options:
        if option not in item.key and any(
            same_figure(figure, each) for figure in find_figures(option) for each in true
        ):
            found.append(f"the article has the wrong option {option!r}")
    return found

"""What is wrong with an item: run on every item made, and again on one that a teacher edits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.figures import find_figures, unsupported_figures
from assistant.wording import notice
from index.types import Document, Lang

from .applied import is_worked_out
from .item import BLANK, Item
from .stated import Stated

_ALL_OR_NONE = re.compile(
    r"(?:以上|上述)(?:选项|皆|都|均|全|全部)?(?:是|不是|对|错|正确|错误|非)"
    r"|(?:all|none|both) of the above",
    re.IGNORECASE,
)
# The longest option of four is a give-away when it is this many times as long as the shortest.
_UNLIKE = 2.5
_SHORT = 12


Rule = Literal[
    "quote", "key", "told", "verdict", "blank", "statements", "pair", "others", "length", "true",
    "empty", "twice", "no_key", "order",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that an item breaks, and the ``words`` of the item that break it."""

    rule: Rule
    words: str = ""

    def line(self, lang: Lang) -> str:
        """What is wrong, and what to do."""
        said = notice("quiz_faults", lang, words=" ".join(self.words.split()))
        return dict(line.split(": ", 1) for line in said.strip().splitlines())[self.rule]


def faults(item: Item, document: Document, true: Stated | None = None) -> list[Fault]:
    """One for each rule that the item breaks; none for a good one.

    ``true`` are the figures of the whole article; without them those of its text are found.
    """
    held = true or Stated(find_figures(document.text, idioms=True))
    return [
        *_about_citations(item, document),
        *_about_key(item),
        *_about_options(item, held),
    ]


def _about_citations(item: Item, document: Document) -> list[Fault]:
    return [
        Fault("quote", cited.quote)
        for cited in item.citations
        if document.text[cited.start : cited.end] != cited.quote
    ]


def _about_key(item: Item) -> list[Fault]:
    found = []
    quotes = [cited.quote for cited in item.citations]
    if item.kind == "truefalse":
        claims_truth = item.key[0] == item.options[0]
        if claims_truth == bool(unsupported_figures(item.stem, quotes)):
            found.append(Fault("verdict"))
    elif item.kind in ("single", "cloze"):
        found += [Fault("key", key) for key in item.key if not _is_held(key, item, quotes)]
        found += [Fault("told", key) for key in item.key if key in item.stem]
        if item.kind == "cloze" and item.stem.count(BLANK) != 1:
            found.append(Fault("blank"))
    elif item.kind == "multiple":
        held = [option for option in item.options if not unsupported_figures(option, quotes)]
        if held != [option for option in item.options if option in item.key]:
            found.append(Fault("statements"))
    elif item.kind == "matching":
        for prompt, partner in zip(item.prompts, item.key, strict=True):
            if unsupported_figures(prompt.replace(BLANK, partner), quotes):
                found.append(Fault("pair", f"{prompt} – {partner}"))
    elif item.kind == "short":
        found += [Fault("key", key) for key in item.key if unsupported_figures(key, quotes)]
    return found


def _is_held(key: str, item: Item, quotes: Sequence[str]) -> bool:
    """Whether the quotes hold the key, or the figures that it is worked out from."""
    if item.bloom == "apply":
        return is_worked_out(key, quotes)
    return not unsupported_figures(key, quotes)


def _about_options(item: Item, true: Stated) -> list[Fault]:
    found = [Fault("others", text) for text in item.options if _ALL_OR_NONE.search(text)]
    if item.kind != "single":
        return found
    lengths = sorted(map(len, item.options))
    if lengths[-1] > _SHORT and lengths[-1] > _UNLIKE * lengths[0]:
        found.append(Fault("length"))
    for option in item.options:
        if option not in item.key and any(true.same(figure) for figure in find_figures(option)):
            found.append(Fault("true", option))
    return found

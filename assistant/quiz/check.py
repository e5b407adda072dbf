"""What is wrong with an item: run on every item made, and again on one that a teacher edits."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.figures import find_figures
from assistant.wording import notice
from index.rendition import Rendition
from index.types import Document, Lang

from .applied import is_worked_out
from .grounds import Grounds
from .held import fills, holds_words, is_about, share, unplaced
from .item import BLANK, Item, Kind
from .order import in_order
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
    "quote", "key", "told", "asks", "verdict", "blank", "right", "wrong", "pair", "others",
    "length", "true", "empty", "twice", "no_key", "order",
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


def faults(
    item: Item,
    document: Document,
    rendition: Rendition | None = None,
    true: Stated | None = None,
) -> list[Fault]:
    """One for each rule that the item breaks; none for a good one.

    ``rendition`` is the document in the item's language, where that is not its own. ``true`` are
    the figures of the whole article; without them those of its text are found.
    """
    held = true or Stated(find_figures(document.text, idioms=True))
    grounds = Grounds(item, document, rendition, held)
    return [
        *_about_citations(item, document),
        *_ABOUT_KEY[item.kind](item, grounds),
        *_about_options(item, held),
    ]


def _about_citations(item: Item, document: Document) -> list[Fault]:
    return [
        Fault("quote", cited.quote)
        for cited in item.citations
        if document.text[cited.start : cited.end] != cited.quote
    ]


def _about_answer(item: Item, grounds: Grounds) -> Iterator[Fault]:
    """Of what a question, or a blank, asks for."""
    for key in item.key:
        if not _is_held(key, item, grounds):
            yield Fault("key", key)
        if key in item.stem:
            yield Fault("told", key)
    if item.kind == "cloze" and item.stem.count(BLANK) != 1:
        yield Fault("blank")
    if not is_about(item.stem, "\n".join([*grounds.texts, grounds.known]), item.lang):
        yield Fault("asks")


def _is_held(key: str, item: Item, grounds: Grounds) -> bool:
    """Whether a quote holds the key, or the figures that it is worked out from."""
    if item.bloom == "apply":
        return is_worked_out(key, grounds.texts)
    return any(holds_words(text, key) and fills(item.stem, key, text) for text in grounds.texts)


def _about_verdict(item: Item, grounds: Grounds) -> Iterator[Fault]:
    claim, claims_truth = unplaced(item.stem, item.lang), item.key[0] == item.options[0]
    if claims_truth != grounds.say(claim):
        yield Fault("verdict")
    elif not claims_truth and grounds.may_be_true(claim):
        yield Fault("true", claim)


def _about_statements(item: Item, grounds: Grounds) -> Iterator[Fault]:
    for option in item.options:
        said = grounds.say(option)
        if option in item.key and not said:
            yield Fault("right", option)
        elif option not in item.key and said:
            yield Fault("wrong", option)
        elif option not in item.key and grounds.may_be_true(option):
            yield Fault("true", option)


def _about_pairs(item: Item, grounds: Grounds) -> Iterator[Fault]:
    """A partner must stand in the quote that its prompt is from, in the place of the blank."""
    for prompt, partner in zip(item.prompts, item.key, strict=True):
        text = max(grounds.texts, key=lambda each: share(prompt, each))
        if not (holds_words(text, partner) and fills(prompt, partner, text)):
            yield Fault("pair", f"{prompt} – {partner}")


def _about_order(item: Item, grounds: Grounds) -> Iterator[Fault]:
    yield from (Fault("key", event) for event in item.key if not grounds.say(event))
    if not in_order(item.key, grounds.texts):
        yield Fault("order")


def _about_points(item: Item, grounds: Grounds) -> Iterator[Fault]:
    yield from (Fault("key", point) for point in item.key if not grounds.tell(point))


_ABOUT_KEY: dict[Kind, Callable[[Item, Grounds], Iterator[Fault]]] = {
    "single": _about_answer,
    "multiple": _about_statements,
    "truefalse": _about_verdict,
    "cloze": _about_answer,
    "matching": _about_pairs,
    "ordering": _about_order,
    "short": _about_points,
}


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

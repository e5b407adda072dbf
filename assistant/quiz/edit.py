"""A teacher's changes to a set: an item put in other words, dropped, moved, or made anew."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.errors import BadInput
from index.rendition import Rendition
from index.types import Document

from .candidates import Pool
from .check import Fault, faults
from .item import Item
from .quiz import Quiz, asks_the_same, repeats

_CHOSEN = frozenset({"single", "multiple", "truefalse"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What can be changed of an item, as a form holds it.

    ``options`` of a choice, with ``right``, the places of the right ones. Of the other kinds
    ``key``, in its order: what the blank takes, the partner of each of ``prompts``, the events from
    the first to the last, or the points to make.
    """

    stem: str
    explanation: str
    options: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    prompts: tuple[str, ...] = ()
    key: tuple[str, ...] = ()


def draft_of(item: Item) -> Draft:
    """The form, filled in with the item."""
    if item.kind in _CHOSEN:
        right = tuple(place for place, text in enumerate(item.options) if text in item.key)
        return Draft(item.stem, item.explanation, item.options, right)
    return Draft(item.stem, item.explanation, (), (), item.prompts, item.key)


def edited(
    item: Item, draft: Draft, document: Document, rendition: Rendition | None = None
) -> tuple[Item, list[Fault]]:
    """The item as the draft has it; or the item as it was, and what is wrong with the draft.

    ``rendition`` is the document in the item's language, where that is not its own.
    """
    wrong = _unusable(item, draft)
    if wrong is not None:
        return item, [wrong]
    if item.kind in _CHOSEN:
        options = draft.options if item.kind != "truefalse" else item.options
        key = tuple(options[place] for place in draft.right)
    else:
        # The order in which they are shown stays what it was.
        shown = dict(zip(item.key, draft.key, strict=True))
        options, key = tuple(shown[text] for text in item.options), draft.key
    now = replace(
        item,
        stem=draft.stem,
        explanation=draft.explanation,
        options=options,
        prompts=draft.prompts,
        key=key,
    )
    found = faults(now, document, rendition)
    return (item, found) if found else (now, [])


def _unusable(item: Item, draft: Draft) -> Fault | None:
    """Why no item can be made of a draft, or None."""
    lines = (*draft.options, *draft.prompts, *draft.key)
    if not all(text.strip() for text in (draft.stem, draft.explanation, *lines)):
        return Fault("empty")
    if item.kind in _CHOSEN:
        fits = len(draft.right) >= 1 if item.kind == "multiple" else len(draft.right) == 1
        if item.kind != "truefalse" and len(draft.options) != len(item.options):
            return Fault("empty")
        if not fits or not set(draft.right) <= set(range(len(item.options))):
            return Fault("no_key")
    elif len(draft.key) != len(item.key) or len(draft.prompts) != len(item.prompts):
        return Fault("empty")
    unlike = draft.options if item.kind in _CHOSEN else draft.key
    twice = next((text for text in unlike if unlike.count(text) > 1), None)
    return None if twice is None else Fault("twice", twice)


def groups(quiz: Quiz) -> list[tuple[Item, ...]]:
    """The items, each together with its versions in the other languages."""
    per = len(quiz.langs)
    return [quiz.items[place : place + per] for place in range(0, len(quiz.items), per)]


def arranged(quiz: Quiz, items: Sequence[Sequence[Item]]) -> Quiz:
    """The quiz with those groups of items alone, in that order."""
    return replace(quiz, items=tuple(item for group in items for item in group))


def another(pool: Pool, quiz: Quiz, place: int, avoided: Collection[Item] = ()) -> Quiz:
    """The quiz with another item of the same kind and difficulty at ``place`` of its `groups`, of
    the same section while there is one; ``pool`` is what the quiz was drawn from.

    It asks for nothing that the set or ``avoided`` asks for; in a bank by no item of its kind.
    Raises `BadInput` when the pool holds no such item.
    """
    now = groups(quiz)
    (old, *_) = now[place]
    had = [*(group[0] for group in now), *avoided]
    alike = repeats if quiz.bank else asks_the_same
    waiting = [
        item
        for item in pool.items
        if (item.kind, item.difficulty) == (old.kind, old.difficulty)
        and not any(alike(item, each) for each in had)
    ]
    random.Random(f"{quiz.seed}:another:{len(had)}").shuffle(waiting)
    waiting.sort(key=lambda item: item.section != old.section)
    for item in waiting:
        if pool.confirmed(item):
            now[place] = tuple(pool.versions(item))
            return arranged(quiz, now).answered(pool.answered(item))
    raise BadInput(
        "{doc} states nothing else that an item of this type can be made of; drop it, or edit it.",
        doc=quiz.doc_id,
    )

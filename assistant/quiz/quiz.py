"""A set of items: spread over sections, kinds and difficulties, no fact asked twice."""

import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answer import Assistant
from assistant.summary.statement import shares_words
from index.errors import BadInput
from index.types import Lang
from index.weights.nearest import nearest
from index.worded import Worded

from .candidates import Report, Wishes, pool_of, unheard
from .item import DIFFICULTIES, KINDS, Difficulty, Item, Kind

# A learner who is shown an item of these kinds is told what its sentences say.
_TELLING = frozenset({"multiple", "truefalse", "matching", "ordering"})

# Two items that share this much of their words, and the figure, ask the same.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Quiz:
    """``items`` on one document. ``notes`` are the program's own words on what is missing.

    With ``langs`` of two languages, each item is followed by the same item in the other one.
    """

    doc_id: str
    title: str
    langs: tuple[Lang, ...]
    seed: int
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()


def kind_of(name: str) -> Kind:
    """The kind of that name. Raises `BadInput` with the nearest right one."""
    for kind in KINDS:
        if kind == name:
            return kind
    raise BadInput(
        "There is no type of item {name!r}; {near}", name=name, near=nearest(name, KINDS)
    )


def level_of(name: str) -> Difficulty:
    """The difficulty of that name. Raises `BadInput` with the nearest right one."""
    for level in DIFFICULTIES:
        if level == name:
            return level
    raise BadInput(
        "There is no difficulty {name!r}; {near}", name=name, near=nearest(name, DIFFICULTIES)
    )


def make_quiz(
    assistant: Assistant,
    doc_id: str,
    n: int = 20,
    *,
    kinds: Sequence[Kind] = KINDS,
    langs: Sequence[Lang] = (),
    difficulties: Collection[Difficulty] = DIFFICULTIES,
    sections: Sequence[str] = (),
    seed: int = 0,
    report: Report = unheard,
) -> Quiz:
    """``n`` items on a document, the same for the same arguments; fewer when it bears no more,
    with a note that says so. An item whose key the assistant does not come to gives way to another.

    ``sections`` are words that the headings of the wanted sections hold. ``langs`` default to the
    document's own; a language that it is not to be had in raises `BadInput`, as do a section that
    it has not, and a document without a fact to ask after. Raises `StoreError` for an unknown
    document. ``report`` is told again and again how much is done, and of how much; what it raises
    ends the work.
    """
    wanted = tuple(dict.fromkeys(langs)) or (assistant.library.get(doc_id).lang,)
    pool = pool_of(assistant, doc_id, wanted, Wishes(kinds, difficulties, sections, seed), report)
    waiting = list(pool.items)
    chosen = select(waiting, n, random.Random(f"{seed}:select"))
    while refused := {item.id for item in chosen if not pool.confirmed(item, report)}:
        waiting = [item for item in waiting if item.id not in refused]
        chosen = select(waiting, n, random.Random(f"{seed}:select"))
    if not chosen:
        raise _no_items(doc_id, sections, wide=set(KINDS) <= set(kinds))
    items = [each for item in chosen for each in pool.versions(item)]
    notes = []
    if len(chosen) < n:
        notes.append(
            Worded(
                "{doc} bears {made} of the {asked} items asked for; more would ask for the same "
                "facts again.",
                asked=n,
                made=len(chosen),
                doc=doc_id,
            )
        )
    return Quiz(doc_id, pool.title, wanted, seed, tuple(items), tuple(notes))


def _no_items(doc_id: str, sections: Sequence[str], *, wide: bool) -> BadInput:
    """That nothing can be asked; ``wide``: items of every type were wanted."""
    if sections:
        return BadInput(
            "{doc} states nothing under {sections} that such an item can be made of; choose other "
            "sections or types.",
            doc=doc_id,
            sections=", ".join(map(repr, sections)),
        )
    if not wide:
        return BadInput(
            "{doc} states nothing that an item of these types can be made of; choose others.",
            doc=doc_id,
        )
    return BadInput(
        "{doc} states no fact that an item can be made of; choose an article with figures, dates "
        "or terms.",
        doc=doc_id,
    )


def select(pool: Sequence[Item], n: int, rng: random.Random) -> list[Item]:
    """``n`` of the items, or as many as ask for different things.

    Each next one is of the section, kind, difficulty and place of the key that the set has least
    of, and on a sentence of its own while there are any.
    """
    waiting = list(pool)
    rng.shuffle(waiting)
    chosen: list[Item] = []
    had: Counter[tuple[str, str]] = Counter()
    while waiting and len(chosen) < n:
        best = min(waiting, key=lambda item: [had[trait] for trait in _traits(item)])
        chosen.append(best)
        had.update(_traits(best))
        waiting = [item for item in waiting if not asks_the_same(item, best)]
    return chosen


def _traits(item: Item) -> list[tuple[str, str]]:
    """What a set should be even in, the most important first."""
    place = str(item.options.index(item.key[0])) if item.options else ""
    sentence = str(item.citations[0].start)
    return [
        ("sentence", sentence),
        ("kind", item.kind),
        ("section", item.section),
        (f"place of {item.kind}", place),
        ("difficulty", item.difficulty),
    ]


def asks_the_same(item: Item, other: Item) -> bool:
    """Whether one fact is asked in both, or one tells what the other asks."""
    if item.facts & other.facts:
        return True
    sentences = {cited.start for cited in item.citations}
    if sentences & {cited.start for cited in other.citations}:
        return "short" not in (item.kind, other.kind) and (
            bool(_TELLING & {item.kind, other.kind})
            or any(key in other.stem for key in item.key)
            or any(key in item.stem for key in other.key)
        )
    values, others = ({fact.partition(":")[2] for fact in each.facts} for each in (item, other))
    return bool((values & others) - {""}) and shares_words(item.stem, other.stem) >= _SAME

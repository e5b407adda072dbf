"""A set of items: spread over sections, kinds and difficulties, no fact asked twice."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer import Assistant
from assistant.figures import find_figures
from assistant.summary.statement import shares_words
from index.errors import BadInput
from index.types import Lang
from index.weights.nearest import nearest
from index.worded import Worded

from .candidates import Pool, Report, Wishes, pool_of, unheard
from .item import DIFFICULTIES, KINDS, Difficulty, Item, Kind

# A learner who is shown an item of these kinds is told what its sentences say.
_TELLING = frozenset({"multiple", "truefalse", "matching", "ordering"})

# Two items that share this much of their words, and the figure, ask the same.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Quiz:
    """``items`` on one document. ``notes`` are the program's own words on what is missing.

    With ``langs`` of two languages, each item is followed by the same item in the other one. A
    ``bank`` may ask for a fact by several kinds of items. ``confirmed`` are the ids of those whose
    key the chat model came to, None where it was to confirm none.
    """

    doc_id: str
    title: str
    langs: tuple[Lang, ...]
    seed: int
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    bank: bool = False
    confirmed: frozenset[str] | None = None

    def answered(self, ids: frozenset[str] | None) -> "Quiz":
        """The quiz with these among its ``confirmed``."""
        return self if ids is None else replace(self, confirmed=(self.confirmed or ids) | ids)


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
    difficulties: Sequence[Difficulty] = DIFFICULTIES,
    sections: Sequence[str] = (),
    seed: int = 0,
    bank: bool = False,
    confirm: bool = False,
    report: Report = unheard,
) -> Quiz:
    """``n`` items on a document, the same for the same arguments; fewer when it bears no more,
    with a note that says so. An item whose key the assistant does not come to gives way to another:
    from the quotes that it finds, and with ``confirm`` from what its chat model says of them.

    ``sections`` are words that the headings of the wanted sections hold. ``langs`` default to the
    document's own; a language that it is not to be had in raises `BadInput`, as do a section that
    it has not, and a document without a fact to ask after. Raises `StoreError` for an unknown
    document. In a ``bank`` a fact may come again, see `growing`. ``report`` is told again and again
    how much is done, and of how much; what it raises ends the work.
    """
    wanted = tuple(langs) or (assistant.library.get(doc_id).lang,)
    wishes = Wishes(tuple(kinds), tuple(difficulties), tuple(sections), seed, n, confirm)
    pool = pool_of(assistant, doc_id, wanted, wishes, report)
    *_, made = growing(pool, n, bank=bank, report=report)
    return made


def growing(pool: Pool, n: int, *, bank: bool = False, report: Report = unheard) -> Iterator[Quiz]:
    """The quiz of ``n`` items again and again, each time longer by one; at last with its notes.

    In a ``bank``, which items are drawn from, facts are asked for again by an item of another kind
    once each has been asked for. ``report`` and what is raised as in `make_quiz`.
    """
    quiz = Quiz(pool.doc_id, pool.title, pool.langs, pool.wishes.seed, (), (), bank)
    again = 0
    for count, (item, fresh) in enumerate(_drawn(pool, bank, report), 1):
        if not fresh and not again:
            again = count
        quiz = replace(quiz, items=(*quiz.items, *pool.versions(item)))
        quiz = quiz.answered(pool.answered(item))
        yield quiz
        if count == n:
            break
    else:
        if not quiz.items:
            wishes = pool.wishes
            if pool.doubted:
                raise BadInput(
                    "The chat model came to the key of no item on {doc}; make the quiz without its "
                    "answers.",
                    doc=pool.doc_id,
                )
            wide = set(KINDS) <= set(wishes.kinds)
            raise _no_items(pool.doc_id, wishes.sections, wide=wide)
        count = len(quiz.items) // len(pool.langs)
        quiz = replace(quiz, notes=(_told_short(pool, n, count, bank=bank),))
    if again:
        quiz = replace(quiz, notes=(*quiz.notes, _told_again(pool.doc_id, again)))
    yield quiz


def _drawn(pool: Pool, bank: bool, report: Report) -> Iterator[tuple[Item, bool]]:
    """Items that ask for different things, each with True; after them those of a ``bank`` that ask
    for a fact again, each with False.

    Each next one is of the section, kind, difficulty and place of the key that the set has least
    of, and on a sentence of its own while there are any.
    """
    waiting = list(pool.items)
    random.Random(f"{pool.wishes.seed}:select").shuffle(waiting)
    traits = {id(item): _traits(item) for item in waiting}
    chosen: list[Item] = []
    had: Counter[tuple[str, str]] = Counter()
    for alike in (asks_the_same, repeats)[: 1 + bank]:
        left = [item for item in waiting if not any(alike(item, each) for each in chosen)]
        while left:
            best = min(left, key=lambda item: [had[trait] for trait in traits[id(item)]])
            left.remove(best)
            if not pool.confirmed(best, report):
                continue
            chosen.append(best)
            had.update(traits[id(best)])
            yield best, alike is asks_the_same
            left = [item for item in left if not alike(item, best)]


def _told_short(pool: Pool, asked: int, made: int, *, bank: bool) -> Worded:
    """How many there are, and what they are limited by: what was wished for, or the article."""
    told = {"asked": asked, "made": made, "doc": pool.doc_id}
    if pool.doubted:
        return Worded(
            "{doc} bears {made} of the {asked} items asked for whose key the chat model came to; "
            "without its answers there may be more.",
            **told,
        )
    if pool.wishes.narrow:
        return Worded(
            "{doc} bears {made} of the {asked} items asked for in these types, difficulties and "
            "sections; allow more of them.",
            **told,
        )
    if bank:
        return Worded(
            "{doc} bears {made} of the {asked} items asked for; each further one would repeat an "
            "item.",
            **told,
        )
    return Worded(
        "{doc} bears {made} of the {asked} items asked for; more would ask for the same "
        "facts again.",
        **told,
    )


def _told_again(doc_id: str, first: int) -> Worded:
    return Worded(
        "From item {first} on a fact of {doc} is asked for again, by an item of another type.",
        first=first,
        doc=doc_id,
    )


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


def _traits(item: Item) -> list[tuple[str, str]]:
    """What a set should be even in, the most important first."""
    place = str(item.options.index(item.key[0])) if item.options else ""
    sentence = str(item.citations[0].start)
    return [
        ("sentence", sentence),
        ("kind", item.kind),
        ("section", item.section),
        ("bloom", item.bloom),
        (f"place of {item.kind}", place),
        ("difficulty", item.difficulty),
    ]


def asks_the_same(item: Item, other: Item) -> bool:
    """Whether one fact is asked in both, or one tells what the other asks."""
    if _of_one_fact(item, other) or _tells(item, other) or _tells(other, item):
        return True
    sentences = {cited.start for cited in item.citations}
    return bool(sentences & {cited.start for cited in other.citations}) and (
        "short" not in (item.kind, other.kind)
        and (
            bool(_TELLING & {item.kind, other.kind})
            or any(key in other.stem for key in item.key)
            or any(key in item.stem for key in other.key)
        )
    )


def _tells(item: Item, other: Item) -> bool:
    """Whether a learner reads in ``item`` a figure that ``other`` asks for, in like words: a fact
    that the article has in two places.
    """
    if "short" in (item.kind, other.kind) or not _asked(other) & _read(item):
        return False
    return shares_words(_shown(item), _shown(other)) >= _SAME


def _asked(item: Item) -> frozenset[str]:
    """The figures that its facts are about, each as its kind and value."""
    return frozenset(fact.partition(":")[2] for fact in item.facts if ":" in fact)


def _read(item: Item) -> frozenset[str]:
    return _figures(_shown(item))


def _shown(item: Item) -> str:
    """The statements that a learner reads, without the values to choose from."""
    if item.kind in ("multiple", "ordering"):
        return "\n".join(item.options)
    return "\n".join(item.prompts) or item.stem


@lru_cache(maxsize=4096)
def _figures(text: str) -> frozenset[str]:
    return frozenset(f"{each.kind}:{each.value.normalize():f}" for each in find_figures(text))


def repeats(item: Item, other: Item) -> bool:
    """Whether both ask for one fact by items of one kind, or in the same words."""
    return item.kind == other.kind and (_of_one_fact(item, other) or _words(item) == _words(other))


def _words(item: Item) -> tuple[object, ...]:
    """What a learner reads of it, whatever the order of the options."""
    return item.stem, item.prompts, frozenset(item.options)


def _of_one_fact(item: Item, other: Item) -> bool:
    """Whether they share a fact, or a figure that similar words ask for: a fact told twice."""
    if item.facts & other.facts:
        return True
    values, others = ({fact.partition(":")[2] for fact in each.facts} for each in (item, other))
    return bool((values & others) - {""}) and shares_words(item.stem, other.stem) >= _SAME

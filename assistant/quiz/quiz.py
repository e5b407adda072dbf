"""A set of items: spread over sections, kinds and difficulties, no fact asked twice."""

import random
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Assistant
from assistant.summary.source import Source
from assistant.summary.statement import shares_words, statements
from assistant.wording import notice
from index.errors import BadInput
from index.types import Lang
from index.weights.nearest import nearest

from .check import faults
from .choice import cloze, single_choice
from .facts import Fact, facts
from .item import Difficulty, Item, Kind
from .second import confirms
from .several import OF_FACTS
from .short import short_answer
from .terms import cloze_of_terms, matching_of_terms, terms
from .truefalse import true_or_false

DIFFICULTIES: tuple[Difficulty, ...] = ("easy", "medium", "hard")

#: Kind → what makes items of that kind of one fact.
OF_A_FACT: dict[Kind, Callable[[Fact, Difficulty, random.Random], Iterator[Item]]] = {
    "single": single_choice,
    "truefalse": true_or_false,
    "cloze": cloze,
}
#: Every kind there is, in the order in which they are listed.
KINDS: tuple[Kind, ...] = (
    "single", "multiple", "truefalse", "cloze", "matching", "ordering", "short",
)  # fmt: skip
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
    raise BadInput(f"There is no type of item {name!r}; {nearest(name, KINDS)}")


def level_of(name: str) -> Difficulty:
    """The difficulty of that name. Raises `BadInput` with the nearest right one."""
    for level in DIFFICULTIES:
        if level == name:
            return level
    raise BadInput(f"There is no difficulty {name!r}; {nearest(name, DIFFICULTIES)}")


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
) -> Quiz:
    """``n`` items on a document, the same for the same arguments; fewer when it bears no more,
    with a note that says so. An item whose key the assistant does not come to gives way to another.

    ``sections`` are words that the headings of the wanted sections hold. ``langs`` default to the
    document's own; a language that it is not to be had in raises `BadInput`, as do a section that
    it has not, and a document without a fact to ask after. Raises `StoreError` for an unknown
    document.
    """
    document = assistant.library.get(doc_id)
    wanted = tuple(dict.fromkeys(langs)) or (document.lang,)
    pools: dict[Lang, list[Item]] = {}
    titles = []
    for lang in wanted:
        source = Source(assistant, document, lang, lambda done, total: None)  # noqa: ARG005
        if source.read_in != lang:
            raise BadInput(f"{doc_id} is not to be had in {lang!r}; choose --lang {document.lang}.")
        titles.append(source.title)
        pools[lang] = candidates(source, kinds, difficulties, sections, seed)
    first, *others = wanted
    pool = pools[first]
    twins = {lang: _by_question(pools[lang]) for lang in others}
    if twins:
        pool = [item for item in pool if all(_question(item) in twins[lang] for lang in others)]
    if not pool:
        where = " in those sections" if sections else ""
        raise BadInput(f"{doc_id} states no fact{where} that an item can be made of.")
    known: dict[str, bool] = {}

    def all_of(item: Item) -> list[Item]:
        return [item, *(twins[lang][_question(item)] for lang in others)]

    def confirmed(item: Item) -> bool:
        for each in all_of(item):
            if each.id not in known:
                known[each.id] = confirms(assistant, each)
        return all(known[each.id] for each in all_of(item))

    chosen = select(pool, n, random.Random(f"{seed}:select"))
    while refused := [item for item in chosen if not confirmed(item)]:
        ids = {item.id for item in refused}
        pool = [item for item in pool if item.id not in ids]
        chosen = select(pool, n, random.Random(f"{seed}:select"))
    items = [each for item in chosen for each in all_of(item)]
    notes = []
    if len(chosen) < n:
        few = {"asked": str(n), "made": str(len(chosen)), "doc": doc_id}
        notes.append(notice("quiz_fewer", first, **few))
    return Quiz(doc_id, " / ".join(titles), wanted, seed, tuple(items), tuple(notes))


def candidates(
    source: Source,
    kinds: Sequence[Kind],
    difficulties: Collection[Difficulty],
    sections: Sequence[str],
    seed: int,
) -> list[Item]:
    """Every item that can be made of a document, in the order of its sentences."""
    _check_sections(source, sections)
    every = [each for each in facts(source) if _in_sections(each.statement.section, sections)]
    found: list[Item] = []
    for kind in kinds:
        for difficulty in difficulties:
            if kind in OF_FACTS:
                found += OF_FACTS[kind](every, difficulty, _drawing(seed, kind, difficulty))
            elif kind in OF_A_FACT:
                for fact in every:
                    # By fact, so that the items of both languages are drawn alike.
                    rng = _drawing(seed, kind, difficulty, fact.id)
                    found += OF_A_FACT[kind](fact, difficulty, rng)
    said = [each for each in statements(source) if _in_sections(each.section, sections)]
    named = terms(source, said)
    for difficulty in difficulties:
        if "cloze" in kinds:
            found += cloze_of_terms(named, difficulty)
        if "matching" in kinds:
            found += matching_of_terms(named, difficulty, _drawing(seed, "terms", difficulty))
    if "short" in kinds and "hard" in difficulties:
        found += short_answer(source, said)
    true = every[0].true if every else ()
    return [item for item in found if not faults(item, source.document, true)]


def _drawing(seed: int, *what: str) -> random.Random:
    return random.Random(":".join((str(seed), *what)))


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
        waiting = [item for item in waiting if not _asks_the_same(item, best)]
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


def _asks_the_same(item: Item, other: Item) -> bool:
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


def _question(item: Item) -> tuple[object, ...]:
    """What items of two languages have in common when one renders the other."""
    places = tuple(item.options.index(key) for key in item.key if key in item.options)
    return item.kind, item.difficulty, item.facts, places


def _by_question(pool: Sequence[Item]) -> dict[tuple[object, ...], Item]:
    return {_question(item): item for item in pool}


def _in_sections(path: Sequence[str], sections: Sequence[str]) -> bool:
    return not sections or any(words.lower() in " > ".join(path).lower() for words in sections)


def _check_sections(source: Source, sections: Sequence[str]) -> None:
    titles = {title for excerpt in source.excerpts() for title in excerpt.path}
    names = {
        part
        for title in titles
        for part in re.split(r"[：:]\s*|^[\d一二三四五六七八九十]+[.、]", title)
    }
    for words in sections:
        if not _in_sections(sorted(titles), [words]):
            raise BadInput(
                f"{source.document.id} has no section {words!r}; {nearest(words, names - {''})}"
            )

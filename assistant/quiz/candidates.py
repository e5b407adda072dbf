"""Every item that can be made of a document, in one language or in two."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.answer import Assistant
from assistant.cite import section_at
from assistant.summary.source import Source
from assistant.summary.statement import Statement, statements
from index.errors import BadInput
from index.types import Lang
from index.weights.nearest import nearest

from .applied import difference
from .check import faults
from .choice import cloze, single_choice
from .facts import Fact, facts
from .item import DIFFICULTIES, KINDS, Difficulty, Item, Kind
from .second import ASKABLE, confirms
from .several import OF_FACTS, ordering
from .short import short_answer
from .terms import cloze_of_terms, matching_of_terms, terms
from .truefalse import true_or_false

#: Kind → what makes items of that kind of one fact.
OF_A_FACT: dict[Kind, tuple[Callable[[Fact, Difficulty, random.Random], Iterator[Item]], ...]] = {
    "single": (single_choice, difference),
    "truefalse": (true_or_false,),
    "cloze": (cloze,),
}


# A long document has facts enough for many quizzes: more than so many for each item, and than so
# many in all, are not looked at, so that the first item is there soon.
_FACTS_AN_ITEM = 4
_FACTS = 240


#: Told how much is done, and of how much.
Report = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """A `Report` to nobody."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What items there should be. ``sections`` are words that the headings of the wanted sections
    hold; without any, all are wanted. Another ``seed`` gives other items. There should be ``n`` at
    least, if the document bears them. With ``confirm`` the chat model has to come to the key of
    those that it can be asked.
    """

    kinds: tuple[Kind, ...] = KINDS
    difficulties: tuple[Difficulty, ...] = DIFFICULTIES
    sections: tuple[str, ...] = ()
    seed: int = 0
    n: int = 20
    confirm: bool = False

    @property
    def narrow(self) -> bool:
        """Whether they leave out items of some type, difficulty or section."""
        whole = set(KINDS) <= set(self.kinds) and set(DIFFICULTIES) <= set(self.difficulties)
        return bool(self.sections) or not whole


@dataclass(frozen=True, slots=True)
class Pool:
    """``items`` in the first of ``langs``; `versions` gives one in all of them."""

    assistant: Assistant
    doc_id: str
    title: str
    langs: tuple[Lang, ...]
    wishes: Wishes
    items: Sequence[Item]
    _twins: Sequence[dict[tuple[object, ...], Item]]
    _confirmed: dict[str, bool] = field(default_factory=dict)

    def versions(self, item: Item) -> list[Item]:
        """The item, followed by the same one in each of the other languages."""
        return [item, *(twins[_question(item)] for twins in self._twins)]

    def confirmed(self, item: Item, report: Report = unheard) -> bool:
        """Whether the assistant comes to its key, in every language; asked once."""
        report(1, 1)
        versions = self.versions(item)
        for each in versions:
            if each.id not in self._confirmed:
                self._confirmed[each.id] = confirms(self.assistant, each)
        return all(self._confirmed[each.id] for each in versions)

    @property
    def doubted(self) -> bool:
        """Whether items gave way because the chat model did not come to their key."""
        return self.wishes.confirm and not all(self._confirmed.values())

    def answered(self, item: Item) -> frozenset[str] | None:
        """The ids of its versions, if the chat model came to the key of this item that
        is `confirmed`; none of them if it was not asked. None where it is not to confirm any.
        """
        if not self.wishes.confirm:
            return None
        return frozenset(each.id for each in self.versions(item) if each.kind in ASKABLE)


def pool_of(
    assistant: Assistant,
    doc_id: str,
    langs: Sequence[Lang],
    wishes: Wishes,
    report: Report = unheard,
) -> Pool:
    """What can be made of a document; ``report`` and what is raised as in `make_quiz`."""
    if wishes.confirm and assistant.model_name == "none":
        raise BadInput(
            "There is no chat model to answer the items; make the quiz without its answers."
        )
    document = assistant.library.get(doc_id)
    wanted = tuple(dict.fromkeys(langs))
    pools: list[list[Item]] = []
    titles = []
    for at, lang in enumerate(wanted):

        def told(done: int, total: int, before: int = at) -> None:
            report(before * total + done, len(wanted) * total)

        source = Source(assistant, document, lang, told)
        if source.read_in != lang:
            raise BadInput(
                "{doc} is not to be had in {lang!r}; choose {own!r}.",
                doc=doc_id,
                lang=lang,
                own=document.lang,
            )
        titles.append(source.title)
        pools.append(candidates(source, wishes))
    twins = [{_question(item): item for item in pool} for pool in pools[1:]]
    items = [item for item in pools[0] if all(_question(item) in known for known in twins)]
    asked = assistant if wishes.confirm else Assistant(assistant.library, None)
    return Pool(asked, doc_id, " / ".join(titles), wanted, wishes, items, twins)


def candidates(source: Source, wishes: Wishes) -> list[Item]:
    """Every item that can be made of a document, in the order of its sentences.

    ``source.report`` is told again and again of the kinds and difficulties done, and of how many.
    """
    sections, seed = wishes.sections, wishes.seed
    _check_sections(source, sections)
    steps = [(kind, level) for kind in wishes.kinds for level in wishes.difficulties]
    every = []
    for each in facts(source):
        source.report(0, len(steps))
        if _is_wanted(each.statement, source, sections):
            every.append(each)
    every = _some(every, max(_FACTS, _FACTS_AN_ITEM * wishes.n), seed)
    asked = [fact for fact in every if not fact.only_begins]
    found: list[Item] = []
    for step, (kind, difficulty) in enumerate(steps):
        source.report(step, len(steps))
        if kind == "ordering":
            found += ordering(every, difficulty, _drawing(seed, kind, difficulty))
        elif kind in OF_FACTS:
            found += OF_FACTS[kind](asked, difficulty, _drawing(seed, kind, difficulty))
        elif kind in OF_A_FACT:
            for fact in asked:
                source.report(step, len(steps))
                # By fact, so that the items of both languages are drawn alike.
                for make in OF_A_FACT[kind]:
                    found += make(fact, difficulty, _drawing(seed, kind, difficulty, fact.id))
    said = [each for each in statements(source) if _is_wanted(each, source, sections)]
    named = terms(source, said)
    for difficulty in wishes.difficulties:
        if "cloze" in wishes.kinds:
            found += cloze_of_terms(named, difficulty)
        if "matching" in wishes.kinds:
            found += matching_of_terms(named, difficulty, _drawing(seed, "terms", difficulty))
    if "short" in wishes.kinds and "hard" in wishes.difficulties:
        found += short_answer(source, said)
    true = every[0].true if every else None
    rendition = source.library.rendition(source.document.id, source.read_in)
    good = []
    for item in found:
        source.report(len(steps), len(steps))
        if not faults(item, source.document, rendition, true):
            good.append(item)
    return good


def _some(every: Sequence[Fact], most: int, seed: int) -> list[Fact]:
    """At most so many of the facts, evenly of all sections, in their order.

    In both languages of a document the same ones.
    """
    if len(every) <= most:
        return list(every)
    by_section: defaultdict[tuple[str, ...], list[tuple[float, int]]] = defaultdict(list)
    for place, fact in enumerate(every):
        lot = _drawing(seed, "fact", fact.id).random()
        section = section_at(fact.source.document, fact.statement.said.span[0])
        by_section[section].append((lot, place))
    turns = [
        (turn, lot, place)
        for group in by_section.values()
        for turn, (lot, place) in enumerate(sorted(group))
    ]
    return [every[place] for place in sorted(place for *_, place in sorted(turns)[:most])]


def _drawing(seed: int, *what: str) -> random.Random:
    return random.Random(":".join((str(seed), *what)))


def _question(item: Item) -> tuple[object, ...]:
    """What items of two languages have in common when one renders the other."""
    places = tuple(item.options.index(key) for key in item.key if key in item.options)
    return item.kind, item.difficulty, item.facts, places


def _is_wanted(statement: Statement, source: Source, sections: Sequence[str]) -> bool:
    """Whether it stands in one of the sections, named in its language or in the document's own."""
    own = section_at(source.document, statement.said.span[0])
    return _in_sections((*statement.section, *own), sections)


def _in_sections(path: Sequence[str], sections: Sequence[str]) -> bool:
    return not sections or any(words.lower() in " > ".join(path).lower() for words in sections)


def _check_sections(source: Source, sections: Sequence[str]) -> None:
    titles = {title for excerpt in source.excerpts() for title in excerpt.path}
    titles |= {title for section in source.document.sections for title in section.path}
    names = {
        part
        for title in titles
        for part in re.split(r"[：:]\s*|^[\d一二三四五六七八九十]+[.、]", title)
    }
    for words in sections:
        if not words.strip() or not _in_sections(sorted(titles), [words]):
            raise BadInput(
                "{doc} has no section {words!r}; {near}",
                doc=source.document.id,
                words=words,
                near=nearest(words, names - {""}),
            )

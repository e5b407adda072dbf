from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.assembly import open_assistant
from assistant.quiz import KINDS, Item, Quiz, kind_of, level_of, make_quiz
from assistant.quiz.candidates import Pool, Wishes, _some, pool_of, unheard
from assistant.quiz.check import faults
from assistant.quiz.facts import facts
from assistant.quiz.item import BLOOMS
from assistant.quiz.quiz import _figures, _shown, growing
from assistant.settings import load_settings
from assistant.summary.source import Source
from index.errors import BadInput
from index.language import detect_language
from index.library import Library
from index.types import LANGS, Lang
from tests.index.small import article

DOC = "xiaomi-deep-sea"


@cache
def pool(library: Library, seed: int, *langs: Lang) -> Pool:
    return pool_of(Assistant(library, None), DOC, langs, Wishes(seed=seed, n=1000))


def quiz(library: Library, n: int = 20, seed: int = 0, lang: Lang = "zh") -> Quiz:
    """As `make_quiz` has it, of a pool that the tests share."""
    *_, made = growing(pool(library, seed, lang), n)
    return made


@pytest.mark.parametrize("lang", LANGS)
def test_every_item_keeps_the_rules(library: Library, lang: Lang) -> None:
    document = library.get(DOC)
    rendition = library.rendition(DOC, "en") if lang == "en" else None
    made = quiz(library, 60, lang=lang)
    assert len(made.items) >= 25
    for item in made.items:
        assert not faults(item, document, rendition), item
        assert item.explanation
        assert detect_language(item.stem, "zh") == lang


@pytest.mark.parametrize("lang", LANGS)
def test_a_set_is_even_and_repeats_no_fact(library: Library, lang: Lang) -> None:
    items = quiz(library, lang=lang).items
    assert len(items) == 20
    facts = [fact for item in items for fact in item.facts]
    assert len(set(facts)) == len(facts)
    kinds = Counter(item.kind for item in items)
    assert set(kinds) >= set(KINDS) - {"matching", "ordering"}  # few facts go together so
    assert max(kinds.values()) - min(kinds[kind] for kind in ("single", "truefalse", "cloze")) <= 2
    places = Counter(i.options.index(i.key[0]) for i in items if i.kind == "single")
    assert max(places.values(), default=0) <= 3
    verdicts = Counter(i.key for i in items if i.kind == "truefalse")
    assert max(verdicts.values(), default=0) - min(verdicts.values(), default=0) <= 1
    assert max(Counter(item.section for item in items).values()) <= 4
    assert len({item.difficulty for item in items}) == 3


def test_a_seed_makes_the_same_items_and_another_others(library: Library) -> None:
    first, other = (quiz(library, seed=seed) for seed in (1, 2))
    again = make_quiz(Assistant(library, None), DOC, 20, langs=("zh",), seed=1)
    assert first == again
    ids = {item.id for item in first.items}
    assert len(ids & {item.id for item in other.items}) <= len(ids) / 2


def test_in_both_languages_each_item_comes_twice(library: Library) -> None:
    *_, made = growing(pool(library, 0, *LANGS), 6)
    assert [item.lang for item in made.items] == ["zh", "en"] * 6
    for chinese, english in zip(made.items[::2], made.items[1::2], strict=True):
        assert chinese.citations == english.citations
        assert chinese.kind == english.kind
        assert detect_language(english.stem, "zh") == "en"


def test_what_the_article_cannot_bear_is_told(library: Library) -> None:
    made = quiz(library, 1000)
    assert len(made.items) < 1000
    assert f"bears {len(made.items)} of the 1000" in made.notes[0]
    assert "the same facts again" in made.notes[0]


def test_why_there_are_fewer_items_than_asked_for(library: Library) -> None:
    narrow = make_quiz(Assistant(library, None), DOC, 20, kinds=["ordering"], langs=["zh"])
    (note,) = narrow.notes
    assert f"bears {len(narrow.items)} of the 20" in note
    assert "these types, difficulties and sections" in note and "same facts" not in note
    *_, bank = growing(pool(library, 0, "zh"), 1000, bank=True)
    short, again = bank.notes
    assert "would repeat an item" in short and "same facts" not in short
    assert "is asked for again" in again


def distinct(items: Sequence[Item]) -> int:
    """How many there are; each has words of its own, in whatever order its options stand, and no
    kind of item asks for a fact twice.
    """
    words = {(i.kind, i.stem, i.prompts, frozenset(i.options)) for i in items}
    asked = Counter((item.kind, fact) for item in items for fact in item.facts)
    assert len(words) == len(items) and max(asked.values()) == 1
    return len(items)


@pytest.mark.parametrize("lang", LANGS)
def test_in_a_bank_facts_come_again_as_items_of_other_kinds(library: Library, lang: Lang) -> None:
    *_, made = growing(pool(library, 0, lang), 1000, bank=True)
    document = library.get(DOC)
    rendition = library.rendition(DOC, "en") if lang == "en" else None
    assert not [item for item in made.items if faults(item, document, rendition)]
    fresh = quiz(library, 1000, lang=lang).items
    assert distinct(made.items) > 3 * len(fresh)
    assert made.items[: len(fresh)] == fresh
    assert f"From item {len(fresh) + 1} on" in made.notes[-1]


@pytest.mark.models
@pytest.mark.parametrize("lang", LANGS)
def test_the_article_bears_150_items_that_the_assistant_comes_to_the_key_of(
    indexed_home: Path, lang: Lang
) -> None:
    settings = load_settings(home=indexed_home, model="none")
    with closing(open_assistant(settings, lambda _: None)) as assistant:
        made = make_quiz(assistant, DOC, 150, langs=(lang,), bank=True)
        assert distinct(made.items) == 150


def test_of_a_long_article_facts_of_every_section_are_taken(library: Library) -> None:
    every = list(facts(Source(Assistant(library, None), library.get(DOC), "zh", unheard)))
    some = _some(every, 20, seed=1)
    assert len(some) == 20
    assert [fact for fact in every if fact in some] == some
    sections = {fact.statement.section for fact in every}
    assert len({fact.statement.section for fact in some}) == min(20, len(sections))
    assert _some(every, 20, seed=2) != some


def test_a_quiz_grows_by_an_item_at_a_time(library: Library) -> None:
    steps = list(growing(pool(library, 0, *LANGS), 4))
    assert [len(step.items) for step in steps] == [2, 4, 6, 8, 8]
    for step in steps:
        assert step.items == steps[-1].items[: len(step.items)]


def test_only_the_sections_and_kinds_asked_for(library: Library) -> None:
    made = make_quiz(
        Assistant(library, None), DOC, 3, kinds=["single"], sections=["知识壁垒"], langs=["zh"]
    )
    assert {item.kind for item in made.items} == {"single"}
    assert all("知识壁垒" in item.section for item in made.items)


def test_a_section_may_be_named_in_either_language(library: Library) -> None:
    made = make_quiz(Assistant(library, None), DOC, 2, sections=["知识壁垒"], langs=LANGS)
    assert all("知识壁垒" in item.section for item in made.items[::2])
    assert {item.lang for item in made.items} == set(LANGS)


def test_bad_wishes_are_refused_in_a_line(library: Library) -> None:
    assistant = Assistant(library, None)
    with pytest.raises(BadInput, match="did you mean 'single'"):
        kind_of("singel")
    with pytest.raises(BadInput, match="did you mean 'medium'"):
        level_of("medum")
    with pytest.raises(BadInput, match=r"no section '品牌壁磊'; did you mean '品牌壁垒'"):
        make_quiz(assistant, DOC, sections=["品牌壁磊"])
    with pytest.raises(BadInput, match="not to be had in 'zh'"):
        make_quiz(assistant, article().id, langs=["zh"])


@pytest.mark.parametrize("lang", LANGS)
def test_no_item_tells_what_another_asks(library: Library, lang: Lang) -> None:
    """The article says in two places that 80% of the first buyers were fans."""
    for seed in range(4):
        items = quiz(library, 30, seed, lang).items
        asked = {fact.partition(":")[2] for item in items for fact in item.facts}
        telling = [item for item in items if "percent:80" in {*_figures(_shown(item))}]
        assert asked and len(telling) <= 1


def test_every_bloom_level_is_tested(library: Library) -> None:
    levels = {item.bloom for item in quiz(library, 40).items}
    assert levels == set(BLOOMS)

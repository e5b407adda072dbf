from dataclasses import replace
from functools import cache

import pytest

from assistant.answer import Assistant
from assistant.figures import find_figures
from assistant.quiz import KINDS, Item, Kind, Quiz, make_quiz
from assistant.quiz.candidates import Pool, Wishes, pool_of
from assistant.quiz.check import Fault
from assistant.quiz.edit import another, arranged, draft_of, edited, groups
from assistant.quiz.quiz import growing
from index.errors import BadInput
from index.library import Library
from index.types import LANGS, Lang
from tests.index.small import article

DOC = "xiaomi-deep-sea"


@cache
def quiz(library: Library, kind: Kind, n: int = 1) -> Quiz:
    return make_quiz(Assistant(library, None), DOC, n, kinds=[kind], langs=["zh"])


@cache
def pool(library: Library) -> Pool:
    return pool_of(Assistant(library, None), DOC, LANGS, Wishes())


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_is_not_touched_changes_nothing(library: Library, kind: Kind) -> None:
    (item,) = quiz(library, kind).items
    assert edited(item, draft_of(item), library.get(DOC)) == (item, [])


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_in_other_words_keeps_its_quotes(library: Library, kind: Kind) -> None:
    (item,) = quiz(library, kind).items
    draft = replace(draft_of(item), stem=f"请看：{item.stem}", explanation="见原文。")
    now, wrong = edited(item, draft, library.get(DOC))
    assert wrong == []
    assert now == replace(item, stem=f"请看：{item.stem}", explanation="见原文。")


@pytest.mark.parametrize("kind", ["cloze", "matching", "short"])
def test_a_key_that_no_quote_holds_is_not_taken(library: Library, kind: Kind) -> None:
    (item,) = quiz(library, kind).items
    draft = draft_of(item)
    key = ("777亿元", *draft.key[1:])
    now, wrong = edited(item, replace(draft, key=key), library.get(DOC))
    assert now == item
    assert wrong[0].rule in ("key", "pair") and "777亿元" in wrong[0].words


def test_another_right_option_and_another_wrong_one(library: Library) -> None:
    (item,) = quiz(library, "single").items
    draft = draft_of(item)
    wrong = next(place for place in range(4) if place not in draft.right)
    _, found = edited(item, replace(draft, right=(wrong,)), library.get(DOC))
    assert Fault("key", item.options[wrong]) in found
    options = tuple("1.23" if place == wrong else o for place, o in enumerate(item.options))
    now, found = edited(item, replace(draft, options=options), library.get(DOC))
    assert found == [] and now.options == options and now.key == item.key


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"stem": " "}, "empty"),
        ({"right": ()}, "no_key"),
        ({"right": (0, 1)}, "no_key"),
        ({"right": (9,)}, "no_key"),
        ({"options": ("1", "2", "", "3")}, "empty"),
        ({"options": ("1", "2", "2", "3")}, "twice"),
    ],
)
def test_a_form_of_which_no_item_can_be_made(
    library: Library, change: dict[str, tuple[str, ...]], rule: str
) -> None:
    (item,) = quiz(library, "single").items
    now, found = edited(item, replace(draft_of(item), **change), library.get(DOC))
    assert now == item
    assert [fault.rule for fault in found] == [rule]


MADE_UP = "月亮是奶酪做的。"


@pytest.mark.parametrize(
    ("kind", "rule"), [("multiple", "right"), ("truefalse", "verdict"), ("short", "key")]
)
def test_what_no_quote_says_is_not_taken_without_a_figure_either(
    library: Library, kind: Kind, rule: str
) -> None:
    item = next(item for item in quiz(library, kind, 4).items if _is_true(item))
    draft = draft_of(item)
    if kind == "truefalse":
        draft = replace(draft, stem=f"外星人说{item.stem}")
    elif kind == "multiple":
        places = enumerate(draft.options)
        options = tuple(MADE_UP if at == draft.right[0] else text for at, text in places)
        draft = replace(draft, options=options)
    else:
        draft = replace(draft, key=(MADE_UP, *draft.key[1:]))
    now, found = edited(item, draft, library.get(DOC))
    assert now == item
    assert [fault.rule for fault in found] == [rule]


def test_a_term_that_is_not_in_its_place_is_not_taken(library: Library) -> None:
    item = next(i for i in pool(library).items if i.kind == "cloze" and not find_figures(i.key[0]))
    for key in ("蓝鲸计划", "小米汽车"):  # in no quote, and in another place of the quote
        _, found = edited(item, replace(draft_of(item), key=(key,)), library.get(DOC))
        assert found == [Fault("key", key)]


@pytest.mark.parametrize(("lang", "figures"), [("zh", False), ("en", False), ("en", True)])
def test_partners_that_are_changed_about_are_not_taken(
    library: Library, lang: Lang, figures: bool
) -> None:
    document = library.get(DOC)
    rendition = library.rendition(DOC, "en") if lang == "en" else None
    wishes = Wishes(("matching",), n=1000)
    items = pool_of(Assistant(library, None), DOC, [lang], wishes).items
    item = next(i for i in items if bool(find_figures(i.key[0])) == figures)
    first, second, *others = item.key
    draft = replace(draft_of(item), key=(second, first, *others))
    _, found = edited(item, draft, document, rendition)
    assert [fault.rule for fault in found] == ["pair", "pair"]


def test_a_question_for_something_else_is_not_taken(library: Library) -> None:
    (item,) = quiz(library, "single").items
    draft = replace(draft_of(item), stem="月亮离地球多远？")
    assert edited(item, draft, library.get(DOC)) == (item, [Fault("asks")])


def test_a_choice_keeps_its_number_of_options(library: Library) -> None:
    (item,) = quiz(library, "single").items
    draft = replace(draft_of(item), options=(*item.key, "1.23"), right=(0,))
    assert edited(item, draft, library.get(DOC)) == (item, [Fault("empty")])


def test_the_events_are_those_of_the_quotes_in_the_order_of_their_dates(library: Library) -> None:
    (item,) = quiz(library, "ordering").items
    draft, document = draft_of(item), library.get(DOC)
    swapped = (draft.key[1], draft.key[0], *draft.key[2:])
    assert edited(item, replace(draft, key=swapped), document) == (item, [Fault("order")])
    made_up = "小米汽车倒闭。"
    _, found = edited(item, replace(draft, key=(made_up, *draft.key[1:])), document)
    assert Fault("key", made_up) in found
    # The order in which they are shown stays what it was.
    first = draft.key[0].removesuffix("。")
    now, found = edited(item, replace(draft, key=(first, *draft.key[1:])), document)
    assert found == []
    shown = [first if text == item.key[0] else text for text in item.options]
    assert now.options == tuple(shown) and now.key[0] == first


def _is_true(item: Item) -> bool:
    return item.kind != "truefalse" or item.key[0] == item.options[0]


def test_another_item_is_of_the_kind_and_repeats_no_fact(library: Library) -> None:
    *_, made = growing(pool(library), 8)
    seen: list[Item] = []
    for place in range(len(groups(made))):
        old = groups(made)[place][0]
        try:
            now = another(pool(library), made, place, seen)
        except BadInput as error:
            assert old.kind in ("matching", "ordering", "multiple"), error
            continue
        new = groups(now)[place][0]
        assert (new.kind, new.difficulty, new.lang) == (old.kind, old.difficulty, old.lang)
        assert groups(now)[place][1].lang == "en"
        had = {fact for item in (*made.items, *seen) for fact in item.facts}
        assert not new.facts & had
        seen.append(old)
        made = now


def test_an_article_that_states_nothing_else_says_so(library: Library) -> None:
    assistant = Assistant(library, None)
    small = pool_of(assistant, article().id, ["en"], Wishes(("single",)))
    made = make_quiz(assistant, article().id, 1, kinds=["single"])
    with pytest.raises(BadInput, match="states nothing else"):
        for _ in range(20):
            made = another(small, made, 0, made.items)


def test_items_are_dropped_and_moved_with_their_other_language(library: Library) -> None:
    *_, made = growing(pool(library), 3)
    first, second, third = groups(made)
    assert arranged(made, [third, first]).items == (*third, *first)
    assert len(second) == 2

"""How far two figures are apart, and in what order things happened."""

import random

import pytest

from assistant.answer import Assistant
from assistant.quiz.applied import difference, is_worked_out
from assistant.quiz.check import faults
from assistant.quiz.facts import Fact, facts
from assistant.quiz.item import BLANK, Item
from assistant.quiz.several import ordering
from assistant.summary.source import Source
from index.library import Library
from index.types import LANGS, Lang
from tests.index.small import ByteEmbedder, article


def facts_of(text: str, lang: Lang, library: Library) -> list[Fact]:
    document = article("told", text, "Told", lang)
    library.add(document)
    return list(facts(Source(Assistant(library, None), document, lang, lambda *_: None)))


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.open(tmp_path_factory.mktemp("told") / "index", ByteEmbedder())


def apart(text: str, lang: Lang, library: Library) -> list[Item]:
    return [
        item
        for fact in facts_of(text, lang, library)
        for item in difference(fact, "hard", random.Random(1))
    ]


@pytest.mark.parametrize(
    ("text", "lang", "key"),
    [
        ("# 航线\n\n青屿航线的票价由120元降到96元，旅客因此更多。", "zh", "24元"),
        ("# 航线\n\n青屿航线的准班率由91.2%提高到94.6%，旅客因此更多。", "zh", "3.4个百分点"),
        ("# Roads\n\nThe northern road is 784 km long, the southern road 652 km.", "en", "132 km"),
    ],
)
def test_two_figures_of_a_statement_are_worked_with(
    text: str, lang: Lang, key: str, empty: Library
) -> None:
    made = apart(text, lang, empty)
    assert made
    for item in made:
        assert item.key == (key,)
        assert item.bloom == "apply"
        assert item.stem.count(BLANK) == 2
        assert len(item.options) == 4
        assert len(item.facts) == 2
        assert not faults(item, empty.get("told"))
    assert len({item.options.index(key) for item in made}) == len(made)


@pytest.mark.parametrize(
    "text",
    [
        "# 航线\n\n青屿航线的票价由约120元降到96元，旅客因此更多。",  # not exact
        "# 船队\n\n青屿公司拥有客船23艘，总客位5280个，都是新造的。",  # not comparable
        "# 成本\n\n青屿公司的操作成本升了14%，运输成本降了31%，总体更低。",  # 45 apart
        "# 航线\n\n青屿航线的票价先后为120元、108元和96元，旅客更多。",  # three
    ],
)
def test_what_code_cannot_compare_is_not_asked(text: str, empty: Library) -> None:
    assert not apart(text, "zh", empty)


def test_a_difference_is_held_by_both_figures_alone() -> None:
    assert is_worked_out("24元", ["票价由120元降到96元"])
    assert not is_worked_out("25元", ["票价由120元降到96元"])
    assert not is_worked_out("24元", ["票价由120元降到96公里"])
    assert not is_worked_out("24元", ["票价120元", "后来是96元"])


@pytest.mark.parametrize("lang", LANGS)
def test_events_are_told_without_their_dates(library: Library, lang: Lang) -> None:
    document = library.get("xiaomi-deep-sea")
    every = list(facts(Source(Assistant(library, None), document, lang, lambda *_: None)))
    made = list(ordering(every, "hard", random.Random(3)))
    assert made
    for item in made:
        assert len(item.key) >= 3
        assert all(BLANK not in event and "20" not in event[:6] for event in item.options)
        rendition = library.rendition(document.id, "en") if lang == "en" else None
        assert not faults(item, document, rendition)


def test_a_place_said_with_于_goes_with_its_date(empty: Library) -> None:
    text = (
        "# 大事\n\n青屿快航公司成立于2006年3月。\n\n鹤岙新客运站于2023年9月动工。\n\n"
        "2024年5月，临澜新船厂交付了首艘电动客船。\n\n临澜船厂的会议定在2025年6月，比往年早。"
    )
    [item, *_] = ordering(facts_of(text, "zh", empty), "hard", random.Random(1))
    assert item.key == (
        "青屿快航公司成立。",
        "鹤岙新客运站动工。",
        "临澜新船厂交付了首艘电动客船。",
    )


def test_a_quarter_stands_among_the_months(empty: Library) -> None:
    text = (
        "# 大事\n\n2024年第三季度，临澜新船厂交付了首艘电动客船。\n\n"
        "2024年5月，鹤岙新客运站动工。\n\n2024年2月，青屿快航公司成立。"
    )
    [item, *_] = ordering(facts_of(text, "zh", empty), "hard", random.Random(1))
    assert item.key == (
        "青屿快航公司成立。",
        "鹤岙新客运站动工。",
        "临澜新船厂交付了首艘电动客船。",
    )
    assert not faults(item, empty.get("told"))

"""What a teacher's edit can break is found."""

from dataclasses import replace
from functools import cache
from typing import get_args

import pytest

from assistant.answer import Assistant
from assistant.quiz import Item, Kind, make_quiz
from assistant.quiz.check import Fault, Rule, faults
from index.library import Library
from index.types import LANGS, Lang

DOC = "xiaomi-deep-sea"


@cache
def made(library: Library, kind: Kind) -> Item:
    return make_quiz(Assistant(library, None), DOC, 1, kinds=[kind], langs=["zh"]).items[0]


@pytest.mark.parametrize("kind", ["single", "cloze"])
def test_a_key_that_no_quote_holds(library: Library, kind: Kind) -> None:
    item = made(library, kind)
    options = tuple("777亿元" if o in item.key else o for o in item.options)
    wrong = replace(item, key=("777亿元",), options=options)
    assert Fault("key", "777亿元") in faults(wrong, library.get(DOC))


def test_a_verdict_turned_round(library: Library) -> None:
    item = made(library, "truefalse")
    other = next(option for option in item.options if option not in item.key)
    assert faults(replace(item, key=(other,)), library.get(DOC)) == [Fault("verdict")]


def test_a_wrong_option_that_the_article_has(library: Library) -> None:
    item = made(library, "single")
    options = (*item.key, "45000000000元", "777亿元", "778亿元")
    assert "true" in _rules(replace(item, options=options), library)


@pytest.mark.parametrize("kind", ["multiple", "truefalse"])
def test_a_false_statement_that_the_article_makes_elsewhere(library: Library, kind: Kind) -> None:
    item = made(library, kind)
    elsewhere = "小米汽车发布会被誉为“科技春晚”。"
    assert elsewhere in library.get(DOC).text
    if kind == "truefalse":
        now = replace(item, stem=elsewhere, key=item.options[1:])
    else:
        wrong = next(option for option in item.options if option not in item.key)
        options = tuple(elsewhere if text == wrong else text for text in item.options)
        now = replace(item, options=options)
    assert faults(now, library.get(DOC)) == [Fault("true", elsewhere)]


def test_a_false_statement_with_a_figure_that_the_article_has_elsewhere(library: Library) -> None:
    item = made(library, "truefalse")
    now = replace(item, stem="小米汽车用了1038款配件。", key=item.options[1:])
    assert _rules(now, library) == {"true"}
    assert not _rules(replace(now, stem="小米汽车用了1039款配件。"), library)


def test_a_wrong_option_that_the_quotes_hold(library: Library) -> None:
    item = made(library, "multiple")
    now = replace(item, key=item.key[:1])
    assert faults(now, library.get(DOC)) == [Fault("wrong", text) for text in item.key[1:]]


def test_an_option_about_the_others(library: Library) -> None:
    item = made(library, "single")
    options = (*item.options[:3], "以上都对")
    options = options if item.key[0] in options else (item.key[0], *options[1:])
    assert Fault("others", "以上都对") in faults(replace(item, options=options), library.get(DOC))


def test_a_stem_that_tells_the_key_and_a_quote_that_is_not_there(library: Library) -> None:
    item = made(library, "cloze")
    told = replace(item, stem=f"{item.stem}（{item.key[0]}）")
    assert _rules(told, library) == {"told"}
    cited = (replace(item.citations[0], start=0, end=5),)
    assert _rules(replace(item, citations=cited), library) == {"quote"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_rule_says_in_a_line_what_is_wrong(lang: Lang) -> None:
    lines = {Fault(rule, "a\nb: c").line(lang) for rule in get_args(Rule)}
    assert len(lines) == len(get_args(Rule))
    assert not any("\n" in line for line in lines)
    assert "“a b: c”" in Fault("key", "a\nb: c").line(lang)


def _rules(item: Item, library: Library) -> set[Rule]:
    return {fault.rule for fault in faults(item, library.get(DOC))}

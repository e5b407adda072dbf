"""Which figures of a text are asked after."""

import random
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.quiz import DIFFICULTIES, Difficulty
from assistant.quiz.candidates import unheard
from assistant.quiz.facts import Fact, facts
from assistant.summary.source import Source
from index.library import Library
from index.types import Lang
from tests.index.small import ByteEmbedder, article


def found(folder: Path, lang: Lang, text: str) -> list[Fact]:
    """The facts of a text of one section."""
    library = Library.open(folder / "index", ByteEmbedder())
    document = article("text", f"# One\n\n{text}\n", lang=lang)
    library.add(document)
    source = Source(Assistant(library, None), document, lang, unheard)
    every = list(facts(source))
    library.close()
    return every


def asked(folder: Path, lang: Lang, text: str) -> set[str]:
    """The figures that it is asked after."""
    return {fact.written for fact in found(folder, lang, text)}


def test_a_figure_that_the_stem_tells_in_another_unit_is_not_asked_after(tmp_path: Path) -> None:
    text = "The harbour gives a 48-hour warning, and pilots leave two days ahead of 31 ships."
    assert asked(tmp_path, "en", text) == {"31"}


@pytest.mark.parametrize(
    ("lang", "text", "figures"),
    [
        (
            "en",
            "A levy provides 61 per cent of the income of the library, the state 17 per cent, "
            "gifts 15 per cent, and small sources the remaining 7 per cent.",
            set(),
        ),
        ("zh", "灯塔公司的客人61%来自县城，17%来自省城，12%来自外省。", {"61%", "17%", "12%"}),
        ("en", "Lamps took £600 of the budget, boats £250, ropes £50, paint £300.", set()),
    ],
)
def test_what_the_rest_of_the_sentence_adds_up_to_is_not_asked_after(
    tmp_path: Path, lang: Lang, text: str, figures: set[str]
) -> None:
    assert asked(tmp_path, lang, text) == figures


def test_a_pronoun_for_what_was_named_before_is_not_explained_by_a_month(tmp_path: Path) -> None:
    text = "In March 2015 its bank asked for repayment of a loan of £4.2 million within 18 months."
    assert asked(tmp_path, "en", text) == set()
    text = text.replace("its bank", "a bank of the harbour")
    assert asked(tmp_path / "again", "en", text) >= {"£4.2 million"}


@pytest.mark.parametrize("level", DIFFICULTIES)
def test_a_wrong_value_fits_in_with_what_is_compared(tmp_path: Path, level: Difficulty) -> None:
    text = "The topic of the lamps had over 86 billion views, far ahead of the 42 billion of tides."
    (fact,) = (each for each in found(tmp_path, "en", text) if each.written == "42 billion")
    values = fact.wrong(level, random.Random(0))
    assert values and all(value.size < 86 * 10**9 for value in values)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("10年投入1000亿元，首批投入130亿元。", set()),
        ("在港口旁设立近3000平方米的研发中心，供领航员使用。", set()),
        ("到2019年，总长增加到21.7公里，累计投入5300万元。", set()),
        ("灯塔公司还以48小时预热节奏释放期待感。", set()),
        ("当年11月，保护区补偿农户412户，户均2900元。", set()),
        ("灯塔公司10年投入1000亿元，首批投入130亿元。", {"10年", "1000亿元", "130亿元"}),
    ],
)
def test_a_sentence_without_its_subject_is_not_asked_after(
    tmp_path: Path, text: str, figures: set[str]
) -> None:
    assert asked(tmp_path, "zh", text) == figures

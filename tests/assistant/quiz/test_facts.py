"""Which figures of a text are asked after."""

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.quiz.candidates import unheard
from assistant.quiz.facts import facts
from assistant.summary.source import Source
from index.library import Library
from index.types import Lang
from tests.index.small import ByteEmbedder, article


def asked(folder: Path, lang: Lang, text: str) -> set[str]:
    """The figures that a text of one section is asked after."""
    library = Library.open(folder / "index", ByteEmbedder())
    document = article("text", f"# One\n\n{text}\n", lang=lang)
    library.add(document)
    source = Source(Assistant(library, None), document, lang, unheard)
    found = {fact.written for fact in facts(source)}
    library.close()
    return found


def test_a_figure_that_the_stem_tells_in_another_unit_is_not_asked_after(tmp_path: Path) -> None:
    text = "The harbour gives a 48-hour warning, and pilots leave two days ahead of 31 ships."
    assert asked(tmp_path, "en", text) == {"31"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10年投入1000亿元，首批投入130亿元。", set()),
        ("在港口旁设立近3000平方米的研发中心，供领航员使用。", set()),
        ("灯塔公司10年投入1000亿元，首批投入130亿元。", {"10年", "1000亿元", "130亿元"}),
    ],
)
def test_a_sentence_without_its_subject_is_not_asked_after(
    tmp_path: Path, text: str, found: set[str]
) -> None:
    assert asked(tmp_path, "zh", text) == found

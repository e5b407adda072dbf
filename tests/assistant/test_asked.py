from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.asked import Asked
from assistant.translation.translate import Translator
from index.library import Library
from prompts.glossary import builtin_glossary, parse_glossary
from tests.assistant.scripted import scripted
from tests.index.small import CHINESE, ByteEmbedder, article

OWN = builtin_glossary().extended(parse_glossary("船闸\tslack lock\n", "mine.tsv"))
CANAL = "# 运河\n\n船闸每天开两次。\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An article in Chinese alone."""
    opened = Library.open(tmp_path / "index", ByteEmbedder())
    opened.add(article("canal", CANAL, title="运河", lang="zh"))
    yield opened
    opened.close()


def _wordings(library: Library, text: str, **given: object) -> list[str]:
    translator = given.get("translator")
    assert translator is None or isinstance(translator, Translator)
    return Asked(text, "en", "en", library, library.list(), translator, OWN).wordings()


def test_without_a_model_terms_of_either_glossary_are_searched_for(library: Library) -> None:
    asked = "How often is Lei Jun's slack lock opened?"
    assert _wordings(library, asked) == [f"{asked} 船闸 雷军"]
    assert _wordings(library, "How often is it opened?") == []


def test_with_a_model_the_question_is_searched_for_in_the_articles_language(
    library: Library,
) -> None:
    translator = Translator(scripted(["船闸开几次？"]), OWN)
    assert _wordings(library, "How often?", translator=translator) == ["船闸开几次？"]


def test_a_part_of_a_question_keeps_the_glossary(library: Library) -> None:
    asked = Asked("Whole?", "en", "en", library, library.list(), None, OWN)
    assert asked.about("The slack lock?").wordings() == ["The slack lock? 船闸"]


def test_of_an_article_with_a_rendition_ones_own_terms_alone_are_searched_for(
    tmp_path: Path,
) -> None:
    """It is searched in the reader's language already, in words that are not the user's."""
    opened = Library.open(tmp_path / "rendered", ByteEmbedder())
    opened.add(article(), renditions={"zh": CHINESE})
    own = builtin_glossary().extended(parse_glossary("憩流\tslack water\n", "mine.tsv"))
    documents = opened.list()
    for glossary, found in ((own, ["雷军等憩流吗？ slack water"]), (builtin_glossary(), [])):
        asked = Asked("雷军等憩流吗？", "zh", "zh", opened, documents, None, glossary)
        assert asked.wordings() == found
    opened.close()

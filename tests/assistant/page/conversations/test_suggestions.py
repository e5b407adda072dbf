import tomllib
from pathlib import Path

import pytest

from assistant.page.conversations.suggestions import suggestions
from assistant.page.strings import LANGUAGES
from index.articles import builtin_articles
from index.types import Lang
from tests.index.small import article

_WRITTEN = tomllib.loads(
    Path("assistant/page/conversations/suggestions.toml").read_text(encoding="utf-8")
)
_BUILT_IN = [built_in.document() for built_in in builtin_articles()]


def test_every_built_in_article_has_written_questions_in_each_language() -> None:
    for document in _BUILT_IN:
        for lang in LANGUAGES:
            questions = _WRITTEN[document.id][lang]
            assert len(questions) == len(set(questions)) == 4
            assert suggestions([document], lang) == questions


@pytest.mark.parametrize("lang", LANGUAGES)
def test_they_are_questions(lang: Lang) -> None:
    for question in suggestions([*_BUILT_IN, article()], lang):
        assert question.endswith(("?", "？"))


def test_another_article_is_asked_about_by_its_sections() -> None:
    first, second = suggestions([article()], "en")
    assert "Harbour lamps" in first
    assert "Tides of the bay" in second


def test_several_articles_take_turns() -> None:
    found = suggestions([*_BUILT_IN, article()], "en")
    assert len(found) == 4
    assert found[0] == _WRITTEN[_BUILT_IN[0].id]["en"][0]
    assert "Harbour lamps" in found[1]


def test_without_articles_there_are_none() -> None:
    assert suggestions([], "zh") == []


def test_a_heading_that_is_a_paragraph_is_not_asked_about() -> None:
    raw = f"# {'Long ' * 60}\n\nOne line.\n\n# Short\n\nAnother.\n"
    (question,) = suggestions([article(raw=raw)], "en")
    assert "Short" in question


def test_the_sections_under_a_heading_that_is_over_all_are_asked_about() -> None:
    raw = "# The whole\n\nA line.\n\n## Boats\n\nOne line.\n\n## Crews\n\nAnother.\n"
    first, second = suggestions([article(raw=raw)], "en")
    assert "Boats" in first and "Crews" in second

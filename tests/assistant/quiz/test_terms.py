import random

import pytest

from assistant.answer import Assistant
from assistant.quiz.item import BLANK
from assistant.quiz.terms import Term, cloze_of_terms, matching_of_terms, terms
from assistant.summary.source import Source
from assistant.summary.statement import statements
from index.library import Library
from index.types import LANGS, Lang

DOC = "xiaomi-deep-sea"


def named(library: Library, lang: Lang) -> list[Term]:
    source = Source(
        Assistant(library, None), library.get(DOC), lang, lambda done, total: None  # noqa: ARG005
    )  # fmt: skip
    return terms(source, list(statements(source)))


def test_a_name_that_the_article_gives_is_asked_after(library: Library) -> None:
    items = {item.key[0]: item for item in cloze_of_terms(named(library, "zh"), "hard")}
    assert items["科技春晚"].stem == f"小米汽车发布会被誉为“{BLANK}”。"
    assert "科技春晚" in items["科技春晚"].citations[0].quote
    assert "小米汽车" not in items  # the subject of all of it
    assert "小米必须干" not in items  # what somebody says, in words of his own


@pytest.mark.parametrize("lang", LANGS)
def test_terms_are_matched_with_statements_that_do_not_tell_them(
    library: Library, lang: Lang
) -> None:
    items = list(matching_of_terms(named(library, lang), "medium", random.Random(0)))
    assert items
    for item in items:
        assert len(item.prompts) == len(set(item.key)) == 4
        assert not any(term in prompt for term in item.key for prompt in item.prompts)
        for prompt, term in zip(item.prompts, item.key, strict=True):
            assert prompt.count(BLANK) == 1
            if lang == "zh":
                assert any(prompt.replace(BLANK, term)[:-1] in c.quote for c in item.citations)

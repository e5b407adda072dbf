import pytest

import prompts
from prompts import PromptError, hashes, load, names


def test_both_languages_have_the_same_prompts_with_the_same_variables() -> None:
    assert names("zh") == names("en")
    for name in names("zh"):
        zh, en = load(name, "zh"), load(name, "en")
        assert zh.variables == en.variables, name
        assert zh.messages[-1][0] == en.messages[-1][0], name


def test_rendering_fills_every_variable() -> None:
    messages = load("read", "zh").render(section="一", passage="甲。", question="乙？")
    assert [role for role, _ in messages] == ["system", "user"]
    assert "甲。" in messages[1][1] and "$" not in messages[1][1]


def test_the_question_comes_last_so_that_all_before_it_can_be_reused() -> None:
    for lang in prompts.LANGUAGES:
        last = load("read", lang).render(section="A", passage="B", question="Q-U-E")[-1][1]
        assert last.endswith("Q-U-E")


def test_a_missing_or_unknown_variable_fails() -> None:
    with pytest.raises(PromptError, match=r"missing \['passage'\]"):
        load("read", "en").render(section="A", question="C")
    with pytest.raises(PromptError, match=r"unknown \['mood'\]"):
        load("read", "en").render(section="A", passage="B", question="C", mood="grim")


def test_a_passage_with_a_dollar_sign_is_put_in_as_it_is() -> None:
    text = load("read", "en").render(section="A", passage="It cost $question.", question="C")
    assert "It cost $question." in text[1][1]


def test_a_prompt_that_does_not_exist_fails() -> None:
    with pytest.raises(PromptError, match=r"prompts/en/poem\.md"):
        load("poem", "en")


def test_every_prompt_has_a_hash() -> None:
    found = hashes()
    assert len(found) == 2 * len(names("zh"))
    assert all(len(digest) == 64 for digest in found.values())
    assert len(set(found.values())) == len(found)

import re
from pathlib import Path
from string import Formatter

import pytest

from assistant.page.strings import LANGUAGES, STRINGS, both, say, say_both


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_languages_say_the_same_things() -> None:
    chinese, english = (STRINGS[lang] for lang in LANGUAGES)
    assert chinese.keys() == english.keys()
    for key in chinese:
        assert _fields(chinese[key]) == _fields(english[key]), key
        assert chinese[key] != english[key], key


def test_chinese_is_chinese_and_english_is_not() -> None:
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in STRINGS["zh"].values())
    assert not any(re.search(r"[\u4e00-\u9fff]", text) for text in STRINGS["en"].values())


def test_one_thing_is_no_several() -> None:
    """A count may be one, and English says "1 item"."""
    plural = re.compile(r"\{count\} [a-z ]*?s\b")
    assert {key for key, text in STRINGS["en"].items() if plural.search(text)} == set()


def test_every_string_is_used() -> None:
    page = Path("assistant/page")
    files = [*page.rglob("*.py"), *page.rglob("*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    # The names of stages, of the kinds of figures, and of what is done before the first question.
    named = [Path(f"assistant/{name}.py") for name in ("types", "summary/told", "cli/ui")]
    code += "\n".join(path.read_text(encoding="utf-8") for path in named)
    for key in STRINGS["en"]:
        assert f'"{key}"' in code, key


def test_every_stage_has_a_string() -> None:
    types = Path("assistant/types.py").read_text(encoding="utf-8")
    stages = re.search(r"class Stage.*?Literal\[(.*?)\]", types, re.DOTALL)
    assert stages is not None
    names = re.findall(r'"(\w+)"', stages[1])
    assert len(names) >= 4
    assert STRINGS["en"].keys() >= set(names)


def test_values_are_filled_in_and_escaped_in_html() -> None:
    assert say("model", "en", name="<b>") == "Model: <b>"
    assert "<b>" not in say_both("model", name="<b>")
    assert "&lt;b&gt;" in say_both("model", name="<b>")


def test_a_missing_value_fails() -> None:
    with pytest.raises(KeyError):
        say("model", "en")


def test_what_is_the_same_in_both_languages_is_said_once() -> None:
    assert both({"zh": "a & b", "en": "a & b"}) == "a &amp; b"
    assert both({"zh": "甲", "en": "a"}).count("<span") == 2

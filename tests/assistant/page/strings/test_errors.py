"""The lines of errors in the language of the page."""

import ast
import re
from pathlib import Path
from string import Formatter

from assistant.page.strings import ERRORS, reworded, say_line, wordings
from index import errors
from index.errors import BadInput
from index.weights.nearest import nearest
from index.worded import Worded

#: What the page does with articles, models, questions, quizzes and cards, and so what it may have
#: to say. What ends the program before there is a page (settings, ports) is said in the terminal.
ON_THE_PAGE = (
    *Path("index").rglob("*.py"),
    Path("assistant/questions/question.py"),
    Path("assistant/assembly.py"),
    Path("assistant/translation/glossary.py"),
    *Path("assistant/models").glob("*.py"),
    *Path("assistant/quiz").glob("*.py"),
    *Path("assistant/study").glob("*.py"),
    Path("assistant/page/conversations/kept.py"),
    Path("assistant/page/conversations/dialogue.py"),
    Path("assistant/page/study/cards.py"),
)
_LINES = {
    "Unreadable",
    "Worded",
    *(name for name, each in vars(errors).items() if isinstance(each, type)),
}


def templates() -> dict[str, str]:
    """Each line that is raised there, and the file; a line put together in place is a fault."""
    found = {}
    for path in ON_THE_PAGE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in _LINES and node.args:
                line = node.args[0]
                assert not isinstance(line, ast.JoinedStr), f"{path}:{node.lineno}"
                if isinstance(line, ast.Constant):
                    found[str(line.value)] = str(path)
    return found


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_line_has_its_chinese() -> None:
    raised = templates()
    assert len(raised) > 30
    assert {line: path for line, path in raised.items() if line not in ERRORS} == {}


def test_every_chinese_line_is_of_an_error() -> None:
    code = "".join(
        str(node.value)
        for folder in ("index", "assistant")
        for path in Path(folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    )
    assert [line for line in ERRORS if line not in code] == []


def test_both_languages_take_the_same_values() -> None:
    for english, chinese in ERRORS.items():
        assert _fields(chinese) <= _fields(english), english
        assert _fields(english) - _fields(chinese) <= {"kind", "what"}, english
        assert re.search(r"[\u4e00-\u9fff]", chinese) or english == "{name} {fault}", english


def test_a_line_is_said_in_either_language_with_what_stands_in_it() -> None:
    error = BadInput(
        "There is no type of item {name!r}; {near}",
        name="singel",
        near=nearest("singel", ["single", "short"]),
    )
    assert wordings(error.line) == {
        "en": "There is no type of item 'singel'; did you mean 'single'?",
        "zh": "没有题型“singel”；是不是“single”？",
    }
    assert say_line(error.line).count("<span") == 2


def test_what_has_no_other_words_is_said_as_it_is() -> None:
    line = Worded("{name} <b>", name="a")
    assert reworded(line, "zh") == "a <b>"
    assert say_line(line) == "a &lt;b&gt;"
    assert say_line({"zh": "甲", "en": "a"}).count("<span") == 2

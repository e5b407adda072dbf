"""Moodle XML: every kind of item as a question type of Moodle's own.

https://docs.moodle.org/en/Moodle_XML_format; ordering is a core type since Moodle 4.4.
"""

import html
from xml.etree import ElementTree as ET

from assistant.printable import printable
from assistant.quiz.accepted import accepted
from assistant.quiz.item import BLANK, Item
from assistant.quiz.quiz import Quiz

_TYPES = {
    "single": "multichoice", "multiple": "multichoice", "truefalse": "truefalse",
    "cloze": "shortanswer", "matching": "matching", "ordering": "ordering", "short": "essay",
}  # fmt: skip


def to_moodle(quiz: Quiz) -> bytes:
    """The quiz as a category of that title."""
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    title = quiz.title.replace("/", "∕")
    _text(ET.SubElement(category, "category"), f"$course$/top/{title}")
    for item in quiz.items:
        _question(root, item)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _question(root: ET.Element, item: Item) -> None:
    question = ET.SubElement(root, "question", type=_TYPES[item.kind])
    _text(ET.SubElement(question, "name"), f"{item.id} {item.stem[:60]}")
    _html(question, "questiontext", item.stem)
    _html(question, "generalfeedback", item.explanation)
    ET.SubElement(question, "defaultgrade").text = str(len(item.key) if item.kind == "short" else 1)
    ET.SubElement(question, "idnumber").text = item.id
    if item.kind in ("single", "multiple"):
        _choices(question, item)
    elif item.kind == "truefalse":
        true = item.key[0] == item.options[0]
        for name, right in (("true", true), ("false", not true)):
            _text(_answer(question, 100 if right else 0), name)
    elif item.kind == "cloze":
        ET.SubElement(question, "usecase").text = "0"
        for text in accepted(item):
            _text(_answer(question, 100), text)
    elif item.kind == "matching":
        ET.SubElement(question, "shuffleanswers").text = "true"
        for prompt, partner in zip(item.prompts, item.key, strict=True):
            pair = _html(question, "subquestion", prompt)
            _text(ET.SubElement(pair, "answer"), partner)
    elif item.kind == "ordering":
        for text in item.key:
            answer = _answer(question, 1)
            answer.set("format", "html")
            _text(answer, html.escape(text, quote=False))
    else:
        ET.SubElement(question, "responseformat").text = "editor"
        _html(question, "graderinfo", "\n".join(f"1: {point}" for point in item.key))
    tags = ET.SubElement(question, "tags")
    for tag in (item.difficulty, item.bloom, item.lang):
        _text(ET.SubElement(tags, "tag"), tag)


def _choices(question: ET.Element, item: Item) -> None:
    ET.SubElement(question, "single").text = "true" if item.kind == "single" else "false"
    ET.SubElement(question, "shuffleanswers").text = "false"  # figures stand in their order
    ET.SubElement(question, "answernumbering").text = "ABCD"
    for option in item.options:
        wrong = 0 if item.kind == "single" else -100
        answer = _answer(question, 100 / len(item.key) if option in item.key else wrong)
        answer.set("format", "html")
        _text(answer, html.escape(option, quote=False))


def _answer(question: ET.Element, fraction: float) -> ET.Element:
    return ET.SubElement(question, "answer", fraction=f"{fraction:.7g}")


def _html(parent: ET.Element, tag: str, text: str) -> ET.Element:
    """``text`` as HTML that shows it as it is."""
    element = ET.SubElement(parent, tag, format="html")
    shown = html.escape(text.replace(BLANK, "______"), quote=False).replace("\n", "<br>")
    _text(element, f"<p>{shown}</p>")
    return element


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = printable(text)

r"""Moodle GIFT: one question after the other as text, ``~ = # { } :`` escaped with ``\``.

https://docs.moodle.org/en/GIFT_format
"""

import re

from assistant.quiz.accepted import accepted
from assistant.quiz.item import BLANK, Item
from assistant.quiz.quiz import Quiz

from .numbered import positions

_SPECIAL = re.compile(r"([\\~=#{}:])")
_WEIGHT = re.compile(r"%-?\d")
# Without it Moodle takes what looks like HTML for HTML.
_PLAIN = "[plain]"


def to_gift(quiz: Quiz) -> bytes:
    """The quiz as a category of that title; ordering is matching with places, short an essay."""
    blocks = [f"$CATEGORY: {_line(quiz.title)}"]
    blocks += [_question(item) for item in quiz.items]
    return ("\n\n".join(blocks) + "\n").encode()


def _question(item: Item) -> str:
    note = f"####{_text(item.explanation)}"
    name = f"::{item.id}::"
    if item.kind == "cloze":
        before, _, after = item.stem.partition(BLANK)
        answers = " ".join(f"={_weighed(answer, 100)}" for answer in accepted(item))
        return f"{name}{_PLAIN}{_text(before)}{{{answers} {note}}}{_text(after)}"
    return f"{name}{_PLAIN}{_text(item.stem)} {{\n{_answers(item)}{note}\n}}"


def _answers(item: Item) -> str:
    if item.kind == "truefalse":
        return "TRUE" if item.key[0] == item.options[0] else "FALSE"
    if item.kind == "short":
        return ""
    if item.kind in ("matching", "ordering"):
        pairs = zip(item.prompts, item.key, strict=True) if item.prompts else positions(item)
        lines = [f"={_side(left)} -> {_side(right)}" for left, right in pairs]
    elif item.kind == "multiple":
        right = f"{100 / len(item.key):.5f}".rstrip("0").rstrip(".")
        lines = [
            f"~%{right if text in item.key else '-100'}%{_text(text)}" for text in item.options
        ]
    else:
        lines = [
            f"={_text(text)}" if text in item.key else f"~{_weighed(text, 0)}"
            for text in item.options
        ]
    return "\n".join(lines) + "\n"


def _weighed(text: str, weight: int) -> str:
    """An answer, with its weight before one that begins like a weight: %50%."""
    return (f"%{weight}%" if _WEIGHT.match(text) else "") + _text(text)


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def _side(text: str) -> str:
    return _text(text.replace("->", "→"))  # the arrow that parts the sides cannot be escaped


def _line(text: str) -> str:
    return " ".join(text.split()).replace("/", "∕")  # a slash parts a category from one under it

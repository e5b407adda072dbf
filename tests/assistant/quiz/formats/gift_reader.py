"""GIFT as Moodle's own importer reads it (question/format/gift/format.php), in small."""

import re
from dataclasses import dataclass

_ESCAPED = {char: chr(0xE000 + place) for place, char in enumerate("~=#{}:n\\")}
_PLAIN = {mark: "\n" if char == "n" else char for char, mark in _ESCAPED.items()}


@dataclass(frozen=True)
class Question:
    name: str
    text: str
    answers: tuple[tuple[str, str], ...]  # (mark with weight, text)
    feedback: str


def read_gift(source: str) -> list[Question]:
    read = re.sub(r"(?m)^//.*$", "", source)
    hidden = re.sub(r"\\([~=#{}:n\\])", lambda found: _ESCAPED[found[1]], read)
    blocks = [block for block in hidden.split("\n\n") if block.strip()]
    return [_question(block) for block in blocks if not block.startswith("$CATEGORY")]


def _question(block: str) -> Question:
    found = re.fullmatch(r"::(.*?)::(.*?)\{(.*?)\}(.*)", block.strip(), re.DOTALL)
    assert found, block
    name, before, body, after = found.groups()
    answers, _, feedback = body.partition("####")
    split = re.findall(r"([=~](?:%-?[\d.]+%)?)([^=~]*)", answers)
    if not split and answers.strip():
        split = [("", answers.strip())]
    text = before.strip().removeprefix("[plain]") + (
        f" _____ {after.strip()}" if after.strip() else ""
    )
    pairs = tuple((mark, _shown(answer.strip())) for mark, answer in split)
    return Question(_shown(name), _shown(text), pairs, _shown(feedback.strip()))


def _shown(text: str) -> str:
    return "".join(_PLAIN.get(char, char) for char in text)

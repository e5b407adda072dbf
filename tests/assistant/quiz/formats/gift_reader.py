"""GIFT as gift-pegjs reads it, a parser for JavaScript, in the Node that Playwright brings.

A copy of its 1.0.2 from npm lies in gift_pegjs, under its own licence (MIT). Of the parsers on PyPI
pygiftparser 1.1 ends the answers at an escaped brace.
"""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import playwright

_NODE = Path(playwright.__file__).parent / "driver" / "node"
_PARSER = Path(__file__).parent / "gift_pegjs" / "gift-parser.js"
_READ = (
    "const read = require(process.argv[1]).parse(require('fs').readFileSync(0, 'utf8'));"
    "console.log(JSON.stringify(read));"
)


@dataclass(frozen=True)
class Question:
    kind: str  # "MC", "TF", "Short", "Matching", "Essay"
    name: str
    markup: str
    text: str
    answers: tuple[tuple[int | bool | None, str], ...]  # (weight, else whether right, text)
    feedback: str


def read_gift(source: str) -> list[Question]:
    """The questions, without their categories. Raises CalledProcessError for what is no GIFT."""
    run = [str(_NODE), "-e", _READ, str(_PARSER)]
    told = subprocess.run(run, input=source.encode(), capture_output=True, check=True).stdout
    return [_question(read) for read in json.loads(told) if read["type"] != "Category"]


def _question(read: dict[str, Any]) -> Question:
    stem, feedback = read["stem"], read["globalFeedback"]
    return Question(
        read["type"], read["title"], stem["format"], stem["text"], _answers(read), feedback["text"]
    )


def _answers(read: dict[str, Any]) -> tuple[tuple[int | bool | None, str], ...]:
    if read["type"] == "TF":
        return ((True, "TRUE" if read["isTrue"] else "FALSE"),)
    pairs = read.get("matchPairs", [])
    if pairs:
        return tuple(
            (None, f"{pair['subquestion']['text']} -> {_unmasked(pair['subanswer'])}")
            for pair in pairs
        )
    return tuple(
        (each["isCorrect"] if each["weight"] is None else each["weight"], each["text"]["text"])
        for each in read.get("choices", [])
    )


def _unmasked(text: str) -> str:
    """The right side of a pair, in which gift-pegjs leaves its own marks for what was escaped."""
    return re.sub(r"&&(\d{3});", lambda mark: chr(int(mark[1])), text)

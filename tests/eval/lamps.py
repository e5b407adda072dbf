"""Gold rows about the small article of `tests.index.small`, and files of them."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from assistant.models.chat import ChatModel
from eval.rows import Row, placed_rows
from tests.assistant.scripted import scripted

BEAM = Row(
    id="beam-en",
    lang="en",
    type="fact",
    question="How far does the beam of the lamp reach?",
    history=(),
    reference="It reaches 19 miles.",
    facts=(("19 miles",),),
    forbidden=("25",),
    evidence=("Its beam reaches 19 miles.",),
    answerable=True,
)
TIDES = replace(
    BEAM,
    id="tides-en",
    type="several",
    question="How high do the spring tides rise?",
    reference="They rise by 5.4 metres.",
    facts=((r"5\.4",),),
    forbidden=(),
    evidence=("Spring tides rise by 5.4 metres.",),
)
WALL = replace(
    BEAM,
    id="wall-en",
    type="unanswerable",
    question="Who built the harbour wall?",
    reference="The article does not say.",
    facts=(),
    forbidden=(),
    evidence=(),
    answerable=False,
)

#: `BEAM` in words that any embedder finds, which the tiny one of the tests wants.
PLAIN = replace(BEAM, question="Its beam reaches 19 miles?")

#: What a model that reads well says of `BEAM`.
SAID = "Yes. The beam of the lamp reaches 19 miles."


def given(row: Row, **changes: Any) -> dict[str, Any]:
    """A row as it stands in a file."""
    return asdict(row) | changes


def write_lines(path: Path, *items: object) -> Path:
    """A JSON Lines file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), encoding="utf-8"
    )
    return path


def read_rows(*paths: Path) -> list[Row]:
    """The rows of gold files, without where they stand."""
    return [placed.item for placed in placed_rows(*paths)]


def says(*replies: str) -> Callable[[], ChatModel]:
    """A source of one scripted model."""
    model = scripted(replies)
    return lambda: model


def no_model() -> ChatModel | None:
    """A source of no model."""
    return None


def never() -> ChatModel | None:
    """A source that must not be asked."""
    raise AssertionError("the chat model was loaded, though nothing is left to ask")

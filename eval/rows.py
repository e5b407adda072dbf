"""Gold rows: questions with what a right answer says, in the fixed JSON Lines format."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.types import Turn
from index.errors import BadInput
from index.types import Lang

_FIELDS = frozenset(
    "id lang type question history reference facts forbidden evidence answerable".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Row:
    """One question. An answer is right when every group of ``facts`` has a pattern that matches
    and none of ``forbidden`` does; for ``answerable`` False, when its status is ``abstained``.
    ``evidence`` are verbatim substrings of the source.
    """

    id: str
    lang: Lang
    type: str
    question: str
    history: tuple[Turn, ...]
    reference: str
    facts: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]
    evidence: tuple[str, ...]
    answerable: bool


def read_rows(path: Path) -> list[Row]:
    """The rows of a gold file. Raises `BadInput` naming file and line, before anything has run."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read ({error}); give a UTF-8 JSON Lines file.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _row(json.loads(line))
        except (ValueError, TypeError, KeyError, re.error) as error:
            raise BadInput(f"{path}:{number}: not a gold row ({error}); mend that line.") from error
        if row.id in seen:
            raise BadInput(f"{path}:{number}: id {row.id!r} stands in line {seen[row.id]} already.")
        seen[row.id] = number
        rows.append(row)
    return rows


def _row(given: dict[str, Any]) -> Row:
    if given.keys() != _FIELDS:
        wrong = sorted(given.keys() ^ _FIELDS)
        raise ValueError(f"missing or unknown fields: {', '.join(wrong)}")
    if given["lang"] not in ("zh", "en"):
        raise ValueError(f"lang is {given['lang']!r}, not zh or en")
    facts = tuple(tuple(group) for group in given["facts"])
    for pattern in (*(pattern for group in facts for pattern in group), *given["forbidden"]):
        re.compile(pattern)
    return Row(
        **given
        | {
            "history": tuple((asked, answered) for asked, answered in given["history"]),
            "facts": facts,
            "forbidden": tuple(given["forbidden"]),
            "evidence": tuple(given["evidence"]),
        }
    )

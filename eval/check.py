"""What is wrong with a file of gold rows, line by line."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.document import load_document
from index.errors import BadInput
from index.types import Document

from .builtin import document_of
from .rows import Row, lines, parse_attack, parse_conversation, parse_row


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with line ``line`` of a file, in words."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def problems(path: Path, documents: Sequence[Document]) -> Iterator[Problem]:
    """Everything wrong with the rows, conversations or attacks in ``path`` about ``documents``.

    Raises `BadInput` when the file cannot be read.
    """
    seen: dict[str, int] = {}
    for number, line in lines(path):
        try:
            rows, beside = _rows(path, line)
        except (ValueError, BadInput) as error:
            yield Problem(path, number, str(error))
            continue
        for row in rows:
            found = list(_of_row(row, [*documents, *beside]))
            if row.id in seen:
                found.insert(0, f"the id stands in line {seen[row.id]} already")
            seen.setdefault(row.id, number)
            yield from (Problem(path, number, f"{row.id}: {what}") for what in found)


def _rows(path: Path, line: str) -> tuple[Sequence[Row], list[Document]]:
    """The rows of a line, and the document that is indexed for them besides, if any."""
    try:
        given = json.loads(line)
    except ValueError:
        given = None  # the parser of rows says what is wrong with it
    if isinstance(given, dict) and "turns" in given:
        return parse_conversation(line).turns, []
    if isinstance(given, dict) and "document" in given:
        attack = parse_attack(line)
        if attack.document is None:
            return [attack.row], []
        document, _ = load_document(document_of(path, attack.document))
        return [attack.row], [document]
    return [parse_row(line)], []


def _of_row(row: Row, documents: Sequence[Document]) -> Iterator[str]:
    for text in row.evidence:
        counts = {document.id: document.text.count(text) for document in documents}
        if not sum(counts.values()):
            names = ", ".join(counts) or "any article"
            yield f"the evidence {text!r} is not in {names}, letter by letter"
        elif max(counts.values()) > 1:
            name, count = max(counts.items(), key=lambda item: item[1])
            yield f"the evidence {text!r} stands {count} times in {name}; quote more of it"
    if row.answerable and not row.evidence:
        yield "it has no evidence; quote what answers it, or make it not answerable"
    if row.answerable and not row.facts and not row.forbidden:
        yield "any answer would be right; say in facts what a right one holds"
    if not row.answerable and (row.facts or row.evidence):
        yield "it has facts or evidence, so it is answerable"
    yield from _of_patterns(row)


def _of_patterns(row: Row) -> Iterator[str]:
    for pattern in (*(pattern for group in row.facts for pattern in group), *row.forbidden):
        if re.search(pattern, ""):
            yield f"the pattern {pattern!r} matches any answer, even an empty one"
    for group in row.facts:
        if not any(re.search(pattern, row.reference) for pattern in group):
            patterns = " | ".join(group)
            yield f"the reference {row.reference!r} lacks the fact {patterns}: mend either"
    for pattern in row.forbidden:
        if re.search(pattern, row.reference):
            yield f"the reference {row.reference!r} holds the forbidden {pattern}: mend either"

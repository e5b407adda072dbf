"""Sentences of summaries, drawn at random to be read against their quotes by a person."""

import hashlib
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assistant.answer import Assistant
from assistant.summary import form_of, summarize
from index.errors import BadInput
from index.types import LANGS, Lang


class Wanted(NamedTuple):
    """A summary to draw from."""

    doc: str
    form: str
    lang: Lang


class Read(NamedTuple):
    """A sentence, or the cells of a line of a table, and the quotes it stands on.

    ``supported`` and ``why`` (not) are for whoever reads it: "yes" or "no".
    """

    item: str
    doc: str
    form: str
    lang: Lang
    sentence: str
    quotes: str
    supported: str = ""
    why: str = ""


def wanted(name: str) -> Wanted:
    """What ``DOC:FORM:LANG`` names. Raises `BadInput` for what names no summary."""
    doc, _, rest = name.partition(":")
    form, _, written = rest.partition(":")
    lang: Lang | None = next((each for each in LANGS if each == written), None)
    if lang is None:
        raise BadInput(f"{name!r} names no summary: write DOC:FORM:zh or DOC:FORM:en")
    form_of(form)
    return Wanted(doc, form, lang)


def drawn(
    assistant: Assistant,
    summaries: Sequence[Wanted],
    count: int,
    seed: int,
    report: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005
) -> list[Read]:
    """``count`` sentences of the summaries, in their order; one that several have is drawn once.

    Raises what `assistant.summary.summarize` does.
    """
    found: dict[tuple[str, Lang, str], Read] = {}
    for doc, form, lang in summaries:
        for row in summarize(assistant, doc, form, lang, report).rows:
            said = _one_line(" | ".join(cell for cell in row.cells if cell))
            quotes = " / ".join(_one_line(citation.quote) for citation in row.citations)
            item = hashlib.sha256(f"{doc}\n{lang}\n{said}".encode()).hexdigest()[:12]
            found.setdefault((doc, lang, said), Read(item, doc, form, lang, said, quotes))
    every = list(found.values())
    chosen = random.Random(seed).sample(range(len(every)), min(count, len(every)))
    return [every[place] for place in sorted(chosen)]


def table(rows: Sequence[Read]) -> str:
    """Tab-separated lines under a head."""
    return "".join("\t".join(row) + "\n" for row in (Read._fields, *rows))


def _one_line(text: str) -> str:
    return " ".join(text.split())

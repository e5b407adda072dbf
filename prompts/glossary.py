"""Terms and their one rendering in the other language: those of ``glossary.tsv``, and others.

A line of such a file is a Chinese term, a tab, the English that is written for it and, each after
another tab, further English that is understood. A line that starts with ``#`` is a note to whoever
reads the file; blank lines are passed over.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

Term = tuple[str, tuple[str, ...]]

_HAN = re.compile(r"[\u3400-\u9fff]")


class GlossaryError(ValueError):
    """A line that is no term; says which, and what to do."""


@dataclass(frozen=True)
class Glossary:
    """Each Chinese term with its English renderings: the first is written, all are understood.

    ``own`` are the terms that it was extended by, None if it was not.
    """

    terms: tuple[Term, ...]
    own: "Glossary | None" = None

    def extended(self, own: "Glossary") -> "Glossary":
        """These terms and those of ``own``, which win; what was understood here still is."""
        mine = dict(own.terms)
        known = dict(self.terms)
        theirs = [(zh, _distinct(english, known.get(zh, ()))) for zh, english in own.terms]
        return Glossary((*theirs, *(term for term in self.terms if term[0] not in mine)), own)

    def terms_in(self, text: str, target: str) -> list[tuple[str, str]]:
        """The terms that ``text`` uses, as (term as it stands here, rendering in ``target``).

        ``target`` is the language to translate into, "zh" or "en". Longer terms win over terms
        that are part of them.
        """
        found: list[tuple[str, str]] = []
        rest, folded = text, text.casefold()
        for source, rendering in self._pairs[target]:
            if source.casefold() not in folded:
                continue  # spares most terms a regular expression
            pattern = (
                rf"(?<!\w){re.escape(source)}s?(?!\w)" if target == "zh" else re.escape(source)
            )
            if re.search(pattern, rest, re.IGNORECASE):
                rest = re.sub(pattern, "\n", rest, flags=re.IGNORECASE)
                found.append((source, rendering))
        return found

    def hint(self, text: str, target: str) -> str:
        """The terms as one line for a prompt, ``[雷军 = Lei Jun; …]``, or "" without any."""
        terms = self.terms_in(text, target)
        said = "; ".join(f"{source} = {rendering}" for source, rendering in terms)
        return f"[{said}]" if said else ""

    @cached_property
    def sha256(self) -> str:
        """The digest (hex) of the terms in their order, for reports."""
        lines = ("\t".join((zh, *english)) for zh, english in self.terms)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[str, str]]]:
        """By target language, each source with its rendering, longest first."""
        # The first term to have an English form keeps it: one's own come before the others.
        owner: dict[str, str] = {}
        understood = [
            (form, zh)
            for zh, english in self.terms
            for form in english
            if owner.setdefault(form.casefold().removesuffix("s"), zh) == zh
        ]
        written = [(zh, english[0]) for zh, english in self.terms]
        return {
            target: sorted(pairs, key=lambda pair: -len(pair[0]))
            for target, pairs in (("en", written), ("zh", understood))
        }


@cache
def builtin_glossary() -> Glossary:
    """The terms that come with Deepsea Reader."""
    file = files("prompts") / "glossary.tsv"
    return parse_glossary(file.read_text(encoding="utf-8"), "glossary.tsv")


def parse_glossary(text: str, name: str) -> Glossary:
    """The glossary in a file's text. Raises `GlossaryError` with ``name``, line and remedy."""
    terms: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for number, line in _lines(text):
        try:
            zh, english = _term(line)
            if zh in terms:
                raise ValueError(f"{zh!r} is in line {lines[zh]} already; keep one rendering of it")
        except ValueError as error:
            raise GlossaryError(f"{name}:{number}: {error}") from None
        terms[zh], lines[zh] = english, number
    return Glossary(tuple(terms.items()))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold a term, with their numbers from 1."""
    # Not `splitlines`, by which editors do not count.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _term(line: str) -> Term:
    zh, *english = (field.strip() for field in line.split("\t"))
    if not english:
        raise ValueError(f"{_short(line)} has no tab; write a Chinese term, a tab and its English")
    if not zh or not all(english):
        raise ValueError(f"{_short(line)} has an empty field; fill it, or take out its tab")
    if not _HAN.search(zh):
        raise ValueError(f"{zh!r} has no Chinese character; the Chinese term stands first")
    if wrong := [form for form in english if _HAN.search(form)]:
        raise ValueError(f"{wrong[0]!r} is not English; only the first field is Chinese")
    return zh, _distinct(tuple(english))


def _distinct(*forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for each in forms for form in each))


def _short(line: str) -> str:
    line = line.strip("\r")
    return repr(line if len(line) <= 40 else f"{line[:39]}…")

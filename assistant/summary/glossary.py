"""The terms that a document defines or quotes, each with the sentence that tells what it is."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from assistant.wording import notice
from index.types import Lang

from .source import Said, Source
from .statement import stands_alone
from .terms import quoted_terms
from .types import Part, Row, Summary

_MOST = 40
# A term that is quoted oftener, and never defined, is the subject or a common word.
_OFTEN = 10
# What a definition is worth, beside a sentence that only holds the term.
_DEFINES = 4
_DEFINED: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"^(?:所谓)?[“]?(?P<term>[^\W\d_的]{2,8})[”]?，?"
        r"(?:就是|是指|指的是|意味着|是(?=[^，。]{2,24}(?:集合体|总称|统称|领域|方向|过程|机制|模式|关键条件)))"
    ),
    "en": re.compile(
        r"^(?:The |An? )?(?P<term>[A-Za-z][\w -]{2,30}?) "
        r"(?:means|refers to|is defined as|is (?:a|an) (?:collection|set|process|term|mechanism"
        r"|model|kind|form)|(?:is|are) the (?:core|key|process|term))\b"
    ),
}
# Before or after a quoted term: this is what it is.
_TELLS = re.compile(
    r"^[”\"》]?，?(?:就?是|即|指|意味着)|^[\"”]?,? (?:is|are|means|refers to|that is)\b"
)
_NO_TERM = re.compile(
    r"^(?:it|this|that|these|they|he|she|what|there|one|which)\b|[这那其该]", re.I
)


class _Told(NamedTuple):
    """A term as a sentence writes it, and how well that tells what it is."""

    term: str
    worth: int
    said: Said


def glossary(source: Source) -> Summary:
    """Terms in the order of their first sentence, in the document's words. By code."""
    told: dict[str, _Told] = {}
    everything = "\n".join(excerpt.text for excerpt in source.excerpts())
    read_in = source.read_in
    for said in source.sentences():
        for term, worth in _terms(said.text.strip(), read_in):
            key = term.casefold()
            if worth < _DEFINES and everything.count(term) > _OFTEN:
                continue
            if key not in told or worth > told[key].worth:
                told[key] = _Told(term, worth, said)
    taken = sorted(told.values(), key=lambda each: (-each.worth, each.said.span))[:_MOST]
    rows: list[Row] = []
    in_order = sorted(taken, key=lambda each: each.said.span)
    for said, terms in groupby(in_order, lambda each: each.said):
        names = ("、" if read_in == "zh" else ", ").join(each.term for each in terms)
        cells = (names, said.text.strip())
        rows.append(Row(cells, (source.cite(said, len(rows) + 1),)))
    header = tuple(notice("glossary_header", source.lang).strip().split(" | "))
    part = Part((), tuple(rows), header)
    return Summary("glossary", source.title, source.lang, (part,), source.own_words)


def _terms(text: str, lang: Lang) -> Iterator[tuple[str, int]]:
    """Terms of a sentence, and how well it tells what they are."""
    alone = stands_alone(text)
    if (defined := _DEFINED[lang].match(text)) and not _NO_TERM.search(defined["term"]):
        yield defined["term"], _DEFINES + alone
    for start, end in quoted_terms(text, lang):
        yield text[start:end], 2 * bool(_TELLS.match(text[end:])) + alone

"""Lists that a text sets out line by line, and the sentence that leads up to them.

A small model asked for such a list tells one line of it, often the last.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from assistant.figures import telling
from index.script import HAN, width

from .enumeration import counts
from .excerpts import Excerpt, Span

_NUMBER = re.compile(
    r"\s*(?:\d{1,2}[.)、）]\s*(?!\d)|[(（]\d{1,2}[)）]\s*|[①-⑳]\s*"
    r"|[(（]?[一二三四五六七八九十]{1,2}(?:、|[)）])\s*)"
)
_MARK = re.compile(rf"{_NUMBER.pattern}|\s*(?:[-*+•·●○◆■□▪‣–—]\s*|[a-h][.)]\s)")
_STEPS = re.compile(
    r"步骤?|阶段|环节|流程|规则|要点|原则|\b(?:steps?|stages?|phases?|rules?|principles?|points?)\b",
    re.IGNORECASE,
)
# How wide (see `width`) the title of a line is at most.
_TITLE = 24
# "Owner: Ada Lane", after what a line is about.
_LABEL = re.compile(
    rf"(?:^|[.;,|。；，）)]\s*|\s)([A-Z][a-z]+(?: [a-z]+)?|[{HAN}]{{2,6}})\s*[:：](?!\d)"
)
# Of so many letters is the root of an English word at least: "own", of "owner".
_ROOT = 3
_LEADS_UP = re.compile(r"[:：]\s*$")
# The share of a list's lines of which sentences have words, from which they tell the list.
_TOLD = 0.75
# The share of the question's words that a lead has which is about what is asked for.
_ABOUT_IT = 0.5


@dataclass(frozen=True, slots=True)
class Itemised:
    """A list: the spans of its lines' sentences, line by line, and that of its ``lead``, if any."""

    lead: Span | None
    items: tuple[tuple[Span, ...], ...]

    @property
    def spans(self) -> list[Span]:
        """All sentences, in order."""
        return [*filter(None, [self.lead]), *chain.from_iterable(self.items)]


def itemised(excerpt: Excerpt) -> list[Itemised]:
    """The lists of two lines or more in ``excerpt``, in order."""
    text = excerpt.document.text
    found: list[Itemised] = []
    lead: Span | None = None
    items: list[tuple[Span, ...]] = []
    before: Span | None = None

    def close() -> None:
        if len(items) > 1:
            found.append(Itemised(lead, tuple(items)))
        items.clear()

    for span in excerpt.sentences():
        if span in excerpt.headings:
            break
        begins = before is None or "\n" in text[before[1] : span[0]]
        if begins and _MARK.match(text[slice(*span)]):
            if not items:
                leads = before is not None and _LEADS_UP.search(text[slice(*before)])
                lead = before if leads else None
            items.append((span,))
        elif items and not begins:
            items[-1] += (span,)
        else:
            close()
        before = span
    close()
    return found


def list_told(excerpt: Excerpt, told: Collection[Span], texts: Collection[str]) -> list[Span]:
    """All of the list of which sentences that were ``told`` are lines, or the lead; none where
    ``texts`` have words of most of its lines alone, or nothing of a list was told.
    """
    for each in itemised(excerpt):
        if not {*told} & {*each.spans}:
            continue
        words = telling(" ".join(texts))
        lines = [telling(" ".join(map(excerpt.worded, item))) for item in each.items]
        often = Counter(chain.from_iterable(lines))
        held = sum(any(often[word] == 1 for word in line & words) for line in lines)
        return [] if held >= _TOLD * len(lines) else each.spans
    return []


def tells_a_list(excerpt: Excerpt, told: Collection[Span]) -> bool:
    """Whether something of every line of a list was ``told``."""
    return any(all({*told} & {*item} for item in each.items) for each in itemised(excerpt))


def list_led_up_to(excerpt: Excerpt, question: str) -> list[Span]:
    """The list that is led up to by a sentence with most words of ``question``; none if none is."""
    asked = telling(question)
    for each in itemised(excerpt):
        if each.lead and len(asked & telling(excerpt.worded(each.lead))) >= _ABOUT_IT * len(asked):
            return each.spans
    return []


def list_of_each(excerpt: Excerpt, question: str) -> list[Span]:
    """The list each line of which has what ``question`` asks of each under a label with a word of
    it: "Owner: …", asked who owns each. None if there is no such list.
    """
    asked = {word for word in telling(question) if len(word) >= _ROOT or not word.isascii()}
    for each in itemised(excerpt):
        lines = [" ".join(map(excerpt.worded, item)) for item in each.items]
        labels = set.intersection(*({*_LABEL.findall(line)} for line in lines))
        if any(_is_of(label, asked) for label in labels):
            return each.spans
    return []


def _is_of(label: str, asked: Collection[str]) -> bool:
    """Whether a label, "Owner" or "负责人", has a word that was ``asked``, "owns" or "负责"."""
    return any(
        word == other or (word.isascii() and word.startswith(other))
        for word in telling(label)
        for other in asked
    )


def steps(excerpt: Excerpt, question: str) -> list[Span]:
    """The lines of a numbered list of as many steps, stages or rules as ``question`` counts; of
    lines that begin with a title, the titles. None if there is no such list.
    """
    if not _STEPS.search(question):
        return []
    text = excerpt.document.text
    for each in itemised(excerpt):
        numbered = all(_NUMBER.match(text[slice(*item[0])]) for item in each.items)
        if numbered and len(each.items) in counts(question):
            titled = all(
                len(item) > 1 and width(text[slice(*item[0])]) <= _TITLE for item in each.items
            )
            return [item[0] for item in each.items] if titled else each.spans
    return []


def without_mark(line: str) -> str:
    """A line of a list without its bullet or number."""
    found = _MARK.match(line)  # a year that ends the line, "2024.", is no number of it
    return line[found.end() :] if found else line

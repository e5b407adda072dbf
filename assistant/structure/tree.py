"""Sections and claims as a tree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.rendition import Rendition
from index.types import LANGS, Document, Lang, Section

from .claims import MOST, Span, claims

#: A document without headings has only its claims to show.
_MOST_BARE = 12
_MARKS = re.compile(r"^(?:#{1,6}|[-*+•])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Node:
    """A section or (``claim``) a sentence: ``document.text[start:end]`` is the heading or sentence.

    ``words`` is what to call it in each language, the document's own where it is to be had in no
    other. The root is the document: its title, and a span of no characters if that is no line of
    the text.
    """

    start: int
    end: int
    words: Mapping[Lang, str]
    claim: bool = False
    children: tuple["Node", ...] = ()


def tree(document: Document, rendition: Rendition | None = None) -> Node:
    """The document with its sections, and under each its claims and the sections in it."""
    sections = document.sections
    under = _under(document, rendition, None)
    said = _claims(document, rendition, 0, sections[0].start if sections else len(document.text))
    root = _root(document, rendition)
    if len(under) == 1 and under[0].words[document.lang] == document.title:
        return replace(under[0], children=(*said, *under[0].children))
    return replace(root, children=(*said, *under))


def _under(
    document: Document, rendition: Rendition | None, parent: Section | None
) -> tuple[Node, ...]:
    """The sections right under ``parent``, None for those under no other."""
    return tuple(_section(document, rendition, each) for each in _children(document, parent))


def _section(document: Document, rendition: Rendition | None, section: Section) -> Node:
    line = document.text[section.start : section.body].rstrip()
    inner = _children(document, section)
    own = inner[0].start if inner else section.end
    title = section.path[-1]
    return Node(
        section.start,
        section.start + len(line),
        _worded(
            document, rendition, title, rendition.path(section.path)[-1] if rendition else None
        ),
        children=(
            *_claims(document, rendition, section.body, own),
            *_under(document, rendition, section),
        ),
    )


def _children(document: Document, parent: Section | None) -> list[Section]:
    """By place rather than by path: two sections may have the same headings over them."""
    start, end = (parent.body, parent.end) if parent else (0, len(document.text))
    found: list[Section] = []
    for each in document.sections:
        inside = start <= each.start < end and each is not parent
        if inside and (not found or each.start >= found[-1].end):
            found.append(each)
    return found


def _claims(
    document: Document, rendition: Rendition | None, start: int, end: int
) -> tuple[Node, ...]:
    most = MOST if document.sections else _MOST_BARE
    return tuple(
        Node(*span, _said(document, rendition, span), claim=True)
        for span in claims(document, start, end, most)
    )


def _said(document: Document, rendition: Rendition | None, span: Span) -> dict[Lang, str]:
    other = rendition.text(*span) if rendition else None
    return _worded(document, rendition, document.text[slice(*span)], other)


def _root(document: Document, rendition: Rendition | None) -> Node:
    at = document.text.find(document.title, 0, 4 * len(document.title))
    start, end = (at, at + len(document.title)) if at >= 0 else (0, 0)
    title = rendition.title if rendition else None
    return Node(start, end, _worded(document, rendition, document.title, title))


def _worded(
    document: Document, rendition: Rendition | None, own: str, other: str | None
) -> dict[Lang, str]:
    words: dict[Lang, str] = dict.fromkeys(LANGS, _MARKS.sub("", own.strip()))
    if rendition and other and rendition.lang != document.lang:
        words[rendition.lang] = _MARKS.sub("", other.strip())
    return words

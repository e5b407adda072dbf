"""Sentences of a document that treat what a reader names: by their words, and by what they mean."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reading.excerpts import Excerpt
from assistant.translation.translate import terms_wording
from index.rendition import Rendition
from index.retrieve import Retriever
from index.script import is_chinese
from index.tokens import content_words
from index.types import LANGS, Chunk, Hit, Lang

from .source import Said, Source

# Similarity from which a sentence treats a subject whose words it does not hold, by the language
# that the subject is named in. Of 13 and 7 subjects that the built-in article treats and 8 and 7
# that it does not, the nearest sentence had 0.86–0.90 and 0.83–0.87 against 0.84–0.87 and
# 0.77–0.81 (multilingual-e5-small).
_MEANS: dict[Lang, float] = {"zh": 0.868, "en": 0.818}
# What the words count beside the similarity, so that of two near sentences the one with them leads.
_WORDS = 0.1

# "Only the marketing, for investors": the rest names the reader, or nothing.
_ONLY = re.compile(
    r"^\s*(?:请|仅|只|只要|只看|只讲|只谈|关于|重点|聚焦|关注|讲|谈)+"
    r"|^\s*(?:(?:only|just|about|on|focus(?:ing)? on|the|its|their)(?:\s+|$))+"
    r"|[，,]?\s*(?:面向|写给|供|给)[^，,]*$|,?\s+for (?:an? |the )?\w+(?: readers| audience)?\s*$"
    r"|(?:方面|部分)(?:的内容)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NearSaid:
    """A sentence, how near it is (for comparing with others), and whether it holds the words."""

    said: Said
    score: float
    worded: bool


def subject(wish: str) -> str:
    """What a wish is about, without "only" and whom it is for; "" when nothing is left."""
    left = wish.strip()
    while (shorter := _ONLY.sub("", left).strip(" ，,。.")) != left:
        left = shorter
    return left


def near(source: Source, wish: str) -> list[NearSaid]:
    """The sentences that treat ``wish`` (see `subject`), nearest first; none when none does."""
    glossary = source.assistant.glossary
    wordings = [wish, *(terms_wording(wish, lang, glossary) for lang in LANGS)]
    hits = [Hit(chunk, 0.0) for chunk in _chunks(source)]
    found = Retriever(source.library).nearest_sentences(wish, hits, wordings=wordings[1:])
    similarity = {(each.start, each.end): each.similarity for each in found}
    means = _MEANS["zh" if is_chinese(wish) else "en"]
    words = [_words(wording) for wording in dict.fromkeys(filter(None, wordings))]
    renditions = _renditions(source)
    treating = []
    for said in source.sentences():
        start, end = said.span
        own = source.document.text[start:end]
        held = _words("\n".join([own, *(each.text(start, end) for each in renditions)]))
        worded = any(wanted and wanted <= held for wanted in words)
        alike = similarity.get(said.span, 0.0)
        if worded or alike >= means:
            treating.append(NearSaid(said, alike + _WORDS * worded, worded))
    return sorted(treating, key=lambda each: (-each.score, each.said.span))


def _chunks(source: Source) -> Iterator[Chunk]:
    """The chunks of its excerpts, which are in order and do not overlap."""
    excerpts = source.excerpts()
    starts = [excerpt.start for excerpt in excerpts]
    for chunk in source.library.chunks:
        if chunk.doc_id == source.document.id:
            at = bisect_right(starts, chunk.start) - 1
            if at >= 0 and excerpts[at].holds(chunk):
                yield chunk


def _renditions(source: Source) -> list[Rendition]:
    """Every rendition there is of the document. Each call looks for the article on disk."""
    found = (source.library.rendition(source.document.id, lang) for lang in LANGS)
    return [each for each in found if each]


def _words(text: str) -> frozenset[str]:
    """Its words of meaning; single Chinese characters have too many."""
    words = content_words(text)
    return frozenset(word for word in words if len(word) > 1 or word.isdigit()) or words


def headed(source: Source, wish: str) -> list[Excerpt]:
    """The excerpts whose headings, in any language they are to be had in, hold all its words."""
    wanted = _words(wish)
    renditions = _renditions(source)
    found = []
    for excerpt in source.excerpts():
        paths = [excerpt.section, *(each.path(excerpt.section) for each in renditions)]
        if any(wanted and wanted <= _words("\n".join(path)) for path in paths):
            found.append(excerpt)
    return found

"""Passages read in one language beside those read in another, in one order.

Each language is searched for itself: an embedder finds two texts alike that are about different
things in one language, so that searched together one language would keep the other out. But the
ranks of two searches cannot be compared: the first of twelve passages and the first of a thousand
are both first. What can be is how much nearer to the question, in its own language, a passage is
than those of that language usually are, and how many of the question's words it holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.library import Library
from index.retrieve import Retriever
from index.types import Chunk, Hit, Lang

from .excerpts import Excerpt

# What all of the question's words and a rank weigh against similarity (a cosine). For 123 questions
# in both languages about the built-in article and the four texts of eval/gold, all in one library,
# a passage with the evidence was first / among the first three / five for 0.51 / 0.59 / 0.59 of
# them by the ranks of the searches, for 0.56 / 0.67 / 0.72 by similarity, for 0.67 / 0.81 / 0.84 by
# how much nearer it is than usual, for 0.76 / 0.85 / 0.88 with these. See
# tests/assistant/reading/test_side_by_side.py, which asks a sample of them.
WORDS, RANK = 0.2, 0.005
# Passages by which is told how near they usually are, at most.
USUAL = 60


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search among the articles read in ``lang`` found for the question as it is worded in
    that language; ``chunks`` are all that there are.
    """

    lang: Lang
    wording: str
    hits: Sequence[Hit]
    chunks: Sequence[Chunk]


def side_by_side(searches: Sequence[Searched], retriever: Retriever, library: Library) -> list[Hit]:
    """The hits of the searches, the likeliest first; of a single search, as they are."""
    if len(searches) < 2:
        return [hit for searched in searches for hit in searched.hits]
    worth: list[tuple[float, Hit]] = []
    for searched in searches:
        near = _nearness(searched, retriever)
        usual = sum(near.values()) / max(1, len(near))
        for rank, hit in enumerate(searched.hits):
            share = _passage(hit.chunk, searched.lang, library).share_of(searched.wording)
            worth.append((near[hit.chunk] - usual + WORDS * share - RANK * rank, hit))
    worth.sort(key=lambda each: -each[0])
    return [hit for _, hit in worth]


def _nearness(searched: Searched, retriever: Retriever) -> Mapping[Chunk, float]:
    """The similarity of the nearest sentence in each chunk found, and in some of the others."""
    step = max(1, len(searched.chunks) // USUAL)
    found = {hit.chunk: hit for hit in searched.hits}
    for chunk in searched.chunks[::step]:
        found.setdefault(chunk, Hit(chunk, 0.0, {}))
    near: dict[Chunk, float] = {}
    for sentence in retriever.nearest_sentences(searched.wording, list(found.values())):
        for chunk in found:
            if chunk.doc_id == sentence.doc_id and chunk.start <= sentence.start < chunk.end:
                near[chunk] = max(near.get(chunk, -1.0), sentence.similarity)
                break
    return {chunk: near.get(chunk, -1.0) for chunk in found}


def _passage(chunk: Chunk, lang: Lang, library: Library) -> Excerpt:
    document = library.get(chunk.doc_id)
    rendition = library.rendition(chunk.doc_id, lang) if lang != document.lang else None
    return Excerpt(document, chunk.start, chunk.end, chunk.section, rendition=rendition)

"""Chunks: whole sentences of one section, of even size."""

from itertools import pairwise

from index.script import width
from index.sentences import sentences
from index.types import Chunk, Document

#: Part of the index fingerprint: raise it with every change that alters any chunk.
CHUNKER_VERSION = 1

#: In the measure of `index.script.width`: 300 Han characters, or 200 English words.
MAX_WIDTH, MIN_WIDTH = 300, 60

Span = tuple[int, int]


def chunk(document: Document, max_width: int = MAX_WIDTH) -> list[Chunk]:
    """The chunks of a document in order; together they hold all of its text but the headings.

    A paragraph is a chunk. One wider than `max_width` is cut between sentences into pieces of even
    width (a single wider sentence stays whole); one narrower than `MIN_WIDTH` joins its neighbour
    in the same section if both fit. No chunk crosses the boundary of a section.
    """
    return [
        Chunk(f"{document.id}:{start}-{end}", document.id, start, end, path)
        for path, begin, stop in bodies(document)
        for start, end in _merged(
            document.text, _cut_paragraphs(document.text, begin, stop, max_width), max_width
        )
    ]


def bodies(document: Document) -> list[tuple[tuple[str, ...], int, int]]:
    """(path, start, end) of the text that stands directly under each heading, the lead first."""
    starts = [section.start for section in document.sections] + [len(document.text)]
    found: list[tuple[tuple[str, ...], int, int]] = (
        [((), 0, starts[0])] if document.text[: starts[0]].strip() else []
    )
    for section, following in zip(document.sections, starts[1:], strict=True):
        end = min(section.end, following)
        if section.body < end:
            found.append((section.path, section.body, end))
    return found


def _cut_paragraphs(text: str, start: int, end: int, max_width: int) -> list[Span]:
    spans: list[Span] = []
    paragraph: list[Span] = []
    for span in sentences(text, start, end):
        if paragraph and "\n" in text[paragraph[-1][1] : span[0]]:
            spans += _cut(text, paragraph, max_width)
            paragraph = []
        paragraph.append(span)
    return spans + (_cut(text, paragraph, max_width) if paragraph else [])


def _cut(text: str, spans: list[Span], max_width: int) -> list[Span]:
    """Cut a paragraph between sentences into the fewest pieces that fit, as even as they allow."""
    # At least 1 each, which bounds the sentences that a piece can hold.
    widths = [max(1.0, width(text[start:end])) for start, end in spans]
    # For the first n sentences: (pieces, sum of their squared widths, where the last one starts).
    # Pieces of a given number and sum are the more even the less their squares sum to.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for stop in range(1, len(spans) + 1):
        options: list[tuple[int, float, int]] = []
        piece = 0.0
        for start in range(stop - 1, -1, -1):
            piece += widths[start]
            if piece > max_width and options:
                break
            options.append((best[start][0] + 1, best[start][1] + piece**2, start))
        best.append(min(options))
    cuts = [len(spans)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][2])
    return [(spans[low][0], spans[high - 1][1]) for low, high in pairwise(reversed(cuts))]


def _merged(text: str, spans: list[Span], max_width: int) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged:
            before = width(text[merged[-1][0] : merged[-1][1]])
            own = width(text[start:end])
            if min(before, own) < MIN_WIDTH and before + own <= max_width:
                merged[-1] = (merged[-1][0], end)
                continue
        merged.append((start, end))
    return merged

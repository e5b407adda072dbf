"""The one to three sentences that tell most of what a section says, picked without a model.

Always its first one, which in expository prose is the topic sentence; beyond it those that state
figures, since they can be looked up and argued with, and those that share the most words with the
rest of the section, which stands for nearness to its centroid without an embedder. No embedding and
no model, so that any article has its map at once, and the same map each time.
"""

from collections import Counter
from collections.abc import Sequence

from assistant.figures import find_figures
from index.script import width
from index.sentences import sentences
from index.tokens import content_words
from index.types import Document

Span = tuple[int, int]

MOST = 3
#: One claim for so many sentences.
_SENTENCES_EACH = 2
#: A shorter sentence ("Why?", the label of a list) claims nothing.
_LEAST_WIDTH = 6
#: A fourth figure tells a reader no more of what the section claims.
_FIGURES_COUNTED = 3
#: A sentence that holds all of its section's recurring words is worth as much as two figures.
_CENTRAL = 2.0


def claims(document: Document, start: int, end: int, most: int = MOST) -> list[Span]:
    """Spans of the most telling sentences of ``document.text[start:end]``, in order.

    At most ``most``, and one for every two sentences; none where there is no sentence.
    """
    told = [
        span
        for span in sentences(document.text, start, end)
        if width(document.text[slice(*span)]) >= _LEAST_WIDTH
    ]
    if not told:
        return []
    worth = _worth([document.text[slice(*span)] for span in told])
    wanted = min(most, -(-len(told) // _SENTENCES_EACH))
    others = sorted(range(1, len(told)), key=lambda at: (-worth[at], at))
    return [told[at] for at in sorted([0, *others[: wanted - 1]])]


def _worth(told: Sequence[str]) -> list[float]:
    """How telling each sentence is among the others."""
    words = [content_words(each) for each in told]
    held = Counter(word for each in words for word in each)
    recurring = {word: count for word, count in held.items() if count > 1}
    whole = sum(recurring.values()) or 1
    return [
        min(sum(figure.firm for figure in find_figures(text)), _FIGURES_COUNTED)
        + _CENTRAL * sum(recurring.get(word, 0) for word in own) / whole
        for text, own in zip(told, words, strict=True)
    ]

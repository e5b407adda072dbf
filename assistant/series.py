"""Series that one sentence of a source tells: "an app with points; owners' stories; training".

A small model asked what somebody does gives the first of them and stops.
"""

from index.tokens import content_words

from .stated import clauses

# The share of a clause's words from which it is told, and up to which it is left out.
_TOLD, _LEFT_OUT = 0.5, 0.34


def cuts_short(sentence: str, source: str) -> bool:
    """Whether ``sentence`` tells some clauses of a series in ``source`` and leaves out others."""
    words = content_words(sentence)
    held = [
        len(clause & words) / len(clause)
        for clause in map(content_words, clauses(source))
        if clause
    ]
    return any(share >= _TOLD for share in held) and any(share <= _LEFT_OUT for share in held)

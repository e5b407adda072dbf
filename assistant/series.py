"""Series that one sentence of a source tells: "an app with points; owners' stories; training".

A small model asked what somebody does gives the first of them and stops.
"""

import re

from index.tokens import content_words

from .figures import telling
from .stated import clauses

# The share of a clause's words from which it is told, and up to which it is left out.
_TOLD, _LEFT_OUT = 0.5, 0.34
_ITEM = re.compile(r"[|｜，,、；;。！？!?]|\.(?=\s|$)")
_PHRASE = re.compile(r"[，,；;：:。！？!?]|\.(?=\s|$)")


def cuts_short(sentence: str, source: str, *, phrases: bool = False) -> bool:
    """Whether ``sentence`` tells some clauses, or ``phrases`` between commas, of a series in
    ``source`` and leaves out others.
    """
    words = content_words(sentence)
    pieces = _PHRASE.split(source) if phrases else clauses(source)
    held = [len(piece & words) / len(piece) for piece in map(content_words, pieces) if piece]
    return any(share >= _TOLD for share in held) and any(share <= _LEFT_OUT for share in held)


def leaves_out(sentence: str, source: str, question: str) -> bool:
    """Whether ``sentence`` lacks words of ``question`` that its ``source`` has."""
    return bool(content_words(question) & content_words(source) - content_words(sentence))


def tells_another(sentence: str, source: str, question: str) -> bool:
    """Whether ``sentence`` tells one item of a series in ``source`` where ``question`` names
    another: the editor, of "editor: A | proofreader: B", asked who read the proofs.
    """
    asked, words = telling(question), telling(sentence)
    items = [item for item in map(telling, _ITEM.split(source)) if item]
    told = [item for item in items if len(item & words) >= _TOLD * len(item)]
    if asked & words or not told or any(asked & item for item in told):
        return False
    return len(items) > 2 and any(asked & item for item in items)

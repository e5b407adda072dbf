"""What nobody did, or underwent, though a question takes it for done."""

import re

from assistant.polarity import holds_but_once
from index.tokens import content_words

from .alike import SAME

# "No one will be disciplined": of anybody.
_NOBODY = re.compile(
    r"(?:没有?|无)(?:任何|一个)?人(?:会|被|因此|为此|再|曾|因)*(?:受到?|遭到?)?"
    r"(?P<act_zh>[^，。；！？]{2,3})(?P<rest_zh>[^，。；！？]*)"
    r"|\b(?:no one|nobody|none of [^,.;]{1,30}?)\s+"
    r"(?:(?:else|has|have|had|was|were|is|are|be|been|being|will|would|ever|yet)\s+)*"
    r"(?P<act>\w+)(?P<rest>(?:(?! (?:and|but|so) )[^,.;])*)",
    re.IGNORECASE,
)
# What was named before, by which nothing tells whether it is what was asked about.
_IT = re.compile(r"\W*(?:it|this|that|them|him|her)\b", re.IGNORECASE)


def nobody_did(question: str, source: str) -> bool:
    """Whether ``source`` says that nobody did, or underwent, what ``question`` is about."""
    for found in _NOBODY.finditer(source):
        act = found["act"] or found["act_zh"]
        rest = content_words(found["rest"] or found["rest_zh"] or "")
        asked = content_words(question)
        spoken = content_words(act) & asked if found["act"] else act in question
        if holds_but_once(source[found.start() :]) or (not rest and _IT.match(found["rest"] or "")):
            continue
        if spoken and len(rest & asked) >= SAME * len(rest) and not _NOBODY.search(question):
            return True
    return False

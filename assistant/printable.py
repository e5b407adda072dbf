"""Characters that XML cannot hold: Word, QTI, Moodle and workbooks are made of it."""

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """``text`` without them."""
    return _UNPRINTABLE.sub("", text)

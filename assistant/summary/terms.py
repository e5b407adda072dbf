"""What a text puts in quotation marks: its own terms, names and titles."""

import re
from collections.abc import Iterator

from assistant.figures import find_figures
from index.script import width
from index.types import Lang

#: Marked passages, the marks among them.
MARKED: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"“([^“”]+)”|《([^《》]+)》"),
    "en": re.compile(r"\"([^\"]+)\"|“([^“”]+)”"),
}
# Widths of terms: a single word is too common, and what is longer is a sentence that was said.
_NARROWEST, _WIDEST = 3, 13
_NO_TERM = re.compile(r"[，。；：！？=]|[,;:.!?]|\b(?:I|we|you|us|our|your)\b|[我你您咱]")


def quoted_terms(text: str, lang: Lang) -> Iterator[tuple[int, int]]:
    """Spans of the terms in quotation marks, without the marks."""
    for mark in MARKED[lang].finditer(text):
        start, end = mark.start() + 1, mark.end() - 1
        term = text[start:end]
        if (
            _NARROWEST <= width(term) <= _WIDEST
            and not _NO_TERM.search(term)
            and not find_figures(term, idioms=True)
        ):
            yield start, end

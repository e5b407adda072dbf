"""Questions and answers as Markdown to keep: each marker a footnote with its quote."""

import re
from collections.abc import Iterable

from index.library import Library

from .cite import section_at
from .types import Answer, Citation

# What CommonMark and pipe tables read as markup, anywhere or at the beginning of a line.
_MARKUP = re.compile(r"([\\`*_\[\]<>|]|&(?=#?\w+;))|^(\d*)([-+=~#.)])(?=[\s=~#-]|$)")


def sheet(answered: Iterable[tuple[str, Answer]], library: Library) -> str:
    """Markdown with Pandoc's footnotes: a heading for each question, its answer, its quotes.

    A footnote holds the verbatim quote, the article's title with the path of the section, and the
    offsets into the text that `deepsea source ID --text` prints.
    """
    lines: list[str] = []
    for number, (question, answer) in enumerate(answered, start=1):
        said = "\n\n".join(_told(number, answer))
        notes = (
            f"[^{number}-{citation.marker}]: {footnote(citation, library)}"
            for citation in answer.citations
        )
        lines += [f"## {literal(question)}", said, *notes]
    return "\n\n".join(lines) + "\n"


def literal(text: str) -> str:
    """``text`` in one line of Markdown that shows it as it is."""
    return _MARKUP.sub(r"\2\\\1\3", " ".join(text.split()))


def footnote(citation: Citation, library: Library) -> str:
    """The text of a footnote: the verbatim quote, and where it stands."""
    document = library.get(citation.doc_id)
    path = (document.title, *section_at(document, citation.start))
    place = literal(" > ".join(dict.fromkeys(path)))
    return (
        f"{literal(citation.quote)} — {place} ({citation.doc_id} {citation.start}–{citation.end})"
    )


def _told(number: int, answer: Answer) -> Iterable[str]:
    """The answer's paragraphs: notices stand by themselves, what is stated in one."""
    stated = ""
    for sentence in answer.sentences:
        notes = "".join(f"[^{number}-{marker}]" for marker in sentence.markers)
        text = literal(sentence.text) + notes
        if sentence.origin == "notice":
            if stated:
                yield stated
            stated = ""
            yield text
        else:
            stated += (" " if stated and answer.lang == "en" else "") + text
    if stated:
        yield stated

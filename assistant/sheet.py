"""Questions and answers as Markdown to keep: each marker a footnote with its quote."""

import re
from collections.abc import Iterable, Mapping, Sequence

from index.library import Library

from .cite import section_at
from .types import Answer, AnswerSentence, Citation

# What CommonMark and pipe tables read as markup, anywhere or at the beginning of a line.
_MARKUP = re.compile(r"([\\`*_\[\]<>|]|&(?=#?\w+;))|^(\d*)([-+=~#.)])(?=[\s=~#-]|$)")


def sheet(answered: Iterable[tuple[str, Answer]], library: Library) -> str:
    """Markdown with Pandoc's footnotes: a heading for each question, its answer, its quotes.

    A footnote holds the verbatim quote, the article's title with the path of the section, and the
    offsets into the text that `deepsea source ID --text` prints.
    """
    return "".join(
        entry(
            number,
            question,
            answer.sentences,
            {citation.marker: footnote(citation, library) for citation in answer.citations},
        )
        for number, (question, answer) in enumerate(answered, start=1)
    )


def entry(
    number: int, question: str, sentences: Sequence[AnswerSentence], notes: Mapping[int, str]
) -> str:
    """One question of a sheet, which is the ``number``th; ``notes`` are the markers' footnotes."""
    said = "\n\n".join(_told(number, sentences))
    footnotes = (f"[^{number}-{marker}]: {note}" for marker, note in notes.items())
    return "\n\n".join([f"## {literal(question)}", said, *footnotes]) + "\n\n"


def literal(text: str) -> str:
    """``text`` in one line of Markdown that shows it as it is."""
    return _MARKUP.sub(r"\2\\\1\3", " ".join(text.split()))


def footnote(citation: Citation, library: Library) -> str:
    """The text of a footnote: the verbatim quote, and where it stands."""
    document = library.get(citation.doc_id)
    return placed(citation, (document.title, *section_at(document, citation.start)))


def placed(citation: Citation, path: Sequence[str]) -> str:
    """The same where the article's title and the headings are known already."""
    place = literal(" > ".join(dict.fromkeys(path)))
    return (
        f"{literal(citation.quote)} — {place} ({citation.doc_id} {citation.start}–{citation.end})"
    )


def _told(number: int, sentences: Sequence[AnswerSentence]) -> Iterable[str]:
    """The answer's paragraphs: notices stand by themselves, what is stated in one."""
    stated = ""
    for sentence in sentences:
        notes = "".join(f"[^{number}-{marker}]" for marker in sentence.markers)
        text = literal(sentence.text) + notes
        if sentence.origin == "notice":
            if stated:
                yield stated
            stated = ""
            yield text
        else:
            # Chinese sentences end in full-width marks and want no space.
            stated += (" " if stated and sentence.text[-1:].isascii() else "") + text
    if stated:
        yield stated

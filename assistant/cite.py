"""Citations: cut out of the source, never copied from what a model wrote."""

from index.types import Document

from .types import Citation


def cite(document: Document, start: int, end: int, marker: int) -> Citation:
    """The citation of ``document.text[start:end]``, white space at its ends left out.

    Raises `ValueError` for a span that is empty or not in the text: a mistake of ours, never of
    a reader's.
    """
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"{document.id} has no characters {start} to {end}")
    quote = document.text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    if not quote:
        raise ValueError(f"{document.id} has only white space from {start} to {end}")
    return Citation(marker, document.id, start, start + len(quote), quote)


def section_at(document: Document, offset: int) -> tuple[str, ...]:
    """The path of the innermost section that holds ``offset``; () before the first heading."""
    holding = [
        section.path for section in document.sections if section.start <= offset < section.end
    ]
    return max(holding, key=len, default=())

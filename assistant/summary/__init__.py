"""Summaries of a document, cited like answers: a new form is one file and one line in `FORMS`."""

from collections.abc import Callable

from index.errors import BadInput
from index.library import Library
from index.types import Lang
from index.weights.nearest import nearest

from .figures import key_figures
from .markdown import markdown
from .source import Source
from .timeline import timeline
from .types import Part, Row, Summary

__all__ = ["FORMS", "Part", "Row", "Summary", "form_of", "markdown", "summarize"]

#: Name → what makes a summary of that form.
FORMS: dict[str, Callable[[Source], Summary]] = {
    "figures": key_figures,
    "timeline": timeline,
}


def form_of(name: str) -> Callable[[Source], Summary]:
    """The form of that name. Raises `BadInput` with the nearest right one."""
    if name not in FORMS:
        raise BadInput(f"There is no form {name!r}; {nearest(name, FORMS)}")
    return FORMS[name]


def summarize(library: Library, doc_id: str, form: str, lang: Lang) -> Summary:
    """The document in that form, in ``lang`` or, where it is not to be had in it, its own words.

    Raises `BadInput` for an unknown form, `StoreError` for an unknown document, and `BadInput` when
    the document has nothing for the form (no figure, no date).
    """
    make = form_of(form)
    source = Source(library, library.get(doc_id), lang)
    summary = make(source)
    if not any(part.rows for part in summary.parts):
        raise BadInput(f"{doc_id} has nothing for the form {form!r}; try another form.")
    return summary

"""Summaries of a document, cited like answers: a new form is one file and one line in `FORMS`."""

from collections.abc import Callable

from assistant.answer import Assistant
from assistant.wording import notice
from index.errors import BadInput
from index.types import Lang
from index.weights.nearest import nearest

from .compare import compare
from .executive import executive
from .faq import faq
from .figures import key_figures
from .focus import focused
from .gist import brief, check_long_enough, gist
from .glossary import glossary
from .markdown import markdown, picture_files
from .outline import outline
from .source import Source
from .swot import swot
from .timeline import timeline
from .types import NO_WISHES, Part, Row, Summary, Wishes

__all__ = [
    "BY_CODE",
    "FORMS",
    "ILLUSTRATED",
    "MEASURED",
    "ONE_PAGE",
    "Part",
    "Row",
    "Summary",
    "Wishes",
    "check_wishes",
    "form_of",
    "markdown",
    "picture_files",
    "summarize",
]

#: Name → what makes a summary of that form.
FORMS: dict[str, Callable[[Source], Summary]] = {
    "gist": gist,
    "brief": brief,
    "executive": executive,
    "outline": outline,
    "figures": key_figures,
    "timeline": timeline,
    "faq": faq,
    "glossary": glossary,
    "swot": swot,
    "compare": compare,
}
#: Those that can carry pictures.
ILLUSTRATED = frozenset({"executive"})
#: Those that can be longer or shorter.
MEASURED = frozenset({"brief", "executive"})
#: Those that are a page in print, at their own length.
ONE_PAGE = frozenset({"executive"})
#: Those made by code alone: a model would change nothing.
BY_CODE = frozenset({"figures", "timeline", "glossary", "swot", "compare"})


def form_of(name: str) -> Callable[[Source], Summary]:
    """The form of that name. Raises `BadInput` with the nearest right one."""
    if name not in FORMS:
        raise BadInput(f"There is no form {name!r}; {nearest(name, FORMS)}")
    return FORMS[name]


def check_wishes(form: str, wishes: Wishes) -> None:
    """Raise `BadInput` where something is wished of a form that would be left out in silence."""
    if wishes.pictures and form not in ILLUSTRATED:
        carrying = ", ".join(sorted(ILLUSTRATED))
        raise BadInput(f"The form {form} carries no pictures; those that do: {carrying}.")
    if wishes.length is not None and form not in MEASURED:
        measured = ", ".join(sorted(MEASURED))
        raise BadInput(f"The form {form} has a length of its own; take one of: {measured}.")
    if wishes.length is not None and wishes.length < 1:
        raise BadInput(f"A length of {wishes.length} words is none; take a number above zero.")
    if (wishes.points or wishes.beside) and form != "compare":
        raise BadInput(f"The form {form} compares nothing; points are for the form compare.")


def summarize(
    assistant: Assistant,
    doc_id: str,
    form: str,
    lang: Lang,
    report: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005
    wishes: Wishes = NO_WISHES,
) -> Summary:
    """The document in that form, in ``lang`` or, where it is not to be had in it, its own words.

    ``report`` is told of progress: sentences done, and of how many. An assistant without a model
    makes do with the first sentence of each part. Raises `BadInput` for an unknown form, a document
    that is too short or has nothing for the form (no figure, no date), a focus that it does not
    treat, `StoreError` for an unknown document, `ModelUnavailable`.
    """
    make = form_of(form)
    check_wishes(form, wishes)
    whole = Source(assistant, assistant.library.get(doc_id), lang, report, wishes)
    if form not in BY_CODE:
        check_long_enough(whole)
    summary = make(focused(whole))
    if not any(part.rows for part in summary.parts):
        raise BadInput(notice("form_empty", lang, document=doc_id).strip())
    return summary

"""A document without what the reader did not ask for."""

from dataclasses import replace

from assistant.wording import notice
from index.errors import BadInput

from .near import headed, near, subject
from .source import Source

# Excerpts whose best sentence is this much farther than the best of all are about something else.
_BEHIND = 0.02


def focused(source: Source) -> Source:
    """``source`` with the excerpts that treat its focus alone; itself where there is no focus.

    Raises `BadInput` for a focus that is blank, or that the document does not treat.
    """
    wish = source.wishes.focus
    if not wish:
        return source
    about = subject(wish)
    if not about:
        raise BadInput(notice("focus_empty", source.lang).strip())
    found = near(source, about)
    best = found[0].score if found else 0.0
    close = {each.said.excerpt.start for each in found if each.score > best - _BEHIND}
    called = {excerpt.start for excerpt in headed(source, about)}
    # What a section is called tells better than a word in passing what it treats.
    only = called or close | {each.said.excerpt.start for each in found if each.worded}
    if not only:
        said = notice("focus_not_treated", source.lang, focus=about, document=source.document.id)
        raise BadInput(said.strip())
    return replace(source, only=frozenset(only))

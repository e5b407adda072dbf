"""Whether the sentence that is nearest to a question may take the place of what was told."""

import re
from collections.abc import Sequence

from assistant.questions.reason import asks_for_a_reason, tells_a_reason
from assistant.reading.excerpts import Excerpt
from assistant.reading.series import paragraph_after

from .verify import HARMLESS, Verified

# "Canal Walk", "SU7": no first word of a question.
_NAME = re.compile(
    r"(?<=[a-z\d,;] )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*|[A-Za-z]+\d+|(?<=[\u3400-\u9fff])[A-Z]\w+"
)


def keeps_its_place(
    found: Sequence[Verified], near: Sequence[Verified], excerpt: Excerpt, question: str
) -> bool:
    """Whether what was ``found`` has what is asked for and what is ``near`` has not, however sure
    the second reader is of that: a reason, or the name that the question has.
    """
    return _tells_no_reason(near, found, excerpt, question) or loses_a_name(
        near, found, excerpt, question
    )


def leads_up_to(near: Sequence[Verified], found: Sequence[Verified], excerpt: Excerpt) -> bool:
    """Whether what was ``found`` goes on from what is ``near``, in the same paragraph: "The fifth
    stage is the blindfold test. The trainer …", asked what that consists of.
    """
    if not found or found[0].fault not in HARMLESS:
        return False
    last = max(span for each in near for span in each.spans)
    return paragraph_after(excerpt, last)[:1] == [min(found[0].spans)]


def loses_a_name(
    near: Sequence[Verified], found: Sequence[Verified], excerpt: Excerpt, question: str
) -> bool:
    """Whether the quotes of what was ``found`` have a name of ``question`` that those of what is
    ``near`` have not, nor the sentence before them.
    """
    names = {name.casefold() for name in _NAME.findall(question)}
    told, other = (
        " ".join(excerpt.lead(s) + excerpt.worded(s) for each in those for s in each.spans)
        for those in (found, near)
    )
    return any(name in told.casefold() and name not in other.casefold() for name in names)


def _tells_no_reason(
    near: Sequence[Verified], found: Sequence[Verified], excerpt: Excerpt, question: str
) -> bool:
    """Whether a reason is asked for, and what was ``found`` rests on one, what is ``near`` not."""
    if not asks_for_a_reason(question):
        return False
    told, other = (
        tells_a_reason([excerpt.worded(span) for each in those for span in each.spans])
        for those in (found, near)
    )
    return told and not other

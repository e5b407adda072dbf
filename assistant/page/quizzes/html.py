"""Quizzes as HTML: wished for, made, changed and taken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.page.browser.html import filled
from assistant.page.strings import LANGUAGES, both
from assistant.quiz.item import BLOOMS, DIFFICULTIES, KINDS
from assistant.quiz.names import kind_name, level_name

from .kept import Row
from .wishes import MOST

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.quiz import Item, Quiz
    from assistant.quiz.check import Fault
    from assistant.quiz.edit import Draft


def wishes_html() -> str:
    """The form that says what is wanted of a quiz; wishes.js fills in the sections."""
    return filled("wishes", most=MOST, **quiz_names())


def quiz_html(
    quiz: "Quiz",
    id: str,
    formats: Sequence[str],
    *,
    undo: bool = False,
    line: str = "",
    editing: int | None = None,
    draft: "Draft | None" = None,
    faults: "Sequence[Fault]" = (),
) -> str:
    """A quiz, its keys behind a click, to be changed, and kept as a file under ``id``.

    Its item number ``editing`` is a form, filled in with ``draft`` if that was refused for its
    ``faults``. ``line`` says what else could not be done.
    """
    from assistant.quiz.edit import draft_of, groups

    if editing is not None and draft is None:
        draft = draft_of(quiz.items[editing])
    return filled(
        "quiz",
        quiz=quiz,
        groups=groups(quiz),
        id=id,
        formats=formats,
        undo=undo,
        line=line,
        editing=editing,
        draft=draft,
        faults=[both({lang: fault.line(lang) for lang in LANGUAGES}) for fault in faults],
        **quiz_names(),
    )


def coming_html(quiz: "Quiz", id: str) -> str:
    """What is there so far of a quiz that is being made, to read while the rest is on its way."""
    from assistant.quiz.edit import groups

    return filled("coming", quiz=quiz, id=id, groups=groups(quiz), **quiz_names())


def earlier_html(rows: Sequence[Row]) -> str:
    """A list of kept quizzes, "" of none."""
    return filled("earlier", rows=rows) if rows else ""


def taking_html(
    title: str, id: str, items: "Sequence[Item]", given: Sequence[Sequence[str]] | None = None
) -> str:
    """A quiz for a learner to answer; with what was ``given`` to each item, marked."""
    from assistant.quiz.mark import is_right

    marks = None if given is None else list(map(is_right, items, given))
    return filled(
        "taking", title=title, id=id, items=items, given=given or [[]] * len(items), marks=marks
    )


def quiz_names() -> dict[str, dict[str, Markup]]:
    """What kinds, difficulties and Bloom levels are called."""
    return {
        "kinds": {kind: both({la: kind_name(kind, la) for la in LANGUAGES}) for kind in KINDS},
        "levels": {
            level: both({la: level_name(level, la) for la in LANGUAGES}) for level in DIFFICULTIES
        },
        "blooms": {
            bloom: both({la: level_name(bloom, la) for la in LANGUAGES}) for bloom in BLOOMS
        },
    }

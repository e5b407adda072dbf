"""A sheet for students, and the teacher's key with its quotes: Markdown, HTML, Word and PDF."""

from collections.abc import Callable, Iterator
from itertools import groupby

from assistant.export import EXPORTERS
from assistant.export.parsed import parse
from assistant.quiz.item import KINDS, Item
from assistant.quiz.names import kind_name, level_name
from assistant.quiz.quiz import Quiz
from assistant.sheet import literal
from assistant.wording import notice


def student_sheet(suffix: str) -> Callable[[Quiz], bytes]:
    """What makes the sheet in the format of a file suffix: the questions, and room to answer."""
    return lambda quiz: _exported(quiz, suffix, "\n\n".join(_questions(quiz)))


def teacher_key(suffix: str) -> Callable[[Quiz], bytes]:
    """What makes the key: under the same numbers what is right, and the quotes that say so."""
    return lambda quiz: _exported(quiz, suffix, "\n\n".join(_answers(quiz)), key=True)


def _exported(quiz: Quiz, suffix: str, markdown: str, *, key: bool = False) -> bytes:
    lang = quiz.langs[0]
    title = notice("quiz_key_title" if key else "quiz_title", lang, title=quiz.title).strip()
    return EXPORTERS[suffix](parse(f"# {literal(title)}\n\n{markdown}\n", title, lang))


def _numbered(quiz: Quiz) -> Iterator[tuple[str, list[tuple[int, Item]]]]:
    """The items under the name of their kind; an item has one number in all its languages."""
    per = len(quiz.langs)
    ordered = sorted(
        range(0, len(quiz.items), per), key=lambda place: KINDS.index(quiz.items[place].kind)
    )
    numbered = [
        (number, item)
        for number, place in enumerate(ordered, 1)
        for item in quiz.items[place : place + per]
    ]
    for kind, group in groupby(numbered, key=lambda each: each[1].kind):
        yield kind_name(kind, quiz.langs[0]), list(group)


def _questions(quiz: Quiz) -> Iterator[str]:
    for name, items in _numbered(quiz):
        yield f"**{literal(name)}**"
        for number, item in items:
            yield f"**{number}.** {literal(item.stem)}"
            if item.kind == "matching":
                yield _matching(item)
            elif item.kind == "short":
                yield "\n\n".join(["\\_" * 40] * (len(item.key) + 1))
            elif item.options:
                # A line each: two spaces at the end of a line break it.
                yield "\\\n".join(_lettered(item))


def _lettered(item: Item) -> list[str]:
    return [f"{_letter(place)}\\. {literal(text)}" for place, text in enumerate(item.options)]


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _matching(item: Item) -> str:
    rows = [
        f"| {place}) {literal(prompt)} | {_letter(place - 1)}. {literal(option)} |"
        for place, (prompt, option) in enumerate(zip(item.prompts, item.options, strict=True), 1)
    ]
    return "\n".join(["|  |  |", "| --- | --- |", *rows])


def _answers(quiz: Quiz) -> Iterator[str]:
    notes = 0
    footnotes = []
    for name, items in _numbered(quiz):
        yield f"**{literal(name)}**"
        for number, item in items:
            marks = []
            for cited in item.citations:
                notes += 1
                marks.append(f"[^{notes}]")
                place = f"{item.section} ({cited.doc_id} {cited.start}–{cited.end})"
                footnotes.append(f"[^{notes}]: {literal(cited.quote)} — {literal(place)}")
            difficulty, bloom = (
                level_name(level, quiz.langs[0]) for level in (item.difficulty, item.bloom)
            )
            level = notice("quiz_level", quiz.langs[0], difficulty=difficulty, bloom=bloom).strip()
            yield f"**{number}.** {literal(key_of(item))} {level} {' '.join(marks)}"
            if item.kind == "short":
                yield "\n".join(f"- {literal(point)} (1)" for point in item.key)
            if item.kind in ("truefalse", "multiple"):
                yield literal(item.explanation)
    yield from footnotes


def key_of(item: Item) -> str:
    """The key in a line, with the letters of the sheet."""
    if item.kind == "short":
        return notice("quiz_points", item.lang, count=str(len(item.key))).strip()
    if item.kind == "cloze":
        return item.key[0]
    letters = [_letter(item.options.index(text)) for text in item.key]
    if item.kind == "matching":
        return ", ".join(f"{place}–{letter}" for place, letter in enumerate(letters, 1))
    if item.kind == "ordering":
        return " → ".join(letters)
    return ", ".join(f"{letter} {text}" for letter, text in zip(letters, item.key, strict=True))

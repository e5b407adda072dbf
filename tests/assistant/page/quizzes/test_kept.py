"""Quizzes in a file."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.page.quizzes.kept import KeptSets, QuizSet
from assistant.page.strings import reworded
from assistant.quiz.candidates import Wishes
from index.errors import StoreError
from index.worded import Worded
from tests.assistant.quiz.formats.nasty import nasty


def made() -> QuizSet:
    template = "{doc} bears {made} of the {asked} items asked for; more would ask for the same "
    note = Worded(template + "facts again.", doc="d", made=7, asked=9)
    quiz = replace(nasty(), notes=(note,))
    return QuizSet(quiz, Wishes(seed=3), quiz.items[:1])


def test_a_quiz_is_read_again_as_it_was(tmp_path: Path) -> None:
    before = made()
    KeptSets(tmp_path / "quizzes.sqlite3").put("one", replace(before, earlier=before))
    again = KeptSets(tmp_path / "quizzes.sqlite3").get("one")
    assert again == before
    assert again is not None
    assert "d 只能出 7 题" in reworded(again.quiz.notes[0], "zh")


def test_those_that_are_asked_for_are_listed_the_last_changed_first(tmp_path: Path) -> None:
    kept = KeptSets(tmp_path / "quizzes.sqlite3")
    for id in ("one", "two", "three", "one"):
        kept.put(id, made())
    assert [row.id for row in kept.listed(["two", "one", "none"])] == ["one", "two"]
    assert {row.items for row in kept.listed(["three"])} == {7}
    kept.delete("one")
    assert kept.get("one") is None
    assert [row.id for row in kept.listed(["two", "one"])] == ["two"]


def test_a_damaged_quiz_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "quizzes.sqlite3"
    kept = KeptSets(path)
    kept.put("one", made())
    base = sqlite3.connect(path)
    base.execute("UPDATE quiz SET body = '{}'")
    base.commit()
    base.close()
    with pytest.raises(StoreError, match="damaged quiz"):
        kept.get("one")

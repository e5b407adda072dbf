"""Conversations in a file: what is kept, found again, renamed and forgotten."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.page.conversations.exchange import Exchange, Quote, again
from assistant.page.conversations.kept import Conversations
from assistant.page.storage import new_id
from assistant.types import AnswerSentence, Citation, Timings
from index.errors import StoreError

QUOTE = Quote(Citation(1, "lamps", 3, 8, "灯塔 🐋"), ("Lamps", "灯"), "zh")
ANSWERED = Exchange(
    "灯塔有多高？",
    "answered",
    sentences=(AnswerSentence("54 米。", (1,)),),
    quotes=(QUOTE,),
    evidence=(QUOTE,),
    text="54 米。[1]",
    timings=Timings(1.0, 2.0, 3.0),
)


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "deep" / "conversations.sqlite3")


def test_a_conversation_comes_back_as_it_was(kept: Conversations, tmp_path: Path) -> None:
    kept.add("a", Exchange("And why?", "error", error="down"), [ANSWERED])
    again = Conversations(tmp_path / "deep" / "conversations.sqlite3")
    assert again.load("a") == [ANSWERED, Exchange("And why?", "error", error="down")]


def test_an_answer_that_was_running_was_stopped(kept: Conversations) -> None:
    kept.add("a", Exchange("slow"))
    assert kept.load("a") == [Exchange("slow", "stopped")]


def test_an_unknown_conversation_is_empty(kept: Conversations) -> None:
    kept.put("a", 0, ANSWERED)
    assert kept.load("a") == []
    assert kept.list() == []


def test_named_after_the_first_question_until_renamed(kept: Conversations) -> None:
    kept.add("a", ANSWERED, [Exchange("  How\nhigh?  ")])
    assert [each.name for each in kept.list()] == ["How high?"]
    kept.rename("a", " Lamps ")
    kept.rename("a", "  ")
    kept.add("a", ANSWERED)
    assert [each.name for each in kept.list()] == ["Lamps"]


def test_what_two_tabs_ask_in_one_conversation_is_all_kept(kept: Conversations) -> None:
    kept.add("a", ANSWERED)
    first = kept.add("a", Exchange("And why?"), [ANSWERED])
    second = kept.add("a", Exchange("And when?"), [ANSWERED])
    assert [each.question for each in second] == ["灯塔有多高？", "And why?", "And when?"]
    kept.put("a", len(second) - 1, Exchange("And when?", "answered", text="Then."))
    kept.put("a", len(first) - 1, Exchange("And why?", "answered", text="So."))
    assert [each.text for each in kept.load("a")] == ["54 米。[1]", "So.", "Then."]


def test_what_was_deleted_stays_so_unless_more_is_asked(kept: Conversations) -> None:
    kept.add("a", Exchange("And why?"), [ANSWERED])
    kept.delete("a")
    kept.put("a", 1, Exchange("And why?", "answered", text="So."))
    assert kept.list() == []
    kept.add("a", Exchange("When?"), [ANSWERED])
    kept.put("a", 1, Exchange("And why?", "answered", text="So."))
    assert kept.load("a") == [ANSWERED, Exchange("When?", "stopped")]


def test_the_last_changed_comes_first(kept: Conversations) -> None:
    kept.add("a", ANSWERED)
    kept.add("b", Exchange("tides"))
    kept.add("a", ANSWERED, [ANSWERED])
    assert [each.id for each in kept.list()] == ["a", "b"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("灯塔", ["a"]), ("54 米", ["a"]), ("TIDES", ["b"]), ("灯塔 tides", []), ("%", []), ("_", [])],
)
def test_searched_in_questions_and_answers(
    kept: Conversations, words: str, found: list[str]
) -> None:
    kept.add("a", ANSWERED)
    kept.add("b", Exchange("tides"))
    assert [each.id for each in kept.list(words)] == found


def test_deleted_with_its_exchanges(kept: Conversations) -> None:
    kept.add("a", ANSWERED)
    kept.delete("a")
    kept.delete("a")
    assert kept.list() == []
    assert kept.load("a") == []


def test_a_file_of_another_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    Conversations(path).add("a", ANSWERED)
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="schema 99"):
        Conversations(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    path.write_text("not a database, though it is long enough to be looked at" * 20)
    with pytest.raises(StoreError, match="move it away") as error:
        Conversations(path)
    assert "\n" not in str(error.value)


def test_ids_differ() -> None:
    assert new_id() != new_id()


def test_judgements_outlive_their_conversation_and_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    kept = Conversations(path)
    first = Exchange("Where?", state="answered", text="Here.[1]", quotes=(QUOTE,))
    second = Exchange("And then?", state="answered", text="There.[1]", quotes=(QUOTE,))
    kept.add("a", second, [first])
    kept.judge("a", 1, "bad")
    kept.judge("a", 1, "good")
    kept.judge("a", 1, "bad", 1)
    kept.judge("a", 7, "bad")
    kept.judge("none", 0, "bad")
    kept.delete("a")
    assert [(each.exchange, each.verdict, each.marker) for each in kept.judgements()] == [
        (second, "good", 0),
        (second, "bad", 1),
    ]
    assert kept.judgements()[0].history == [("Where?", "Here.[1]")]


def test_an_answer_that_was_being_replaced_is_there_after_a_restart(kept: Conversations) -> None:
    kept.add("a", again(ANSWERED))
    assert kept.load("a") == [ANSWERED]


def test_what_was_said_can_be_taken_back(kept: Conversations) -> None:
    kept.add("a", ANSWERED)
    kept.judge("a", 0, "good")
    kept.judge("a", 0, "bad", marker=1)
    kept.take_back("a", 0)
    kept.take_back("a", 0, marker=9)
    assert kept.said("a", kept.load("a")) == [{1: "bad"}]


def test_what_was_said_stays_with_its_answer(kept: Conversations) -> None:
    kept.add("a", ANSWERED, [ANSWERED])
    kept.judge("a", 1, "bad", marker=1)
    assert kept.said("a", kept.load("a")) == [{}, {1: "bad"}]
    assert kept.said("a", [ANSWERED, replace(ANSWERED, text="Another.")]) == [{}, {}]


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    Conversations(path).add("a", Exchange("Where?", state="answered"))
    with closing(sqlite3.connect(path)) as base:
        base.executescript("DROP TABLE judgement; PRAGMA user_version = 1;")
    kept = Conversations(path)
    assert [each.question for each in kept.load("a")] == ["Where?"]
    kept.judge("a", 0, "good")
    assert len(kept.judgements()) == 1

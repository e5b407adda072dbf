import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.models.replies import Replies
from prompts import Message

PROMPT: list[Message] = [("user", "港口有什么？")]


def never() -> str:
    raise AssertionError("asked again")


def saying(text: str) -> Callable[[], str]:
    return lambda: text


def test_a_prompt_is_asked_once_even_by_the_next_process(tmp_path: Path) -> None:
    path = tmp_path / "home" / "replies.sqlite3"
    assert Replies(path).recall("m", PROMPT, saying("灯")) == "灯"
    assert Replies(path).recall("m", PROMPT, never) == "灯"


def test_another_model_or_wording_is_asked_itself(tmp_path: Path) -> None:
    replies = Replies(tmp_path / "replies.sqlite3")
    replies.recall("m", PROMPT, saying("灯"))
    assert replies.recall("other", PROMPT, saying("船")) == "船"
    assert replies.recall("m", [("user", "港口")], saying("港")) == "港"
    assert replies.recall("m", PROMPT, saying("塔"), "root ::= [塔]") == "塔"
    assert replies.recall("m", PROMPT, never) == "灯"


def test_what_failed_is_not_kept(tmp_path: Path) -> None:
    replies = Replies(tmp_path / "replies.sqlite3")

    def stopped() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replies.recall("m", PROMPT, stopped)
    assert replies.recall("m", PROMPT, saying("灯")) == "灯"


def test_those_unused_for_longest_go(tmp_path: Path) -> None:
    replies = Replies(tmp_path / "replies.sqlite3", most=2)
    for text in "abc":
        replies.recall("m", [("user", text)], saying(text))
        replies.recall("m", [("user", "a")], never)
    assert replies.recall("m", [("user", "c")], never) == "c"
    assert replies.recall("m", [("user", "b")], saying("anew")) == "anew"


@pytest.mark.parametrize("version", [None, 99])
def test_a_file_of_another_make_is_begun_anew(tmp_path: Path, version: int | None) -> None:
    path = tmp_path / "replies.sqlite3"
    if version is None:
        path.write_text("no database, and longer than a header of one " * 9)
    else:
        with sqlite3.connect(path) as file:
            file.execute(f"PRAGMA user_version = {version}")
    assert Replies(path).recall("m", PROMPT, saying("灯")) == "灯"
    assert Replies(path).recall("m", PROMPT, never) == "灯"


def test_a_place_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Replies(tmp_path / "file" / "replies").recall("m", PROMPT, saying("灯")) == "灯"

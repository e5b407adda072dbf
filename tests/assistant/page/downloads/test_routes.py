from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.page.conversations.exchange import Exchange
from assistant.page.conversations.kept import Conversations
from assistant.page.downloads.routes import giving, keeping
from assistant.page.downloads.works import Work, Works
from assistant.page.strings import say
from index.errors import BadInput


def test_a_conversation_is_given_until_its_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    kept = Conversations(path)
    kept.add("one", Exchange("How high?", "answered"))
    given = keeping(kept)
    answer = given("one.md")
    assert answer.status_code == 200 and b"How high?" in answer.body
    assert "How-high.md" in answer.headers["content-disposition"]
    for gone in ("two.md", "one.exe", "one"):
        assert given(gone).status_code == 404
        assert say("file_gone", "zh") in bytes(given(gone).body).decode()
    path.write_bytes(b"no database" * 1000)
    answer = given("one.md")
    told = bytes(answer.body).decode()
    assert answer.status_code == 422 and "content-disposition" not in answer.headers
    assert "move it away" in told and "移走" in told


def fault() -> bytes:
    raise RuntimeError("a fault of ours")


def refusal() -> bytes:
    raise BadInput("{name} is empty; choose a file with text in it.", name="a.txt")


@pytest.mark.parametrize(
    ("encode", "status", "words"),
    [
        (fault, 500, {say("unexpected", "zh"), say("unexpected", "en")}),
        (refusal, 422, {"a.txt 是空文件，请换一个有文字的。"}),
    ],
)
def test_what_cannot_be_made_is_told_in_words(
    encode: Callable[[], bytes], status: int, words: set[str]
) -> None:
    made = Works()
    answer = giving(made)(f"{made.put(Work('a', {'md': (encode, '.md')}))}.md")
    told = bytes(answer.body).decode()
    assert answer.status_code == status
    assert words <= set(told.splitlines()) and "fault of ours" not in told

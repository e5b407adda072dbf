import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.rows import Row, answered_ids, append_line, read_questions
from index.errors import BadInput


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rows.jsonl"


def answer(id: str, text: str = "风阻系数为0.195。") -> dict[str, object]:
    return {"id": id, "question": "？", "status": "answered", "answer": text}


def test_gold_rows_and_plain_rows_are_read_and_blank_lines_passed_over(path: Path) -> None:
    gold = {"id": "g1", "lang": "zh", "type": "fact", "question": "多少？", "facts": [["0.195"]]}
    plain = {"id": 2, "question": "And the Taycan?", "history": [["SU7?", "0.195"]]}
    path.write_text(f"\ufeff{json.dumps(gold)}\n\n{json.dumps(plain)}", encoding="utf-8")
    assert read_questions(path) == [
        Row(id="g1", question="多少？"),
        Row(id="2", question="And the Taycan?", history=(("SU7?", "0.195"),)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1, 2]",
        '{"question": "no id"}',
        '{"id": "", "question": "an empty id"}',
        '{"id": "x"}',
        '{"id": "x", "question": ["a list"]}',
        '{"id": "x", "question": "a", "history": [["only one"]]}',
    ],
)
def test_a_malformed_line_is_named_by_file_and_line(path: Path, line: str) -> None:
    path.write_text('{"id": "a", "question": "fine"}\n\n' + line + "\n")
    with pytest.raises(BadInput, match=rf"{path}:3 is not a question") as caught:
        read_questions(path)
    assert "\n" not in str(caught.value)


def test_ids_that_occur_twice_are_named_with_both_lines(path: Path) -> None:
    path.write_text('{"id": "a", "question": "?"}\n{"id": "b", "question": "?"}\n' * 2)
    with pytest.raises(BadInput, match=rf"{path}:3 has the id 'a' of line 1"):
        read_questions(path)


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_a_file_without_questions_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(BadInput, match="has no questions"):
        read_questions(path)


def test_a_missing_file_and_one_that_is_not_utf8_are_refused(path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_questions(path)
    path.write_bytes('{"id": "1", "question": "风阻"}'.encode("gb18030"))
    with pytest.raises(BadInput, match="not UTF-8"):
        read_questions(path)


def test_answers_are_found_again(path: Path) -> None:
    assert answered_ids(path) == set()
    for id in ("a", "b", '"quoted"'):
        append_line(path, answer(id))
    assert answered_ids(path) == {"a", "b", '"quoted"'}
    assert path.read_bytes().count(b"\n") == 3


def test_an_answer_written_by_hand_without_a_line_end_is_kept(path: Path) -> None:
    path.write_text(json.dumps(answer("a")))
    assert answered_ids(path) == {"a"}
    append_line(path, answer("b"))
    assert answered_ids(path) == {"a", "b"}


@given(cut=st.integers(min_value=1, max_value=70), text=st.text(max_size=10))
def test_a_line_cut_anywhere_costs_that_line_alone(
    tmp_path_factory: pytest.TempPathFactory, cut: int, text: str
) -> None:
    path = tmp_path_factory.mktemp("cut") / "out.jsonl"
    append_line(path, answer("a", text))
    whole = path.read_bytes()
    append_line(path, answer("b", text))
    path.write_bytes(path.read_bytes()[: len(whole) + cut])
    found = answered_ids(path)
    if found == {"a"}:
        assert path.read_bytes() == whole
    else:  # only its line end was cut off
        assert found == {"a", "b"}
        assert [json.loads(line)["answer"] for line in path.open()] == [text, text]


@pytest.mark.parametrize("content", ["hello", "hello\n", '{"id": "q", "question": "?"}', "{"])
def test_a_file_that_holds_no_answers_is_refused_and_left_as_it_was(
    path: Path, content: str
) -> None:
    path.write_text(f"{json.dumps(answer('a'))}\n{content}\n{json.dumps(answer('b'))}\n")
    before = path.read_bytes()
    with pytest.raises(BadInput, match=rf"{path}:2 is not an answer"):
        answered_ids(path)
    assert path.read_bytes() == before


def test_a_text_of_one_line_is_not_taken_for_a_cut_answer(path: Path) -> None:
    path.write_text("my notes")
    with pytest.raises(BadInput, match="is not an answer"):
        answered_ids(path)
    assert path.read_text() == "my notes"


def test_a_place_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        answered_ids(tmp_path)


def test_a_full_disk_is_named_when_a_line_is_added() -> None:
    full = Path("/dev/full")
    assert answered_ids(full) == set()
    with pytest.raises(BadInput, match="No space left"):
        append_line(full, answer("a"))

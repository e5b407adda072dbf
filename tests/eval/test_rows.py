import json
import re
from pathlib import Path

import pytest

from eval.builtin import ATTACKS, CONVERSATIONS, row_files, text_files
from eval.rows import (
    Placed,
    Row,
    placed_attacks,
    placed_conversations,
    placed_rows,
)
from index.errors import BadInput
from tests.eval.lamps import BEAM, TIDES, WALL, given, read_rows, write_lines

LINE = given(BEAM, history=[["What is it?", "A lamp."]])


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    (row,) = read_rows(write_lines(tmp_path / "gold.jsonl", LINE))
    assert row.history == (("What is it?", "A lamp."),)
    assert row.facts == (("19 miles",),) and row.answerable


def test_blank_lines_count_and_a_byte_order_mark_does_not(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\ufeff\n{json.dumps(LINE)}\n\n{json.dumps(given(TIDES))}", "utf-8")
    assert [placed.where for placed in placed_rows(path)] == [f"{path}:2", f"{path}:4"]


def test_a_line_separator_in_a_string_ends_no_line(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "gold.jsonl", given(BEAM, question="How\u2028far?"))
    assert read_rows(path)[0].question == "How\u2028far?"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lang": "fr"}, "lang: Input should be 'zh' or 'en'"),
        ({"facts": [["("]]}, "'(' is no regular expression"),
        ({"facts": [[]]}, "facts: a group without patterns"),
        ({"facts": ["19"]}, "facts.0: "),
        ({"extra": 1}, "extra: there is no such field"),
        ({"history": [["alone"]]}, "history.0.1: the field is missing"),
        ({"answerable": "yes"}, "answerable: "),
        ({"id": 7}, "id: "),
        ({"question": "  "}, "question: it is blank"),
        ({"evidence": [""]}, "evidence: a piece is blank"),
    ],
)
def test_a_malformed_row_is_named_by_file_and_line(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    path = write_lines(tmp_path / "gold.jsonl", LINE, LINE | {"id": "b"} | change)
    with pytest.raises(BadInput, match=r"gold\.jsonl:2: ") as caught:
        read_rows(path)
    assert said in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[]", '"row"', '{"id": "a"}', "\x00"])
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(BadInput, match=r"gold\.jsonl:1: not a gold row"):
        read_rows(path)


def test_an_id_stands_once_in_all_files_together(tmp_path: Path) -> None:
    one = write_lines(tmp_path / "one.jsonl", LINE)
    two = write_lines(tmp_path / "two.jsonl", given(TIDES), LINE)
    with pytest.raises(BadInput, match=r"two\.jsonl:2: id 'beam-en' stands in .*one\.jsonl:1"):
        read_rows(one, two)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe{")
    (tmp_path / "empty.jsonl").write_text("\n\n")
    for name, said in {
        "none.jsonl": "No such file",
        "latin.jsonl": "not UTF-8",
        "empty.jsonl": "no rows",
    }.items():
        with pytest.raises(BadInput, match=said) as caught:
            read_rows(tmp_path / name)
        assert name in str(caught.value)


def test_a_conversation_is_read_turn_by_turn(tmp_path: Path) -> None:
    turns = {"id": "c", "turns": [given(BEAM), given(TIDES)]}
    [placed] = placed_conversations(write_lines(tmp_path / "talks.jsonl", turns))
    assert placed.item.turns == (BEAM, TIDES)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"id": "c", "turns": []}, "turns: there are none"),
        ({"id": "c", "turns": [LINE]}, "history"),
        ({"id": "c", "turns": [given(BEAM), given(BEAM)]}, "id 'beam-en' stands in"),
        ({"id": "c", "turns": [given(BEAM, facts=[["("]])]}, "no regular expression"),
        ({"turns": [given(BEAM)]}, "id: the field is missing"),
        (given(BEAM), "turns: the field is missing"),
    ],
)
def test_a_malformed_conversation_is_named(tmp_path: Path, line: object, said: str) -> None:
    path = write_lines(tmp_path / "talks.jsonl", line)
    with pytest.raises(BadInput, match=r"talks\.jsonl:1: ") as caught:
        placed_conversations(path)
    assert said in str(caught.value)


def test_an_attack_may_have_a_document(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "attacks.jsonl", given(BEAM, document="lies.md"), given(WALL))
    attacks = [placed.item for placed in placed_attacks(path)]
    assert [(attack.row, attack.document) for attack in attacks] == [
        (BEAM, "lies.md"),
        (WALL, None),
    ]


@pytest.mark.parametrize("name", ["../lies.md", "/etc/passwd", "a/b.md", ".."])
def test_an_attack_names_a_file_and_no_path(tmp_path: Path, name: str) -> None:
    path = write_lines(tmp_path / "attacks.jsonl", given(BEAM, document=name))
    with pytest.raises(BadInput, match=r"attacks\.jsonl:1: .*not the name of a file"):
        placed_attacks(path)


def _builtin() -> list[Placed[Row]]:
    rows = [*placed_rows(*row_files()), *placed_rows(*text_files())]
    for conversation in placed_conversations(CONVERSATIONS):
        rows += [
            Placed(conversation.path, conversation.line, turn) for turn in conversation.item.turns
        ]
    attacks = placed_attacks(ATTACKS)
    return rows + [Placed(attack.path, attack.line, attack.item.row) for attack in attacks]


def test_our_rows_have_ids_of_their_own_and_both_languages() -> None:
    rows = [placed.item for placed in _builtin()]
    assert len({row.id for row in rows}) == len(rows)
    questions = read_rows(*row_files())
    pairs: dict[str, set[str]] = {}
    for row in questions:
        pairs.setdefault(re.sub("-(zh|en)$", "", row.id), set()).add(row.lang)
    assert all(langs == {"zh", "en"} for langs in pairs.values())
    assert len(pairs) >= 120
    assert sum(not row.answerable for row in questions) >= 80
    assert len(placed_conversations(CONVERSATIONS)) >= 30


def test_a_question_is_in_one_split_in_both_languages() -> None:
    slugs = [
        {re.sub("-(zh|en)$", "", row.id) for row in read_rows(*row_files(split))}
        for split in ("dev", "held-out")
    ]
    assert slugs[0] and slugs[1] and not slugs[0] & slugs[1]

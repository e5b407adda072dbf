import json
from pathlib import Path

import pytest

from eval.cli import GOLD
from eval.rows import read_rows
from index.articles import builtin_article
from index.errors import BadInput

ROW = {
    "id": "a-zh",
    "lang": "zh",
    "type": "fact",
    "question": "几家门店？",
    "history": [["小米是什么？", "一家公司。"]],
    "reference": "352家。",
    "facts": [["352"]],
    "forbidden": [],
    "evidence": ["352家门店"],
    "answerable": True,
}


def _file(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    (row,) = read_rows(_file(tmp_path, ROW))
    assert row.history == (("小米是什么？", "一家公司。"),)
    assert row.facts == (("352",),) and row.answerable


@pytest.mark.parametrize(
    "change", [{"lang": "fr"}, {"facts": [["("]]}, {"extra": 1}, {"history": [["alone"]]}]
)
def test_a_malformed_row_is_named_by_file_and_line(
    tmp_path: Path, change: dict[str, object]
) -> None:
    path = _file(tmp_path, ROW, ROW | {"id": "b"} | change)
    with pytest.raises(BadInput, match=r"gold\.jsonl:2: "):
        read_rows(path)


def test_a_duplicate_id_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gold\.jsonl:2: id 'a-zh' stands in line 1"):
        read_rows(_file(tmp_path, ROW, ROW))


def test_the_evidence_of_our_rows_is_verbatim_and_their_references_are_right() -> None:
    import re

    text = builtin_article("xiaomi-deep-sea").document().text
    rows = read_rows(GOLD)
    assert {row.lang for row in rows} == {"zh", "en"}
    for row in rows:
        assert all(piece in text for piece in row.evidence), row.id
        assert bool(row.evidence) == row.answerable, row.id
        for group in row.facts:
            assert any(re.search(pattern, row.reference) for pattern in group), row.id

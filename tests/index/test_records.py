import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.ingest import cut
from index.records import Record, read_record, record_path, record_paths, write_record
from tests.index.small import article

words = st.text(alphabet="abc 甲乙丙。.!？\n#-“”", min_size=1).filter(
    lambda text: any(char.isalnum() for char in text)
)


@pytest.fixture
def record() -> Record:
    return cut(article(), "the raw text")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=words)
def test_what_is_stored_is_read_again(tmp_path: Path, raw: str) -> None:
    raw = f"甲乙。\n\n{raw}"  # never headings alone, which are refused
    record = cut(article(raw=raw), raw)
    write_record(tmp_path, record)
    assert read_record(record_path(tmp_path, "lamps")) == record


def test_articles_are_listed_by_id(tmp_path: Path) -> None:
    for name in ("b", "小米", "a"):
        write_record(tmp_path, cut(article(name), ""))
    (tmp_path / ".c.json.x.tmp").write_text("unfinished")
    assert [path.stem for path in record_paths(tmp_path)] == ["a", "b", "小米"]


def test_a_file_cut_short_anywhere_is_damaged(tmp_path: Path, record: Record) -> None:
    write_record(tmp_path, record)
    path = record_path(tmp_path, "lamps")
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(IndexDamaged, match=r"lamps\.json"):
            read_record(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [("schema", 99), ("raw", "another"), ("document", {}), ("chunks", 5), ("raw_sha256", "")],
)
def test_a_changed_file_is_damaged(
    tmp_path: Path, record: Record, field: str, value: object
) -> None:
    write_record(tmp_path, record)
    path = record_path(tmp_path, "lamps")
    stored = json.loads(path.read_text())
    path.write_text(json.dumps({**stored, field: value}))
    with pytest.raises(IndexDamaged, match="add the article again"):
        read_record(path)


def test_a_changed_text_is_damaged(tmp_path: Path, record: Record) -> None:
    write_record(tmp_path, record)
    path = record_path(tmp_path, "lamps")
    path.write_text(path.read_text().replace("19 miles", "91 miles"))
    with pytest.raises(IndexDamaged, match="not the one that was stored"):
        read_record(path)

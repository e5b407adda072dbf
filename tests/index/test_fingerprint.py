import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import IndexDamaged, IndexMismatch
from index.fingerprint import FILE_NAME, Fingerprint, Head, read_head, write_head

MADE = Fingerprint("e5", "a" * 64, 384, passage=1, chunker=1, cleaner=1)


def test_the_same_make_is_accepted() -> None:
    MADE.check(MADE)
    MADE.check(replace(MADE, embedder="the same weights in another folder"))


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"digest": "b" * 64, "embedder": "bge"}, r"e5 \(aaaaaaaaaaaa\), you have embedder bge"),
        ({"digest": "b" * 64}, r"e5 \(bbbbbbbbbbbb\)"),
        ({"chunker": 2}, "chunker 1, you have chunker 2"),
        ({"cleaner": 3}, "cleaner 1, you have cleaner 3"),
        ({"passage": 2}, "passage 1, you have passage 2"),
        ({"schema": 9}, "schema 1, you have schema 9"),
        ({"chunker": 2, "cleaner": 2}, "chunker 1, cleaner 1, you have chunker 2, cleaner 2"),
    ],
)
def test_another_make_is_named_with_its_mend(changed: dict[str, int], named: str) -> None:
    with pytest.raises(IndexMismatch, match=named) as raised:
        MADE.check(replace(MADE, **changed))  # type: ignore[arg-type]
    assert "deepsea index rebuild" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_head_is_stored(tmp_path: Path) -> None:
    assert read_head(tmp_path) is None
    write_head(tmp_path, Head(MADE, "build-1"))
    assert read_head(tmp_path) == Head(MADE, "build-1")
    assert json.loads((tmp_path / FILE_NAME).read_text())["schema"] == 1


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", "null", '{"generation": "b"}', "\x00"])
def test_a_damaged_head_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content)
    with pytest.raises(IndexDamaged, match=FILE_NAME) as raised:
        read_head(tmp_path)
    assert "deepsea index rebuild" in str(raised.value)

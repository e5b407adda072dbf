import os
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import WeightsCorrupt, WeightsMissing
from index.weights.catalogue import ModelFile
from index.weights.progress import Progress
from index.weights.verify import locate, stamp_path, verify


@pytest.fixture
def file(tmp_path: Path, model: ModelFile, content: bytes) -> Path:
    path = tmp_path / model.file
    path.write_bytes(content)
    return path


def alter_a_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[70_000] ^= 1
    path.write_bytes(data)


def test_a_missing_file_says_how_to_get_it(tmp_path: Path, model: ModelFile) -> None:
    with pytest.raises(WeightsMissing, match=r"^tiny is not in .*; run 'deepsea models pull'\.$"):
        locate(model, tmp_path)


def test_a_file_cut_short_is_named_with_both_sizes(file: Path, model: ModelFile) -> None:
    os.truncate(file, 1000)
    with pytest.raises(
        WeightsCorrupt, match=r"tiny\.gguf is cut short \(1,000 of 120,000 bytes\); run 'deepsea"
    ):
        locate(model, file.parent)


def test_a_file_with_bytes_too_many_is_refused(file: Path, model: ModelFile) -> None:
    with file.open("ab") as end:
        end.write(b"!")
    with pytest.raises(WeightsCorrupt, match=r"not the pinned file \(120,001 of 120,000 bytes\)"):
        locate(model, file.parent)


@pytest.mark.parametrize("seen_before", [False, True])
def test_an_altered_byte_is_refused(file: Path, model: ModelFile, seen_before: bool) -> None:
    if seen_before:
        locate(model, file.parent)
    alter_a_byte(file)
    with pytest.raises(WeightsCorrupt, match=r"SHA-256 is [0-9a-f]{12}… .*deepsea models pull"):
        locate(model, file.parent)


def test_a_file_is_hashed_once_and_then_trusted(file: Path, model: ModelFile) -> None:
    reports: list[Progress] = []
    assert locate(model, file.parent, reports.append) == file
    assert reports[-1] == Progress("checking tiny", 120_000, 120_000)
    reports.clear()
    assert locate(model, file.parent, reports.append) == file
    assert reports == []


def test_verify_hashes_even_what_the_stamp_vouches_for(file: Path, model: ModelFile) -> None:
    locate(model, file.parent)
    before = file.stat()
    alter_a_byte(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(WeightsCorrupt):
        verify(model, file.parent)


def test_a_stamp_for_another_digest_is_not_believed(file: Path, model: ModelFile) -> None:
    locate(model, file.parent)
    with pytest.raises(WeightsCorrupt):
        locate(replace(model, sha256="0" * 64), file.parent)


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_a_damaged_stamp_costs_a_hash_and_no_more(
    file: Path, model: ModelFile, damage: bytes
) -> None:
    locate(model, file.parent)
    sound = stamp_path(file).read_bytes()
    stamp_path(file).write_bytes(damage)
    assert locate(model, file.parent) == file
    assert stamp_path(file).read_bytes() == sound

"""The unpacked folder: how it is made and kept, and that it is the model the engine runs."""

import base64
import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from index.errors import FetchFailed, WeightsCorrupt, WeightsMissing
from index.weights import e5
from index.weights.catalogue import EMBEDDER
from index.weights.packed_e5 import PackedE5
from tests.index.weights.conftest import real_models
from tests.index.weights.packing import SHAPE, pack

DIGEST = "d" * 64
ENGINE = json.loads(
    (Path(__file__).with_name("data") / "engine_vectors.json").read_text(encoding="utf-8")
)["rows"]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.bin"
    path.write_bytes(pack())
    return path


@pytest.fixture
def folder(packed: Path, tmp_path: Path) -> Path:
    return e5.unpack(packed, DIGEST, tmp_path / "models" / "tiny")


def test_any_reader_of_such_folders_can_use_it(folder: Path) -> None:
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    assert model.max_seq_length == SHAPE.positions
    assert model.prompts["query"] == "query: "
    assert model.prompts["passage"] == "passage: "
    vectors = model.encode(["小米", "k g"], prompt_name="passage")
    assert vectors.shape == (2, SHAPE.hidden)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_text_is_normalised_split_and_framed(folder: Path) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert tokenizer.encode("小米\u3000 ㎏\x01").tokens == [
        *("<s>", "▁", "小米", "▁", "k", "g", "</s>")
    ]


def test_a_second_call_changes_nothing(folder: Path, packed: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert e5.unpack(packed, DIGEST, folder) == folder
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert {path.name for path in folder.parent.iterdir()} == {"tiny", ".tiny.lock"}


def test_two_unpackings_are_the_same_to_the_byte(folder: Path, packed: Path) -> None:
    other = e5.unpack(packed, DIGEST, folder.with_name("other"))
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (other / path.relative_to(folder)).read_bytes()


@pytest.mark.parametrize("change", ["digest", "version", "file cut short", "file lost"])
def test_it_is_redone_when_it_no_longer_fits(
    folder: Path, packed: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    digest = "e" * 64 if change == "digest" else DIGEST
    if change == "version":
        monkeypatch.setattr(e5, "UNPACKER_VERSION", e5.UNPACKER_VERSION + 1)
    elif change == "file cut short":
        (folder / "model.safetensors").write_bytes(b"")
    elif change == "file lost":
        (folder / "1_Pooling" / "config.json").unlink()
    assert not e5.is_unpacked(folder, digest)
    e5.unpack(packed, digest, folder)
    assert e5.is_unpacked(folder, digest)
    e5.verify_unpacked(folder, digest)


def test_an_altered_byte_is_found_by_verifying(folder: Path) -> None:
    e5.verify_unpacked(folder, DIGEST)
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    with pytest.raises(WeightsCorrupt, match=r"model\.safetensors was altered; delete"):
        e5.verify_unpacked(folder, DIGEST)


def test_what_cannot_be_read_leaves_the_old_folder_alone(folder: Path, packed: Path) -> None:
    packed.write_bytes(b"nonsense")
    with pytest.raises(WeightsCorrupt, match="is not a packed e5 model"):
        e5.unpack(packed, "e" * 64, folder)
    e5.verify_unpacked(folder, DIGEST)


def test_a_folder_that_cannot_be_made_is_one_line(packed: Path) -> None:
    with pytest.raises(FetchFailed, match=r"Cannot unpack tiny\.bin into .*DEEPSEA_CACHE"):
        e5.unpack(packed, DIGEST, packed / "models" / "tiny")


def test_a_disk_that_fills_up_is_one_line(packed: Path, tmp_path: Path) -> None:
    program = f"""
        import resource
        from pathlib import Path
        from index.errors import FetchFailed
        from index.weights.e5 import unpack

        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        try:
            unpack(Path({str(packed)!r}), "d", Path({str(tmp_path)!r}, "models", "tiny"))
        except FetchFailed as error:
            print(error)
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("Cannot unpack tiny.bin into ")
    assert "File too large" in run.stdout
    assert run.stdout.count("\n") == 1
    assert {path.name for path in (tmp_path / "models").iterdir()} == {".tiny.lock"}


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"files": [1]}', '{"files": {"a": 1}}'])
def test_a_damaged_fingerprint_only_means_to_unpack_again(
    folder: Path, packed: Path, damage: str
) -> None:
    (folder / e5.FINGERPRINT).write_text(damage)
    e5.unpack(packed, DIGEST, folder)
    e5.verify_unpacked(folder, DIGEST)


def test_a_missing_embedder_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match=r"multilingual-e5-small is not in .*models pull"):
        e5.unpacked(tmp_path)


# From here on the real weights, once for the module: reading them takes a second or two.


@pytest.fixture(scope="module")
def real() -> Iterator[Path]:
    yield e5.unpacked(real_models(EMBEDDER))


@pytest.fixture(scope="module")
def sentence_transformer(real: Path) -> SentenceTransformer:
    return SentenceTransformer(str(real), device="cpu", local_files_only=True)


@pytest.mark.models
@pytest.mark.parametrize("row", ENGINE, ids=lambda row: row["text"][:20])
def test_tokens_are_those_of_the_engine(
    sentence_transformer: SentenceTransformer, row: dict[str, Any]
) -> None:
    text = sentence_transformer.prompts[row["kind"]] + row["text"]
    bos, *ids, eos = sentence_transformer.tokenizer(text)["input_ids"]
    assert (bos, eos) == (0, 2)
    assert ids == row["ids"]


@pytest.mark.models
@pytest.mark.parametrize("kind", ["query", "passage"])
def test_vectors_are_those_of_the_engine(
    sentence_transformer: SentenceTransformer, kind: str
) -> None:
    rows = [row for row in ENGINE if row["kind"] == kind]
    expected = np.stack([np.frombuffer(base64.b64decode(row["vector"]), "<f4") for row in rows])
    vectors = sentence_transformer.encode([row["text"] for row in rows], prompt_name=kind)
    cosines = (vectors * expected).sum(axis=1)
    # Not nearer, because the engine rounds activations to eight bits.
    assert cosines.min() >= 0.9998


@pytest.mark.models
def test_every_code_point_is_normalised_as_the_packed_table_says(real: Path) -> None:
    table = PackedE5.read(real.parent / EMBEDDER.file).normalised
    normalizer = Tokenizer.from_file(str(real / "tokenizer.json")).normalizer
    assert normalizer is not None
    odd = [
        (hex(code), table.get(chr(code), chr(code)), found)
        for code in range(1, sys.maxunicode + 1)
        if not 0xD800 <= code <= 0xDFFF
        and (found := normalizer.normalize_str(chr(code))) != table.get(chr(code), chr(code))
    ]
    # The noncharacter that stands in for the full-width tilde, and a squared 配 that Unicode got
    # after the model was trained.
    assert odd == [("0xfdd0", "\ufdd0", "～"), ("0x1f23b", "\U0001f23b", "配")]

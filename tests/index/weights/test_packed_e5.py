import struct
from pathlib import Path

import numpy as np
import pytest

from index.errors import WeightsCorrupt
from index.weights.packed_e5 import PackedE5
from tests.index.weights.packing import PIECES, SHAPE, pack


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.bin"
    path.write_bytes(pack())
    return path


def test_sizes_pieces_and_normalisation_come_out_as_they_went_in(packed: Path) -> None:
    read = PackedE5.read(packed)
    assert read.shape == SHAPE
    assert read.vocabulary.pieces == PIECES
    assert (read.vocabulary.bos, read.vocabulary.pad) == (0, 1)
    assert (read.vocabulary.eos, read.vocabulary.unk) == (2, 3)
    assert read.normalised == {"\x01": "", "Ａ": "A", "㎏": "kg"}


def test_a_block_of_four_bit_weights_is_scale_times_nibble_less_eight(tmp_path: Path) -> None:
    path = tmp_path / "one.bin"
    # Byte j is 0x10 * (15 - j) + j: weight j is j - 8, weight 16 + j is 7 - j, each times 0.5.
    nibbles = bytes(0x10 * (15 - j) + j for j in range(16))
    path.write_bytes(pack({"emb.type": (1, struct.pack("<e", 0.5) + nibbles)}))
    expected = [(j - 8) * 0.5 for j in range(16)] + [(7 - j) * 0.5 for j in range(16)]
    assert PackedE5.read(path).tensor("emb.type", np.float32).tolist() == expected


def test_a_plain_tensor_is_read_as_it_is(packed: Path) -> None:
    tensor = PackedE5.read(packed).tensor("emb.ln.w", np.float16)
    assert tensor.dtype == np.float16
    assert tensor.tolist() == [1.0] * SHAPE.hidden


@pytest.mark.parametrize("keep", [0, 3, 30, 60, 200, -1])
def test_a_container_cut_short_is_refused(packed: Path, keep: int) -> None:
    packed.write_bytes(packed.read_bytes()[:keep])
    with pytest.raises(WeightsCorrupt, match=r"tiny\.bin is not a packed e5 model \(") as caught:
        PackedE5.read(packed)
    assert "\n" not in str(caught.value)


def test_another_file_is_refused(packed: Path) -> None:
    packed.write_bytes(b"GGUF" + packed.read_bytes()[4:])
    with pytest.raises(WeightsCorrupt, match="magic b'GGUF'"):
        PackedE5.read(packed)

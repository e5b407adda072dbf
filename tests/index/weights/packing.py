"""Writes packed e5 containers of a network too small to be of use, for tests of the reader."""

import struct

import numpy as np

from index.weights.packed_e5 import Shape

SHAPE = Shape(
    hidden=32,
    layers=1,
    heads=2,
    feed_forward=64,
    vocabulary=8,
    positions=16,
    token_types=1,
    layer_norm_eps=0.5,
)
PIECES = (
    ("<s>", 0.0),
    ("<pad>", 0.0),
    ("</s>", 0.0),
    ("<unk>", 0.0),
    ("▁", -1.0),
    ("小米", -2.0),
    ("k", -3.0),
    ("g", -3.5),
)
_NORMALISED = {"\x01": "", "Ａ": "A", "㎏": "kg"}


def pack(replaced: dict[str, tuple[int, bytes]] | None = None) -> bytes:
    """A whole container; ``replaced`` gives a tensor another type (0 float32, 1 Q4_0) and bytes."""
    head = struct.pack(
        "<4sI7ifi",
        b"E5S1",
        1,
        SHAPE.hidden,
        SHAPE.layers,
        SHAPE.heads,
        SHAPE.feed_forward,
        SHAPE.vocabulary,
        SHAPE.positions,
        SHAPE.token_types,
        SHAPE.layer_norm_eps,
        32,
    )
    text = [piece.encode() for piece, _ in PIECES]
    bounds = np.cumsum([0, *map(len, text)]).astype("<u4").tobytes()
    scores = np.array([score for _, score in PIECES], "<f4").tobytes()
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, text)))
    head += bounds + scores + b"".join(text)
    table = b"".join(
        struct.pack(f"<IB{len(to)}I", ord(character), len(to), *map(ord, to))
        for character, to in _NORMALISED.items()
    )
    head += struct.pack("<iI", len(_NORMALISED), len(table)) + table
    tensors = _tensors() | (replaced or {})
    start = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, (kind, data) in tensors.items():
        count = len(data) // 4 if kind == 0 else len(data) // 18 * 32
        directory += struct.pack(f"<H{len(name)}s", len(name), name.encode())
        directory += struct.pack("<BIQQ", kind, count, start + len(body), len(data))
        body += data
    return head + directory + body


def _tensors() -> dict[str, tuple[int, bytes]]:
    hidden, inner = SHAPE.hidden, SHAPE.feed_forward
    matrices = {
        "emb.word": (SHAPE.vocabulary, hidden),
        **{f"l0.{name}.w": (hidden, hidden) for name in ("q", "k", "v", "ao")},
        "l0.fi.w": (inner, hidden),
        "l0.fo.w": (hidden, inner),
    }
    vectors = {"emb.pos": SHAPE.positions * hidden, "emb.type": SHAPE.token_types * hidden}
    vectors |= {f"l0.{name}.b": hidden for name in ("q", "k", "v", "ao", "fo", "aln", "oln")}
    vectors |= {"emb.ln.b": hidden, "l0.fi.b": inner}
    ones = {"emb.ln.w": hidden, "l0.aln.w": hidden, "l0.oln.w": hidden}
    rng = np.random.default_rng(7)
    tensors: dict[str, tuple[int, bytes]] = {}
    for name, (rows, columns) in matrices.items():
        blocks = rows * columns // 32
        data = b"".join(struct.pack("<e", 0.02) + rng.bytes(16) for _ in range(blocks))
        tensors[name] = (1, data)
    for name, count in vectors.items():
        tensors[name] = (0, rng.normal(0, 0.02, count).astype("<f4").tobytes())
    for name, count in ones.items():
        tensors[name] = (0, np.ones(count, "<f4").tobytes())
    return tensors

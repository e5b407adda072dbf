import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.embed import BATCH_SIZE, Embedder
from index.errors import BadInput, WeightsCorrupt, WeightsMissing
from tests.index.conftest import PROMPTS, build_model

TEXTS = [f"{'long ' * (at % 7)}text number {at}" for at in range(2 * BATCH_SIZE + 3)]


def test_passages_are_unit_vectors_in_the_order_given(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension) == (len(TEXTS), 24)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    for at in (0, 5, 40, len(TEXTS) - 1):
        assert embedder.embed_passages([TEXTS[at]])[0] == pytest.approx(vectors[at], abs=0.02)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 24)


def test_progress_counts_every_text(embedder: Embedder) -> None:
    seen: list[tuple[int, int]] = []
    embedder.embed_passages(TEXTS, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(TEXTS), len(TEXTS))
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    assert len(seen) == 3


def test_the_prompts_of_the_model_are_used(model_folder: Path, embedder: Embedder) -> None:
    model = SentenceTransformer(str(model_folder), local_files_only=True)
    # The trap: sentence-transformers adds this one, and its encode_document would prefer it.
    assert model.prompts["document"] == ""
    asked, stored = embedder.embed_query("tide"), embedder.embed_passages(["tide"])[0]
    plain = model.encode(["query: tide", "passage: tide", "tide"], prompt="")
    plain /= np.linalg.norm(plain, axis=1, keepdims=True)
    assert asked == pytest.approx(plain[0], abs=1e-5)
    assert stored == pytest.approx(plain[1], abs=0.02)
    assert not np.allclose(plain[1], plain[2], atol=0.1)


def test_a_model_without_prompts_gets_none(tmp_path: Path) -> None:
    embedder = Embedder(build_model(tmp_path / "plain"))
    assert embedder.embed_query("tide") == pytest.approx(
        embedder.embed_passages(["tide"])[0], abs=0.02
    )


def test_a_question_is_embedded_once(embedder: Embedder) -> None:
    first = embedder.embed_query("once only")
    assert embedder.embed_query("once only") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


def test_a_blank_question_is_refused(embedder: Embedder) -> None:
    with pytest.raises(BadInput):
        embedder.embed_query(" \n")


def test_threads_may_share_an_embedder(model_folder: Path) -> None:
    embedder = Embedder(model_folder)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(embedder.embed_query, TEXTS))
    alone = Embedder(model_folder)
    for text, vector in zip(TEXTS, together, strict=True):
        assert vector == pytest.approx(alone.embed_query(text), abs=1e-6)


def test_the_digest_is_that_of_what_decides_a_vector(model_folder: Path, tmp_path: Path) -> None:
    digest = Embedder(model_folder).digest
    copy = tmp_path / "renamed"
    shutil.copytree(model_folder, copy)
    (copy / "README.md").write_text("other words")
    assert Embedder(copy).digest == digest

    weights = copy / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1  # same name, same size, same header
    weights.write_bytes(bytes(data))
    changed = Embedder(copy).digest
    assert changed != digest

    config = copy / "config_sentence_transformers.json"
    stored = json.loads(config.read_text())
    assert stored["prompts"]["passage"] == PROMPTS["passage"]
    stored["prompts"]["passage"] = ""
    config.write_text(json.dumps(stored))
    assert Embedder(copy).digest not in {digest, changed}


@pytest.mark.usefixtures("no_network")
def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="nowhere"):
        Embedder(tmp_path / "nowhere")
    with pytest.raises(WeightsMissing, match=r"nobody/no-such-model") as raised:
        Embedder("nobody/no-such-model")
    assert "\n" not in str(raised.value)


def test_damaged_weights_are_named(model_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "short"
    shutil.copytree(model_folder, copy)
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(WeightsCorrupt, match="short") as raised:
        Embedder(copy).load()
    assert "\n" not in str(raised.value)


@pytest.mark.usefixtures("no_network")
def test_loading_uses_no_network(model_folder: Path) -> None:
    assert Embedder(model_folder).embed_query("tide").shape == (24,)


def test_name_and_digest_need_no_weights(model_folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.embed import Embedder; "
        f"made = Embedder(Path({str(model_folder)!r})); made.name, made.digest; "
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

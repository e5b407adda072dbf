"""Real models small enough to build in a test: bytes as words, fixed random vectors, their mean."""

import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

from index.embed import Embedder
from index.library import Library

PROMPTS = {"query": "query: ", "passage": "passage: "}


def build_model(folder: Path, seed: int = 0, prompts: dict[str, str] | None = None) -> Path:
    """A SentenceTransformer folder of 24 dimensions."""
    words = {char: at for at, char in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
    words["[UNK]"] = len(words)
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
            pre_tokenizers.Split("", "isolated"),
        ]
    )
    weights = np.random.default_rng(seed).normal(size=(len(words), 24)).astype(np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module], prompts=prompts, device="cpu").save(str(folder))
    return folder


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_model(tmp_path_factory.mktemp("models") / "tiny", prompts=PROMPTS)


@pytest.fixture(scope="session")
def other_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_model(tmp_path_factory.mktemp("models") / "other", seed=1, prompts=PROMPTS)


@pytest.fixture(scope="session")
def embedder(model_folder: Path) -> Embedder:
    return Embedder(model_folder)


@pytest.fixture
def library(tmp_path: Path, embedder: Embedder) -> Iterator[Library]:
    opened = Library.open(tmp_path / "index", embedder)
    yield opened
    opened.close()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach another machine fails the test."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("something tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

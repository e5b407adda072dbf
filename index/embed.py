"""Texts to unit vectors: the only file that knows sentence-transformers."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from index.errors import BadInput, FetchFailed, WeightsCorrupt, WeightsMissing
from index.hub import cached_folder, require_reachable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

# multilingual-e5-small, passages of 180 tokens, 2 cores with AVX-512: 76 ms a passage one by one,
# 67 ms in batches of 32, 34 ms with bfloat16 products as well; batches of 8 or 16 are no faster.
BATCH_SIZE = 32
QUERY_CACHE = 256


class Embedder:
    """A sentence-transformers model, from a folder or by its Hugging Face name.

    The weights are read when the first vector is asked for (or by `load`), so that commands which
    embed nothing start fast; `name` and `digest` are known without them. Loading contacts no hub
    unless ``allow_hub``. One embedder may be used from several threads: calls take turns.

    ``name`` is the folder's or the hub's. Raises `WeightsMissing` when the model is not on this
    machine, `WeightsCorrupt` when it cannot be read, `FetchFailed` when the hub cannot give it.
    """

    def __init__(self, model: str | Path, *, allow_hub: bool = False) -> None:
        self._model: SentenceTransformer | None = None
        self._turn = threading.RLock()
        self._queries: OrderedDict[str, Vectors] = OrderedDict()
        folder = Path(model).expanduser()
        if folder.is_dir():
            self.name = folder.resolve().name
            self._folder = folder.resolve()
        elif isinstance(model, Path) or folder.is_absolute():
            raise WeightsMissing(
                "No embedding model in {folder}; fetch the models with 'deepsea models pull'.",
                folder=folder,
            )
        else:
            self.name = model
            if allow_hub:
                self._fetch(model)
            self._folder = cached_folder(model)

    @property
    def folder(self) -> Path:
        """Where the model is."""
        return self._folder

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over every file that decides a vector, read whole.

        Name, size and header of a fine-tuned model equal those of its parent, so only the content
        tells them apart. 470 MB take 0.3 s with SHA instructions, about 1 s without.
        """
        total = hashlib.sha256()
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and path.suffix in {
                ".safetensors",
                ".bin",
                ".json",
                ".txt",
                ".model",
            }:
                total.update(path.relative_to(self._folder).as_posix().encode())
                with path.open("rb") as file:
                    total.update(hashlib.file_digest(file, "sha256").digest())
        return total.hexdigest()

    @property
    def dimension(self) -> int:
        """Length of a vector. Loads the model."""
        dimension = self.load().get_embedding_dimension()
        if dimension is None:
            raise WeightsCorrupt(
                "The embedding model {name} does not say how long its vectors are; choose another.",
                name=self.name,
            )
        return int(dimension)

    def load(self) -> "SentenceTransformer":
        """Read the weights now rather than at the first text: 5 s, of which imports take 4."""
        with self._turn:
            if self._model is None:
                # The import takes seconds and most commands never embed anything.
                from sentence_transformers import SentenceTransformer

                try:
                    with _no_progress_bar():
                        self._model = SentenceTransformer(
                            str(self._folder), device="cpu", local_files_only=True
                        )
                except Exception as error:
                    # safetensors, tokenizers and torch each have a tree of errors of their own.
                    raise WeightsCorrupt(
                        "The embedding model in {folder} cannot be read ({reason}); check it with "
                        "'deepsea models verify'.",
                        folder=self._folder,
                        reason=_first_line(error),
                    ) from error
            return self._model

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> Vectors:
        """Vectors of the texts, float32 of shape (len(texts), dimension), each of unit length.

        ``progress(done, total)`` is called after each batch. A text beyond the model's window is
        cut there.
        """
        model = self.load()
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        # Batches of like length waste no work on padding.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(order), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            with self._turn, _fast_products():
                vectors[batch] = self._encode(
                    model, [texts[at] for at in batch], ("passage", "document", "corpus")
                )
            if progress is not None:
                progress(start + len(batch), len(order))
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Vector of a question, float32 (dimension,), of unit length; the last 256 are kept."""
        if not text.strip():
            raise BadInput("The question is empty; ask something.")
        with self._turn:
            if text in self._queries:
                self._queries.move_to_end(text)
                return self._queries[text]
            model = self.load()
            with _one_thread():
                vector: Vectors = self._encode(model, [text], ("query",))[0]
            vector.setflags(write=False)
            self._queries[text] = vector
            if len(self._queries) > QUERY_CACHE:
                self._queries.popitem(last=False)
            return vector

    def _encode(self, model: Any, texts: list[str], kinds: tuple[str, ...]) -> Vectors:
        # Not `encode_document`: sentence-transformers gives every model an empty "document" prompt,
        # which it then prefers to the "passage: " that an e5 model declares.
        kind = next((kind for kind in kinds if model.prompts.get(kind)), None)
        vectors = model.encode(
            texts,
            prompt_name=kind,
            prompt=None if kind else "",
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    def _fetch(self, model: str) -> None:
        """Let sentence-transformers fetch what it wants of a hub model into its own cache."""
        require_reachable(model)
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(model, device="cpu")
        except Exception as error:
            raise FetchFailed(
                "The hub could not give the embedding model {model} ({reason}); check its name, "
                "or give a folder.",
                model=model,
                reason=_first_line(error),
            ) from error


def _fast_products() -> AbstractContextManager[object]:
    """bfloat16 matrix products where the processor has them: half the time."""
    import torch

    able = torch.cpu.get_capabilities()
    if able.get("avx512_bf16") or able.get("amx_bf16"):
        return torch.autocast("cpu", dtype=torch.bfloat16)
    return nullcontext()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let torch use one core: a question takes 25 ms on one or on two. While a chat model keeps
    both of them busy, it takes 80 ms on one and 300 ms on two, which wait for each other.
    """
    import torch

    usual = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(usual)


@contextmanager
def _no_progress_bar() -> Iterator[None]:
    """Keep transformers from drawing on the terminal, and leave its switch as it was."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0][:200] or type(error).__name__

"""The default chat model: a GGUF file run in this process by llama.cpp (`xllamacpp`)."""

import os
import secrets
from importlib.metadata import version
from pathlib import Path

import httpx

from index.errors import ModelUnavailable

# Room for the longest prompt (a passage, instructions, examples) and the reply.
CONTEXT_TOKENS = 8192
_SLOT_SECONDS = 30.0


class LocalServer:
    """llama.cpp's OpenAI-compatible server on 127.0.0.1, open to holders of ``api_key`` only.

    It ends with the process: the engine has no other way to stop it. Keys and values are kept in 8
    bits, which halves their memory (15 KB a token for the 1.5B); in 16 a token after 533 others is
    read in 19 ms in place of 24 (2 cores with AVX2), but two Chinese rows of the gate's twelve were
    lost. ``states`` is the folder that `save` and `restore` work in; what is there fits engines of
    the same `make` only. ``timeout`` is how long reading one text may take, in seconds.
    """

    def __init__(
        self,
        gguf: Path,
        threads: int | None = None,
        states: Path | None = None,
        timeout: float = 120.0,
    ) -> None:
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = str(gguf)
        params.n_ctx = CONTEXT_TOKENS
        params.n_parallel = 1
        params.n_gpu_layers = 0
        params.cache_type_k = params.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_Q8_0
        # Mapped, all of the file would stay in memory beside the copy of most of it that the engine
        # lays out for the processor.
        params.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
        params.cache_ram_mib = 0  # what it read before is kept in `states` instead
        # Beside replies it tells what it makes of a text: the last layer's state after the last
        # token, as it is.
        params.embedding = True
        params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_LAST
        params.embd_normalize = -1
        # Answers copy from what was read: after three tokens that stand there, the engine tries the
        # six that follow in one go. Of these nine in ten were right, and eight answers of 13 to 74
        # tokens came at 11.1 tokens/s in place of 7.9 (2 cores with AVX2). Longer tries cost more
        # than they win, as a batch of 7 tokens takes three times as long as one here.
        params.speculative.types = [
            xllamacpp.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_SIMPLE
        ]
        params.speculative.ngram_simple.size_n = 3
        params.speculative.ngram_simple.size_m = 6
        if states is not None:
            states.mkdir(parents=True, exist_ok=True)
            params.slot_save_path = f"{states}/"
        params.cpuparams.n_threads = threads or os.cpu_count() or 2
        params.cpuparams_batch.n_threads = params.cpuparams.n_threads
        params.warmup = False
        params.verbosity = -1
        self._timeout = timeout
        self.api_key = secrets.token_urlsafe(24)
        params.api_keys = [self.api_key]
        params.port = 0
        try:
            self._server = xllamacpp.Server(params)
        except RuntimeError as error:
            raise ModelUnavailable(
                "llama.cpp cannot load {gguf} ({reason}); run `deepsea models verify`.",
                gguf=gguf,
                reason=error,
            ) from error
        self.base_url = f"{self._server.listening_address}/v1"
        self._slot = f"{self._server.listening_address}/slots/0"
        # One for all calls: making a client takes as long as reading a token (30 ms).
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {self.api_key}"}, trust_env=False
        )

    @staticmethod
    def make() -> str:
        """What a state depends on beside the weights."""
        return f"xllamacpp-{version('xllamacpp')}-q8_0"

    def state_after(self, text: str) -> tuple[list[float], int]:
        """The state of the last layer after it read ``text``, and how many tokens that was.

        Raises `httpx.HTTPError`.
        """
        said = self._client.post(
            f"{self.base_url}/embeddings", json={"input": text}, timeout=self._timeout
        )
        said.raise_for_status()
        told = said.json()
        return told["data"][0]["embedding"], told["usage"]["prompt_tokens"]

    def save(self, name: str) -> bool:
        """Write what the engine holds to a file of that name."""
        return self._act("save", name)

    def restore(self, name: str) -> bool:
        """Have the engine hold what is in the file of that name; False if it cannot."""
        return self._act("restore", name)

    def _act(self, action: str, name: str) -> bool:
        try:
            said = self._client.post(
                self._slot,
                params={"action": action},
                json={"filename": name},
                timeout=_SLOT_SECONDS,
            )
        except httpx.HTTPError:
            return False
        return said.status_code == httpx.codes.OK

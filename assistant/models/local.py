"""The default chat model: a GGUF file run in this process by llama.cpp (`xllamacpp`)."""

import os
import secrets
from pathlib import Path

from index.errors import ModelUnavailable

# Room for the longest prompt (a passage, instructions, examples) and the reply.
CONTEXT_TOKENS = 8192
# 28 KB a token for the 1.5B: some 37,000 tokens of earlier prompts stay ready.
CACHE_MIB = 1024


class LocalServer:
    """llama.cpp's OpenAI-compatible server on 127.0.0.1, open to holders of ``api_key`` only.

    It ends with the process: the engine has no other way to stop it.
    """

    def __init__(self, gguf: Path, threads: int | None = None) -> None:
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = str(gguf)
        params.n_ctx = CONTEXT_TOKENS
        params.n_parallel = 1
        params.n_gpu_layers = 0
        params.cache_ram_mib = CACHE_MIB
        params.cpuparams.n_threads = threads or os.cpu_count() or 2
        params.cpuparams_batch.n_threads = params.cpuparams.n_threads
        params.warmup = False
        params.verbosity = -1
        self.api_key = secrets.token_urlsafe(24)
        params.api_keys = [self.api_key]
        params.port = 0
        try:
            self._server = xllamacpp.Server(params)
        except RuntimeError as error:
            raise ModelUnavailable(
                f"llama.cpp cannot load {gguf} ({error}); run `deepsea models verify`."
            ) from error
        self.base_url = f"{self._server.listening_address}/v1"

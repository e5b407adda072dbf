"""A pinned model's states by PyTorch, several texts at once: some nine times as fast as the engine.

The engine reads one text at a time and from its start; here what texts begin with is read once, and
what follows as one batch. The weights are the engine's own file; the states differ by what either
rounds.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from index.errors import SettingsError

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase


class TorchStates:
    """Reads texts with ``model``, a decoder without a head, and its ``tokenizer``."""

    def __init__(self, model: "PreTrainedModel", tokenizer: "PreTrainedTokenizerBase") -> None:
        self._model = model.eval()  # type: ignore[no-untyped-call]
        self._tokenizer = tokenizer

    @classmethod
    def of(cls, path: Path, threads: int) -> Self:
        """With the weights in ``path``, a GGUF file.

        Raises `SettingsError` where the packages that unpack such files are not installed.
        """
        for package in ("gguf", "accelerate"):
            if find_spec(package) is None:
                raise SettingsError(
                    "{package} is not installed, which reads the weights; run "
                    "'pip install --constraint constraints.txt .[probe]'.",
                    package=package,
                )
        import torch
        from transformers import AutoModel, AutoTokenizer

        torch.set_num_threads(threads)
        folder, file = str(path.parent), path.name
        # In single precision it takes three times as long, and more memory.
        model = AutoModel.from_pretrained(folder, gguf_file=file, dtype=torch.bfloat16)
        return cls(model, AutoTokenizer.from_pretrained(folder, gguf_file=file))

    def after(self, texts: Sequence[str]) -> np.ndarray:
        """The state of the last layer after each of ``texts`` (texts × places)."""
        import torch

        read = [self._tokenizer(text)["input_ids"] for text in texts]
        # At least one token of each is left, whose state it is.
        common = 0
        shortest = min(map(len, read)) - 1
        while common < shortest and len({tokens[common] for tokens in read}) == 1:
            common += 1
        rest = [tokens[common:] for tokens in read]
        longest = max(map(len, rest))
        # What is padded comes after all that counts, which does not look ahead.
        batch = torch.tensor([tokens + [0] * (longest - len(tokens)) for tokens in rest])
        with torch.inference_mode():
            begun = None
            if common:
                begun = self._model(torch.tensor([read[0][:common]]), use_cache=True)
                begun = begun.past_key_values
                begun.batch_repeat_interleave(len(texts))
            states = self._model(
                batch,
                past_key_values=begun,
                position_ids=torch.arange(common, common + longest).expand(len(texts), -1),
            ).last_hidden_state
        return np.stack(
            [states[place, len(tokens) - 1].float().numpy() for place, tokens in enumerate(rest)]
        )

"""The one file that knows how LangChain talks to a chat model."""

import math
from collections.abc import Generator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk

from index.errors import ModelUnavailable
from prompts import Message

from .states import PromptStates

#: How many alternatives of each token a model is asked for, where it tells them.
ALTERNATIVES = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a reply as it arrives.

    ``alternatives`` maps the tokens that could have stood first in it to their probabilities;
    empty for a model that does not tell.
    """

    text: str
    alternatives: dict[str, float] = field(default_factory=dict)


class ChatModel:
    """Any LangChain chat model, asked for text.

    ``grammars`` says that it takes llama.cpp's GBNF grammars, ``probabilities`` that it tells
    token probabilities; ``states`` keeps what a local engine has read. Every failure of the model
    is raised as `ModelUnavailable`.
    """

    def __init__(
        self,
        model: BaseChatModel,
        name: str,
        *,
        grammars: bool = False,
        probabilities: bool = False,
        states: PromptStates | None = None,
    ) -> None:
        self.name = name
        self.grammars = grammars
        self.probabilities = probabilities
        self._states = states
        self._model = model

    @property
    def keeps_prompts(self) -> bool:
        """Whether a prompt it has read costs next to nothing to begin with again."""
        return self._states is not None

    def has_read(self, opening: Sequence[Message]) -> bool:
        """Whether prompts that begin like ``opening`` need not be read from the start."""
        return self._states is not None and self._states.holds(opening)

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        grammar: str | None = None,
        opening: Sequence[Message] | None = None,
    ) -> Generator[Piece, None, None]:
        """The reply piece by piece; closing the generator stops the model.

        ``grammar`` (GBNF) is left out for a model that takes none, so a caller checks what comes.
        ``opening`` is the prompt with what changes from call to call left empty; given, what the
        engine reads is kept for the next prompt that begins like it.
        """
        options = self._options(max_tokens, grammar)
        try:
            with self._states.reading(opening) if self._states else nullcontext():
                for chunk in self._model.stream(list(messages), **options):
                    if piece := _piece(chunk):
                        yield piece
        except GeneratorExit:
            raise
        except Exception as error:  # whatever the vendor's client raises means the same to us
            raise ModelUnavailable(_what_to_do(self.name, error)) from error

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        grammar: str | None = None,
        opening: Sequence[Message] | None = None,
    ) -> str:
        """The whole reply, stripped; see `stream`."""
        pieces = self.stream(messages, max_tokens=max_tokens, grammar=grammar, opening=opening)
        return "".join(piece.text for piece in pieces).strip()

    def _options(self, max_tokens: int, grammar: str | None) -> dict[str, Any]:
        options: dict[str, Any] = {}
        if self.probabilities:
            options |= {"logprobs": True, "top_logprobs": ALTERNATIVES}
        if self.grammars:
            options["max_tokens"] = max_tokens
            options["extra_body"] = {"cache_prompt": True} | (
                {"grammar": grammar} if grammar else {}
            )
        return options


def _piece(chunk: AIMessageChunk) -> Piece | None:
    text = str(chunk.text)
    if not text:
        return None
    content = (chunk.response_metadata.get("logprobs") or {}).get("content") or []
    first = content[0]["top_logprobs"] if content else []
    return Piece(text, {choice["token"]: math.exp(choice["logprob"]) for choice in first})


def _what_to_do(name: str, error: Exception) -> str:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return (
        f"The chat model {name} did not answer ({reason}); check that it is running and "
        "DEEPSEA_MODEL is right, or set DEEPSEA_MODEL=none to read quotes alone."
    )

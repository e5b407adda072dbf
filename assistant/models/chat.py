"""The one file that knows how LangChain talks to a chat model."""

import math
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk

from index.errors import ModelUnavailable
from prompts import Message

from .calls import Call, Purpose
from .probe import Probe
from .states import PromptStates

#: How many alternatives of each token a model is asked for, where it tells them.
ALTERNATIVES = 8
# The count of the work comes with every piece: a reply that is stopped early has no last one.
_LLAMA = {"cache_prompt": True, "timings_per_token": True}


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
    token probabilities; ``states`` keeps what a local engine has read. ``probe`` reads verdicts off
    its state after a text, which ``state_after`` gives, with the number of tokens read. Every
    failure of the model is raised as `ModelUnavailable`.
    """

    def __init__(
        self,
        model: BaseChatModel,
        name: str,
        *,
        grammars: bool = False,
        probabilities: bool = False,
        states: PromptStates | None = None,
        state_after: Callable[[str], tuple[Sequence[float], int]] | None = None,
        probe: Probe | None = None,
    ) -> None:
        self.name = name
        self.grammars = grammars
        self.probabilities = probabilities
        self.probe = probe
        self._states = states
        self._state_after = state_after
        self._model = model
        self._counts: list[list[Call]] = []

    @property
    def keeps_prompts(self) -> bool:
        """Whether a prompt it has read costs next to nothing to begin with again."""
        return self._states is not None

    def has_read(self, opening: Sequence[Message]) -> bool:
        """Whether prompts that begin like ``opening`` need not be read from the start."""
        return self._states is not None and self._states.holds(opening)

    @contextmanager
    def counting(self) -> Iterator[list[Call]]:
        """A list that every call which ends meanwhile is added to, whichever thread made it."""
        calls: list[Call] = []
        self._counts.append(calls)
        try:
            yield calls
        finally:
            # Not `remove`, which takes the first that is equal, and empty lists are.
            self._counts = [each for each in self._counts if each is not calls]

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        grammar: str | None = None,
        opening: Sequence[Message] | None = None,
        purpose: Purpose = "other",
    ) -> Generator[Piece, None, None]:
        """The reply piece by piece; closing the generator stops the model.

        ``grammar`` (GBNF) is left out for a model that takes none, so a caller checks what comes.
        ``opening`` is the prompt with what changes from call to call left empty; given, what the
        engine reads is kept for the next prompt that begins like it. ``purpose`` is what the call
        is counted as.
        """
        options = self._options(max_tokens, grammar)
        call = Call(purpose)
        try:
            with self._states.reading(opening) if self._states else nullcontext():
                for chunk in self._model.stream(list(messages), **options):
                    call = _counted(chunk, call)
                    if piece := _piece(chunk):
                        yield piece
        except GeneratorExit:
            raise
        except Exception as error:  # whatever the vendor's client raises means the same to us
            raise _unavailable(self.name, error) from error
        finally:
            for calls in self._counts:
                calls.append(call)

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        grammar: str | None = None,
        opening: Sequence[Message] | None = None,
        purpose: Purpose = "other",
    ) -> str:
        """The whole reply, stripped; see `stream`."""
        pieces = self.stream(
            messages, max_tokens=max_tokens, grammar=grammar, opening=opening, purpose=purpose
        )
        return "".join(piece.text for piece in pieces).strip()

    def state_after(self, text: str, *, purpose: Purpose = "other") -> Sequence[float]:
        """The last layer's state after ``text``, which is read as it stands, without a chat
        template. Only of a model that tells it, which one with a probe does.
        """
        assert self._state_after is not None
        call = Call(purpose)
        try:
            # The engine has one place for what it reads.
            with self._states.reading(None) if self._states else nullcontext():
                state, read = self._state_after(text)
            call = Call(purpose, prefilled=read, reused=0, generated=0)
        except Exception as error:  # as in `stream`
            raise _unavailable(self.name, error) from error
        finally:
            for calls in self._counts:
                calls.append(call)
        return state

    def _options(self, max_tokens: int, grammar: str | None) -> dict[str, Any]:
        options: dict[str, Any] = {}
        if self.probabilities:
            options |= {"logprobs": True, "top_logprobs": ALTERNATIVES}
        if self.grammars:
            options["max_tokens"] = max_tokens
            options["extra_body"] = _LLAMA | ({"grammar": grammar} if grammar else {})
        return options


def _counted(chunk: AIMessageChunk, so_far: Call) -> Call:
    """What a call has cost by the latest ``chunk`` of its reply that tells."""
    told = chunk.usage_metadata
    if told is None:
        return so_far
    reused = (told.get("input_token_details") or {}).get("cache_read") or 0
    return Call(so_far.purpose, told["input_tokens"] - reused, reused, told["output_tokens"])


def _piece(chunk: AIMessageChunk) -> Piece | None:
    text = str(chunk.text)
    if not text:
        return None
    content = (chunk.response_metadata.get("logprobs") or {}).get("content") or []
    first = content[0]["top_logprobs"] if content else []
    return Piece(text, {choice["token"]: math.exp(choice["logprob"]) for choice in first})


def _unavailable(name: str, error: Exception) -> ModelUnavailable:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return ModelUnavailable(
        "The chat model {name} did not answer ({reason}); check that it is running and "
        "DEEPSEA_MODEL is right, or set DEEPSEA_MODEL=none to read quotes alone.",
        name=name,
        reason=reason,
    )

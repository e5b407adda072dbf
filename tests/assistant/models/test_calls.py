"""Calls are counted as the vendor's client tells them; the last test asks the real engine."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk

from assistant.models import chat_model
from assistant.models.calls import Call
from assistant.models.chat import ChatModel
from assistant.models.timed import usage
from assistant.settings import load_settings
from tests.assistant.scripted import scripted

HELLO = [("user", "Say hello.")]
TIMINGS = {"prompt_n": 12, "cache_n": 600, "predicted_n": 3, "prompt_ms": 251.5}


class _Telling(GenericFakeChatModel):
    """Tells after each of three pieces what was written so far, of 612 tokens 600 reused."""

    def _stream(self, *_: object, **__: object) -> Iterator[ChatGenerationChunk]:  # type: ignore[override]
        for written in (1, 2, 3):
            told = usage(TIMINGS | {"predicted_n": written})
            yield ChatGenerationChunk(message=AIMessageChunk("word ", usage_metadata=told))


def _telling() -> ChatModel:
    return ChatModel(_Telling(messages=iter([AIMessage("")])), "telling")


def test_a_call_is_counted_for_its_purpose() -> None:
    model = _telling()
    with model.counting() as calls:
        model.complete(HELLO, max_tokens=3, purpose="answer")
        model.complete(HELLO, max_tokens=3)
    assert calls == [Call("answer", 12, 600, 3), Call("other", 12, 600, 3)]
    model.complete(HELLO, max_tokens=3)
    assert len(calls) == 2


def test_a_call_that_is_stopped_early_counts_what_came() -> None:
    model = _telling()
    with model.counting() as calls:
        with closing(model.stream(HELLO, max_tokens=3, purpose="choose")) as pieces:
            next(pieces)
        assert calls == [Call("choose", 12, 600, 1)]


def test_those_who_count_at_the_same_time_each_have_all() -> None:
    model = _telling()
    with model.counting() as outer:
        with model.counting() as inner:
            pass
        model.complete(HELLO, max_tokens=3)
    assert (len(outer), len(inner)) == (1, 0)


def test_a_model_that_tells_nothing_is_counted_as_called() -> None:
    model = scripted(["hello"])
    with model.counting() as calls:
        model.complete(HELLO, max_tokens=3, purpose="stated")
    assert calls == [Call("stated")]


def test_the_reused_tokens_are_part_of_the_input() -> None:
    told = usage(TIMINGS)
    assert (told["input_tokens"], told["output_tokens"], told["total_tokens"]) == (612, 3, 615)
    assert told["input_token_details"] == {"cache_read": 600}


@pytest.mark.models
def test_the_engine_tells_what_it_read_and_what_it_reused() -> None:
    model = chat_model(load_settings())
    assert model is not None
    prompt = [("user", "Of the lamps on the wall, which one is lit? Say one word: the first.")]
    with model.counting() as calls:
        model.complete(prompt, max_tokens=3, purpose="answer")
        model.complete(prompt, max_tokens=3, purpose="answer")
    first, second = calls
    assert first.prefilled is not None and second.prefilled is not None
    assert second.prefilled < 5 < first.prefilled
    assert second.reused == first.prefilled + (first.reused or 0) - second.prefilled
    assert 0 < (first.generated or 0) <= 3

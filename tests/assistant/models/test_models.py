"""Which chat model the settings give, and what each fault of it says."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from assistant.models import chat_model
from assistant.models.local import LocalServer
from assistant.settings import load_settings
from index.errors import ModelUnavailable, SettingsError, WeightsMissing
from index.weights.verify import locate

HELLO = [("user", "Say hello.")]


def _closed_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and never answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield int(server.getsockname()[1])


def test_none_is_no_model() -> None:
    assert chat_model(load_settings(model="none")) is None


@pytest.mark.parametrize(
    ("model", "path"), [("openai:any", "/v1"), ("ollama:qwen3:8b", "")], ids=["openai", "ollama"]
)
def test_an_endpoint_that_is_down_is_one_line(model: str, path: str) -> None:
    address = f"http://127.0.0.1:{_closed_port()}{path}"
    chat = chat_model(load_settings(model=model, base_url=address))
    assert chat is not None
    with pytest.raises(ModelUnavailable, match=f"{model} did not answer") as caught:
        chat.complete(HELLO, max_tokens=8)
    assert "\n" not in str(caught.value)


def test_an_endpoint_that_is_silent_is_given_up_after_the_timeout(silent_port: int) -> None:
    settings = load_settings(
        model="openai:any", base_url=f"http://127.0.0.1:{silent_port}/v1", model_timeout=0.5
    )
    chat = chat_model(settings)
    assert chat is not None
    started = time.monotonic()
    with pytest.raises(ModelUnavailable):
        chat.complete(HELLO, max_tokens=8)
    assert time.monotonic() - started < 10


def test_a_provider_that_does_not_exist_is_one_line() -> None:
    with pytest.raises(SettingsError, match=r"nosuch:model (cannot be used|needs more)"):
        chat_model(load_settings(model="nosuch:model"))


def test_a_gguf_that_is_not_there_is_named(tmp_path: object) -> None:
    with pytest.raises(SettingsError, match="no model file"):
        chat_model(load_settings(model=f"local:{tmp_path}/absent.gguf"))


def test_a_model_that_was_not_fetched_says_how(tmp_path: object) -> None:
    with pytest.raises(WeightsMissing, match="deepsea models pull"):
        chat_model(load_settings(cache=tmp_path))


@pytest.mark.models
def test_the_local_server_is_any_openai_compatible_endpoint() -> None:
    settings = load_settings()
    assert settings.local_model is not None
    server = LocalServer(locate(settings.local_model, settings.models_folder), settings.threads)
    known = load_settings(model="openai:local", base_url=server.base_url, api_key=server.api_key)
    chat = chat_model(known)
    assert chat is not None
    assert "hello" in chat.complete(HELLO, max_tokens=16).lower()
    stranger = chat_model(load_settings(model="openai:local", base_url=server.base_url))
    assert stranger is not None
    with pytest.raises(ModelUnavailable, match=r"(?i)api key|401"):
        stranger.complete(HELLO, max_tokens=4)

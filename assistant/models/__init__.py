"""The chat model that the settings name: in this process, on a server, or none."""

import hashlib
from pathlib import Path
from typing import Any

from index.errors import SettingsError
from index.weights.catalogue import ModelFile
from index.weights.verify import locate

from ..settings import Settings
from .chat import ChatModel
from .probe import Probe
from .states import PromptStates


def chat_model(settings: Settings) -> ChatModel | None:
    """The model, ready to answer; None for ``DEEPSEA_MODEL=none``.

    A local one is loaded here (seconds); one elsewhere is first spoken to when asked. Raises
    `WeightsMissing`, `WeightsCorrupt`, `ModelUnavailable` or `SettingsError`.
    """
    if settings.model == "none":
        return None
    if settings.local_model is not None:
        return _local(settings)
    return _elsewhere(settings)


def _local(settings: Settings) -> ChatModel:
    from pydantic import SecretStr

    from .local import LocalServer
    from .timed import CountingChatOpenAI

    chosen = settings.local_model
    assert chosen is not None
    gguf = chosen if isinstance(chosen, Path) else locate(chosen, settings.models_folder)
    require_file(gguf)
    folder = settings.states_folder / f"{_digest(chosen)}-{LocalServer.make()}"
    server = LocalServer(gguf, settings.threads, folder, settings.model_timeout)
    client = CountingChatOpenAI(
        model=gguf.stem,
        base_url=server.base_url,
        api_key=SecretStr(server.api_key),
        temperature=0,
        max_retries=0,
        timeout=settings.model_timeout,
    )
    states = PromptStates(folder, settings.states_folder, server.save, server.restore)
    return ChatModel(
        client,
        settings.model,
        grammars=True,
        probabilities=True,
        states=states,
        state_after=server.state_after,
        probe=Probe.of(chosen) if isinstance(chosen, ModelFile) else None,
    )


def require_file(gguf: Path) -> None:
    """Raises `SettingsError` where there is no model file."""
    if not gguf.is_file():
        raise SettingsError(
            "There is no model file {gguf}; give its path as local:/PATH.gguf.", gguf=gguf
        )


def _digest(chosen: ModelFile | Path) -> str:
    """What tells a model's states from another's; a file of one's own by name, size and time."""
    if isinstance(chosen, ModelFile):
        return chosen.sha256[:16]
    stat = chosen.stat()
    told = f"{chosen.resolve()} {stat.st_size} {stat.st_mtime_ns}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _elsewhere(settings: Settings) -> ChatModel:
    from langchain.chat_models import init_chat_model

    provider = settings.model.partition(":")[0]
    try:
        client = init_chat_model(settings.model, **_options(settings, provider))
    except ImportError as error:
        raise SettingsError(
            "DEEPSEA_MODEL={model} needs more: {reason}", model=settings.model, reason=_line(error)
        ) from error
    except Exception as error:  # each provider's client has faults of its own
        raise SettingsError(
            "DEEPSEA_MODEL={model} cannot be used: {reason}",
            model=settings.model,
            reason=_line(error),
        ) from error
    return ChatModel(client, settings.model)


def _options(settings: Settings, provider: str) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if settings.base_url:
        options["base_url"] = settings.base_url
    if provider == "ollama":
        return options | {"temperature": 0, "client_kwargs": {"timeout": settings.model_timeout}}
    options |= {"timeout": settings.model_timeout, "max_retries": 0}
    if settings.api_key:
        options["api_key"] = settings.api_key.get_secret_value()
    elif settings.base_url:
        options["api_key"] = "none"  # a server of one's own asks for no key, the client insists
    if settings.base_url or provider != "openai":
        options["temperature"] = 0  # OpenAI's reasoning models refuse to have it set
    return options


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]

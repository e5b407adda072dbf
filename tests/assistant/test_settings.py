from pathlib import Path

import pytest

from assistant.settings import Settings, config_file_path, load_settings
from index.errors import SettingsError
from index.weights.catalogue import DEFAULT_CHAT, EMBEDDER, SMALL_CHAT
from index.weights.fetch import DEFAULT_SOURCES


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("DEEPSEA_HOME", "DEEPSEA_CACHE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text("")
    monkeypatch.setenv("DEEPSEA_CONFIG", str(path))
    return path


def fault(**overrides: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(**overrides)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_defaults_are_the_pinned_models_on_this_machine_alone() -> None:
    settings = load_settings()
    assert settings.local_model is DEFAULT_CHAT
    assert settings.embedder == EMBEDDER.name
    assert settings.hub_embedder is None
    assert settings.sources == DEFAULT_SOURCES
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.index_folder == settings.home / "index"
    assert settings.models_folder == settings.cache / "models"


def test_the_environment_comes_before_the_file_and_an_override_before_both(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    file.write_text('port = 1111\nhost = "0.0.0.0"\nsources = ["hf", "pypi"]\n')
    assert (load_settings().port, load_settings().host) == (1111, "0.0.0.0")
    assert load_settings().sources == ("hf", "pypi")
    monkeypatch.setenv("DEEPSEA_PORT", "2222")
    assert load_settings().port == 2222
    assert load_settings(port=3333, host=None).port == 3333
    assert load_settings(port=3333, host=None).host == "0.0.0.0"


def test_the_file_in_the_users_configuration_folder_is_read() -> None:
    config_file_path().parent.mkdir(parents=True)
    config_file_path().write_text('model = "none"\n')
    assert load_settings().model == "none"
    assert load_settings().local_model is None


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPSEA_MODEL", "")
    assert load_settings().local_model is DEFAULT_CHAT


@pytest.mark.parametrize(
    ("value", "local"),
    [
        ("none", None),
        ("openai:gpt-5", None),
        ("ollama:qwen3:8b", None),
        ("local:qwen2.5-coder-0.5b", SMALL_CHAT),
        ("local:/models/my.gguf", Path("/models/my.gguf")),
        ("local:~/my.gguf", Path.home() / "my.gguf"),
    ],
)
def test_chat_models(monkeypatch: pytest.MonkeyPatch, value: str, local: object) -> None:
    monkeypatch.setenv("DEEPSEA_MODEL", value)
    assert load_settings().local_model == local


def test_embedders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DEEPSEA_EMBEDDER", "hf:BAAI/bge-m3")
    assert load_settings().hub_embedder == "BAAI/bge-m3"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEEPSEA_EMBEDDER", "./mine")
    assert load_settings().embedder == str(tmp_path / "mine")


def test_folders_may_be_given_from_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPSEA_HOME", "~/deep")
    assert load_settings().home == Path.home() / "deep"


def test_unknown_variables_are_refused_with_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPSEA_TREADS", "2")
    assert fault() == "there is no setting DEEPSEA_TREADS: did you mean DEEPSEA_THREADS?"
    monkeypatch.delenv("DEEPSEA_TREADS")
    monkeypatch.setenv("DEEPSEA_XYZZY", "2")
    assert fault().startswith("there is no setting DEEPSEA_XYZZY: choose one of DEEPSEA_API_KEY, ")


def test_unknown_names_in_the_file_are_refused_with_the_nearest(file: Path) -> None:
    file.write_text('modle = "none"\n')
    assert fault() == f"there is no setting 'modle' in {file}: did you mean 'model'?"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("MODEL", "qwen2.5-coder-1.5b", "did you mean 'local:qwen2.5-coder-1.5b'?"),
        ("MODEL", "local:qwen2.5-coder-7b", "local:qwen2.5-coder-"),
        ("MODEL", "openai:", "there is no chat model 'openai:'"),
        ("EMBEDDER", "multilingual-e5-smal", "did you mean 'multilingual-e5-small'?"),
        ("EMBEDDER", "hf:", "there is no embedder 'hf:'"),
        ("SOURCES", "pipy", "did you mean 'pypi'?"),
        ("SOURCES", " , ", "no source is named"),
        ("BASE_URL", "localhost:8000", "starts with http:// or https://"),
        ("PORT", "many", "integer"),
        ("PORT", "70000", "65535"),
        ("THREADS", "0", "greater than or equal to 1"),
        ("MODEL_TIMEOUT", "0", "greater than 0"),
    ],
)
def test_a_value_that_a_setting_cannot_take_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"DEEPSEA_{variable}", value)
    assert fault().startswith(f"DEEPSEA_{variable}: ")
    assert said in fault()


def test_a_server_without_its_model_is_refused_rather_than_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEEPSEA_BASE_URL", "http://127.0.0.1:8000/v1")
    assert fault().endswith("set DEEPSEA_MODEL=openai:NAME too")
    for model in ("openai:mine", "none"):
        monkeypatch.setenv("DEEPSEA_MODEL", model)
        assert load_settings().base_url == "http://127.0.0.1:8000/v1"


def test_a_fault_says_where_the_value_came_from(file: Path) -> None:
    file.write_text("port = 0\n")
    assert fault().startswith(f"port in {file}: ")
    assert fault(port=-1).startswith("--port: ")


def test_a_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    file.write_text("port = \n")
    assert fault().startswith(f"{file} is not TOML (")
    file.write_bytes("# 端口".encode("gb18030"))
    assert fault().startswith(f"{file} is not TOML (")
    monkeypatch.setenv("DEEPSEA_CONFIG", str(file.with_name("elsewhere.toml")))
    assert "is not there" in fault()


def test_a_key_is_shown_by_nothing_that_shows_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPSEA_API_KEY", "sk-secret")
    settings = load_settings()
    assert "sk-secret" not in f"{settings!r} {settings} {settings.model_dump()}"
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-secret"


def test_settings_do_not_change() -> None:
    settings: Settings = load_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1  # type: ignore[misc]

import json
import socket
from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Deepsea


def found(deepsea: Deepsea, **env: str) -> tuple[int, dict[str, dict[str, str]]]:
    run = deepsea("doctor", "--json", **env)
    assert run.err == ""
    return run.code, {check["name"]: check for check in json.loads(run.out)}


def test_a_sound_installation_has_no_fault(stocked: Deepsea) -> None:
    code, checks = found(stocked)
    assert code == 0
    assert {check["state"] for check in checks.values()} <= {"ok", "note"}
    assert "torch" in checks["packages"]["detail"]
    assert checks["index"]["detail"].startswith("2 articles, ")
    assert "schema 1" in checks["fingerprint"]["detail"]
    shown = stocked("doctor")
    assert (shown.code, shown.err) == (0, "")
    assert "ok     index: 2 articles" in shown.out


def test_before_anything_is_indexed_there_is_no_fault_either(deepsea: Deepsea) -> None:
    code, checks = found(deepsea)
    assert code == 0
    assert "none yet" in checks["index"]["detail"]
    assert not deepsea.home.exists()


def test_each_fault_comes_with_its_mend(stocked: Deepsea) -> None:
    vectors = next((stocked.home / "index").glob("build-*/vectors/chroma.sqlite3"))
    vectors.write_bytes(b"not a database")
    code, checks = found(
        stocked, DEEPSEA_MODEL="openai:test", DEEPSEA_BASE_URL="http://127.0.0.1:9/v1"
    )
    assert code == 1
    assert checks["index"]["state"] == "fault"
    assert "index rebuild" in checks["index"]["mend"]
    assert checks["chat model"]["state"] == "fault"
    assert "127.0.0.1:9" in checks["chat model"]["detail"]
    assert "DEEPSEA_MODEL=none" in checks["chat model"]["mend"]
    assert stocked("index", "rebuild").code == 0
    assert found(stocked)[0] == 0


def test_the_glossary_in_use_is_shown_and_its_fault_named(deepsea: Deepsea) -> None:
    assert found(deepsea)[1]["glossary"]["detail"].endswith(" built-in terms")
    mine = deepsea.folder / "mine.tsv"
    mine.write_text("阿尔法\tAlpha\n", encoding="utf-8")
    code, checks = found(deepsea, DEEPSEA_GLOSSARY="mine.tsv")
    assert code == 0
    assert checks["glossary"]["detail"].endswith(f" terms, 1 of them from {mine}")
    mine.write_text("Alpha\t阿尔法\n", encoding="utf-8")
    code, checks = found(deepsea, DEEPSEA_GLOSSARY="mine.tsv")
    assert (code, checks["glossary"]["state"]) == (1, "fault")
    assert checks["glossary"]["detail"] == f"{mine}:1: 'Alpha' has no Chinese character"
    assert checks["glossary"]["mend"] == "the Chinese term stands first"


def test_an_embedder_that_is_missing_is_a_fault(stocked: Deepsea) -> None:
    code, checks = found(stocked, DEEPSEA_EMBEDDER="multilingual-e5-small")
    assert code == 1
    assert checks["embedder"]["state"] == "fault"
    assert "models pull" in checks["embedder"]["mend"]
    assert checks["index"]["state"] == "note"


@pytest.mark.parametrize("model", ["local:/nowhere/model.gguf", "nosuchprovider:x"])
def test_a_chat_model_that_cannot_be_used_is_a_fault(deepsea: Deepsea, model: str) -> None:
    code, checks = found(deepsea, DEEPSEA_MODEL=model)
    assert code == 1
    assert checks["chat model"]["state"] == "fault"
    assert "DEEPSEA_MODEL" in str(checks["chat model"])


def test_a_port_in_use_is_a_note_and_a_home_that_is_a_file_a_fault(
    deepsea: Deepsea, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        code, checks = found(
            deepsea,
            DEEPSEA_PORT=str(listener.getsockname()[1]),
            DEEPSEA_HOME=str(tmp_path / "file"),
        )
    assert code == 1
    assert checks["port"]["state"] == "note"
    assert "DEEPSEA_HOME" in checks["home"]["mend"]

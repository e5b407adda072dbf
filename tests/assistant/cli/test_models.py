import http.server
import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.weights.catalogue import DEFAULT_CHAT, EMBEDDER, MODELS, SMALL_CHAT
from tests.assistant.cli.conftest import Deepsea

LOCAL = f"local:{DEFAULT_CHAT.name}"


@pytest.fixture
def cut_short(deepsea: Deepsea) -> Path:
    """The chat model's file with its last byte missing (a hole on disk, not a gigabyte)."""
    deepsea.models.mkdir(parents=True)
    path = deepsea.models / DEFAULT_CHAT.file
    with path.open("wb") as file:
        file.truncate(DEFAULT_CHAT.size - 1)
    return path


@pytest.fixture
def stalled_registry() -> Iterator[str]:
    """A package index on this machine that takes a request and never answers it."""
    release = threading.Event()

    class Stalled(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            release.wait(60)

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stalled)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/simple/"
    release.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_model_is_listed_with_its_licence_and_state(deepsea: Deepsea) -> None:
    rows = json.loads(deepsea("models", "--json", DEEPSEA_MODEL=LOCAL).out)
    by_name = {row["name"]: row for row in rows}
    assert set(by_name) == {*MODELS, deepsea.env["DEEPSEA_EMBEDDER"]}
    assert by_name[DEFAULT_CHAT.name] == {
        "name": DEFAULT_CHAT.name,
        "bytes": 1_117_320_768,
        "licence": "Apache-2.0",
        "state": "not installed",
        "in_use": True,
    }
    assert not by_name[SMALL_CHAT.name]["in_use"]
    assert not by_name[EMBEDDER.name]["in_use"]
    shown = deepsea("models", DEEPSEA_MODEL="openai:gpt-test")
    assert shown.err == ""
    assert any(
        line.startswith("openai:gpt-test") and line.endswith("in use")
        for line in shown.out.splitlines()
    )


def test_a_model_cut_short_is_named_and_refused(deepsea: Deepsea, cut_short: Path) -> None:
    for command in (["models", "verify"], ["ask", "How far?"]):
        run = deepsea(*command, DEEPSEA_MODEL=LOCAL)
        assert run.code == 1
        last = run.err.splitlines()[-1]
        assert str(cut_short) in last
        assert "cut short" in last
        assert "models pull" in last
    assert "damaged" in deepsea("models", DEEPSEA_MODEL=LOCAL).out
    assert "FAULT  chat model" in deepsea("doctor", DEEPSEA_MODEL=LOCAL).out


def test_a_model_that_is_altered_is_named_and_refused(deepsea: Deepsea) -> None:
    deepsea.models.mkdir(parents=True)
    path = deepsea.models / EMBEDDER.file
    with path.open("wb") as file:
        file.truncate(EMBEDDER.size)
    run = deepsea("models", "verify", DEEPSEA_EMBEDDER=EMBEDDER.name)
    assert run.code == 1
    assert f"{path} is not the pinned file" in run.err
    assert run.out == ""


def test_verify_tells_of_a_model_in_use_that_is_missing_and_of_no_other(deepsea: Deepsea) -> None:
    assert deepsea("models", "verify").code == 0
    assert DEFAULT_CHAT.name in deepsea("models", "verify", DEEPSEA_MODEL=LOCAL).fault


def test_an_unknown_model_is_refused_with_the_nearest_name(deepsea: Deepsea) -> None:
    assert "did you mean 'qwen2.5-coder-1.5b'?" in deepsea("models", "pull", "qwen2.5-coder").fault


def test_a_source_that_cannot_give_it_is_one_line(deepsea: Deepsea) -> None:
    run = deepsea(
        *("models", "pull", EMBEDDER.name),
        PIP_INDEX_URL="http://127.0.0.1:9/simple/",
        PIP_EXTRA_INDEX_URL="",
        PIP_FIND_LINKS="",
        PIP_CONFIG_FILE=os.devnull,
        PIP_RETRIES="0",
    )
    assert run.code == 1
    assert run.out == ""
    assert "no source could give multilingual-e5-small" in run.err.splitlines()[-1].lower()
    assert "Traceback" not in run.err


def test_ctrl_c_during_a_download_says_what_is_kept(
    deepsea: Deepsea, stalled_registry: str
) -> None:
    process = deepsea.fork(
        *("models", "pull", EMBEDDER.name),
        PIP_INDEX_URL=stalled_registry,
        PIP_EXTRA_INDEX_URL="",
        PIP_FIND_LINKS="",
        PIP_CONFIG_FILE=os.devnull,
    )
    assert b"multilingual-e5-small" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    [line] = err.decode().splitlines()
    assert "what came so far is kept" in line


def test_a_missing_chat_model_is_said_and_quotes_answer_alone(stocked: Deepsea) -> None:
    run = stocked("ask", "How far does the beam reach?", DEEPSEA_MODEL=LOCAL)
    assert run.code == 0
    assert "19 miles" in run.out
    [line] = run.err.splitlines()
    assert "answers are quotes alone" in line
    assert "deepsea models pull" in line


@pytest.mark.models
def test_the_real_models_verify(deepsea: Deepsea) -> None:
    from assistant.settings import load_settings

    cache = str(load_settings().cache)
    run = deepsea(
        "models", "verify", DEEPSEA_CACHE=cache, DEEPSEA_MODEL=LOCAL, DEEPSEA_EMBEDDER=EMBEDDER.name
    )
    assert run.code == 0, run
    assert {f"verified\t{DEFAULT_CHAT.name}", f"verified\t{EMBEDDER.name}"} <= set(
        run.out.splitlines()
    )

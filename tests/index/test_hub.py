import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from index.embed import Embedder
from index.errors import FetchFailed, WeightsMissing
from index.hub import HUB_SECONDS, cached_folder, require_reachable


@pytest.fixture
def silent_hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hub that takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", address)
        yield


@pytest.mark.usefixtures("silent_hub")
def test_a_hub_that_does_not_answer_costs_three_seconds() -> None:
    started = time.monotonic()
    with pytest.raises(FetchFailed, match="does not answer"):
        Embedder("somebody/some-model", allow_hub=True)
    assert time.monotonic() - started < HUB_SECONDS + 1.5


def test_a_refused_call_fails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{port}")
    with pytest.raises(FetchFailed, match="somebody/some-model"):
        require_reachable("somebody/some-model")


def test_a_slow_name_look_up_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> None:
        time.sleep(30)
        raise httpx.ConnectError("no such name")

    monkeypatch.setattr("httpx.head", look_up)
    started = time.monotonic()
    with pytest.raises(FetchFailed):
        require_reachable("somebody/some-model")
    assert time.monotonic() - started < HUB_SECONDS + 1


class NotFound(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(404)

    do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        pass


def test_a_hub_without_the_model_is_told_in_one_line(tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), NotFound) as hub:
        threading.Thread(target=hub.serve_forever, daemon=True).start()
        script = (
            "from index.embed import Embedder; from index.errors import FetchFailed\n"
            "try: Embedder('somebody/some-model', allow_hub=True)\n"
            "except FetchFailed as error: print(error)"
        )
        place = {"HF_ENDPOINT": f"http://127.0.0.1:{hub.server_port}", "HF_HOME": str(tmp_path)}
        ran = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | place,
        )
        hub.shutdown()
    assert ran.stdout.count("\n") == 1, ran.stderr
    assert "somebody/some-model" in ran.stdout


@pytest.mark.usefixtures("no_network")
def test_the_cache_is_searched_without_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "hub"
    snapshot = cache / "models--somebody--some-model" / "snapshots" / "abc123"
    snapshot.mkdir(parents=True)
    refs = cache / "models--somebody--some-model" / "refs"
    refs.mkdir()
    (refs / "main").write_text("abc123")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(cache))
    assert cached_folder("somebody/some-model") == snapshot
    with pytest.raises(WeightsMissing, match="other-model"):
        cached_folder("somebody/other-model")

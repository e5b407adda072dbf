import logging
import re
import signal
import socket
import subprocess
from itertools import chain

import httpx
import pytest
from gradio_client import Client

from assistant.cli.terminal import tell_faults
from assistant.cli.ui import _Start
from assistant.page.access.password import Password
from tests.assistant.cli.conftest import Deepsea
from tests.forks import Forked


def until_open(process: "subprocess.Popen[bytes] | Forked") -> tuple[str, list[str]]:
    """The page's address, and the lines on stderr up to it."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line.decode().rstrip("\n"))
        if found := re.search(r"the page is at (http://\S+)", said[-1]):
            return found[1], said
    raise AssertionError(f"no page: {said}")


def test_the_page_opens_on_another_port_when_that_is_taken_and_says_so(deepsea: Deepsea) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        process = deepsea.start("ui", "--no-browser", "--port", str(port))
        try:
            address, said = until_open(process)
            assert f"port {port} is in use" in said[-2]
            assert address != f"http://127.0.0.1:{port}/"
            assert address.startswith("http://127.0.0.1:")
            assert httpx.get(address, trust_env=False).status_code == 200
            assert process.stderr is not None
            later = iter(process.stderr.readline, b"")
            assert any(b"indexing xiaomi-deep-sea" in line for line in later)
            (article,) = Client(address, verbose=False).predict(api_name="/list_documents")
            assert article["id"] == "xiaomi-deep-sea"  # which waits until all is ready
        finally:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out == b""
    assert err.decode().splitlines()[-1] == "deepsea: the page is closed"
    assert "Traceback" not in err.decode()


def test_what_keeps_it_from_opening_is_a_line_and_an_exit_code(deepsea: Deepsea) -> None:
    process = deepsea.fork("ui", "--no-browser", DEEPSEA_MODEL="local:/nowhere/model.gguf")
    try:
        _, before = until_open(process)
        lines = chain(before, (line.decode() for line in process.stderr))
        said = next(line for line in lines if "indexing" in line or "model.gguf" in line)
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert said.startswith("deepsea: There is no model file")  # before anything was indexed
    assert process.returncode == 1
    assert b"Traceback" not in err


@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_the_page_opens_on_an_address_of_the_sixth_version(stocked: Deepsea, host: str) -> None:
    process = stocked.fork("ui", "--no-browser", "--host", host)
    try:
        address, _ = until_open(process)
        assert address.startswith("http://[::1]:")
        assert httpx.get(address, trust_env=False).status_code == 200
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode in (0, 130)  # the assistant may still be opening
    assert "Traceback" not in err.decode()


def test_whatever_keeps_it_from_opening_is_a_failure() -> None:
    start = _Start(None)  # type: ignore[arg-type] # there is no fault of ours to be had otherwise
    with pytest.raises(AttributeError):
        start(lambda _: None)
    assert start.failed and not start.ended


def test_faults_that_nobody_foresaw_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    handler = tell_faults("assistant.page")
    try:
        logging.getLogger("assistant.page.some").error("No luck", exc_info=RuntimeError("a bolt"))
    finally:
        logging.getLogger("assistant.page").removeHandler(handler)
    said = capsys.readouterr().err
    assert said.startswith("deepsea: No luck") and "a bolt" in said


def test_an_address_that_is_not_this_machines_is_one_line(stocked: Deepsea) -> None:
    run = stocked("ui", "--no-browser", "--host", "203.0.113.7")
    assert run.code == 1
    assert "203.0.113.7" in run.err.splitlines()[-1]
    assert "--share-on-lan" in run.err.splitlines()[-1]
    assert "Traceback" not in run.err


def test_the_network_gets_no_page_without_a_password(stocked: Deepsea) -> None:
    run = stocked("ui", "--no-browser", "--share-on-lan")
    assert "no password yet" in run.fault


def test_the_network_gets_the_page_behind_the_password(stocked: Deepsea) -> None:
    Password(stocked.folder / "home" / "password").set("low tide at nine")
    process = stocked.fork("ui", "--no-browser", "--share-on-lan")
    try:
        address, _ = until_open(process)
        opened = process.stderr.readline().decode()
        assert "whoever has the password can ask" in opened and "http://" in opened
        with httpx.Client(base_url=address, trust_env=False) as visitor:
            assert visitor.get("/config").status_code == 401
            wrong = visitor.post("/login", data={"username": "a", "password": "high tide"})
            assert wrong.status_code == 400
            right = {"username": "anybody", "password": "low tide at nine"}
            assert visitor.post("/login", data=right).status_code == 200
            assert visitor.get("/config").status_code == 200
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)

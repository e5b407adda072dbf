import re
import signal
import socket
import subprocess

import httpx

from tests.assistant.cli.conftest import Deepsea


def until_open(process: "subprocess.Popen[bytes]") -> tuple[str, list[str]]:
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
            assert any("indexing xiaomi-deep-sea" in line for line in said)
        finally:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out == b""
    assert err.decode().splitlines()[-1] == "deepsea: the page is closed"
    assert "Traceback" not in err.decode()


def test_an_address_that_is_not_this_machines_is_one_line(stocked: Deepsea) -> None:
    run = stocked("ui", "--no-browser", "--host", "203.0.113.7")
    assert run.code == 1
    assert "203.0.113.7" in run.err.splitlines()[-1]
    assert "Traceback" not in run.err

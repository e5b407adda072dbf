"""Fetching, from a real server on this machine, which only these tests admit."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from index.errors import BadInput
from index.load import MAX_BYTES
from index.web import Fetched, IpAddress, fetch, is_address, is_public

_PAGE = "<html><body>潮水</body></html>".encode()


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/tides/spring%20tides.html?q=1":
                self._give(200, "text/html; charset=utf-8", _PAGE)
            case "/notes.md":
                self._give(200, "text/plain", b"# Notes")
            case "/raw.pdf":
                self._give(200, "application/octet-stream", b"%PDF")
            case "/":
                self._give(200, "text/html", self.headers["Host"].encode())
            case "/photo":
                self._give(200, "image/png", b"png")
            case "/moved":
                self._give(302, "text/html", b"", location="/notes.md")
            case "/inside":
                self._give(302, "text/html", b"", location="http://127.0.0.2/secret")
            case "/file":
                self._give(302, "text/html", b"", location="file:///etc/passwd")
            case "/nowhere":
                self._give(302, "text/html", b"", location="https://host:port/")
            case "/nobody":
                self._give(302, "text/html", b"", location="https://xn--/")
            case "/long":
                self._give(302, "text/html", b"", location="/" + "a" * 65_520)
            case "/round":
                self._give(302, "text/html", b"", location="/round")
            case "/endless":
                self._give(200, "text/plain", b"x" * (MAX_BYTES + 1))
            case _:
                self._give(404, "text/html", b"no")

    def _give(self, status: int, type: str, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def only_this(address: IpAddress) -> bool:
    return address in (ip_address("127.0.0.1"), ip_address("::1"))


def refusal(url: str) -> str:
    with pytest.raises(BadInput) as caught:
        fetch(url, only_this)
    message = str(caught.value)
    assert "\n" not in message and ";" in message
    return message


def test_what_a_page_gives(site: str) -> None:
    url = f"{site}/tides/spring%20tides.html?q=1#two"
    assert fetch(url, only_this) == Fetched(_PAGE, ".html", "spring tides")
    assert fetch(f"{site}/moved", only_this) == Fetched(b"# Notes", ".md", "notes")
    assert fetch(f"{site}/raw.pdf", only_this).suffix == ".pdf"
    host = site.removeprefix("http://")
    assert fetch(site, only_this) == Fetched(host.encode(), ".html", "localhost")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "answers 404"),
        ("/photo", "is image/png, which is not read"),
        ("/inside", "private network"),
        ("/file", "no web address"),
        ("/nowhere", "Invalid port"),
        ("/nobody", "Malformed A-label"),
        ("/long", "URL too long"),
        ("/round", "more than 5 times"),
        ("/endless", "more than the 20 MB"),
    ],
)
def test_what_cannot_be_had(site: str, path: str, reason: str) -> None:
    assert reason in refusal(site + path)


def test_addresses_that_are_none() -> None:
    assert "no web address" in refusal("http://")
    assert "no web address" in refusal("ftp://example.com/a")
    assert "no web address" in refusal("https://exa mple.com:port/")
    assert "no web address" in refusal("https://xn--/")
    assert is_address("HTTPS://example.com") and not is_address("report.pdf")


def test_this_machine_and_its_networks_are_refused(site: str) -> None:
    with pytest.raises(BadInput, match="private network"):
        fetch(site)
    for private in (
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::"),
        *("fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::"),
    ):
        assert not is_public(ip_address(private)), private
    for public in ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"):
        assert is_public(ip_address(public))
    for url in ("http://2130706433/", "http://0x7f.1/", "http://[::ffff:7f00:1]/"):
        with pytest.raises(BadInput):
            fetch(url)

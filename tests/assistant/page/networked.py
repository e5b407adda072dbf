"""The scripted page in a small world of its own: `python -m tests.assistant.page.networked FOLDER`.

Its names have the addresses of `NAMES`, and whoever connects to one of those that are out on the
internet comes to a server of this process, which gives `PAGE`. What fetches a web address is the
product's, with what it refuses; only the network below it is made up. ``FOLDER/asked`` gets a line
for each host that the server was asked for.
"""

import os
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .served import main

#: Public addresses, and one of a private network.
NAMES = {
    "reef.example": "93.184.215.14",
    "moved.example": "93.184.215.15",
    "inner.example": "10.0.0.5",
}
TITLE = "Lights of the outer reef"
PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE}</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>
<p>The outer reef has had a lighthouse since 1874. Its lamp is seen from 23 miles away.</p>
<p>A keeper lived on the reef until 1962. Since then the lamp is lit by a clock.</p>
</article></body></html>"""

_lookup, _connect = socket.getaddrinfo, socket.create_connection


class _Answers(BaseHTTPRequestHandler):
    """`PAGE`, but from moved.example, which leads into the private network."""

    def do_GET(self) -> None:
        host = self.headers["Host"]
        with (Path(sys.argv[1]) / "asked").open("a") as file:
            file.write(host + "\n")
        moved = host == "moved.example"
        self.send_response(302 if moved else 200)
        if moved:
            self.send_header("Location", "http://inner.example/")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        """In silence."""


def _serve() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def lookup(host: Any, *given: Any, **named: Any) -> Any:
        return _lookup(NAMES.get(host, host), *given, **named)

    def connect(address: tuple[str, int], *given: Any, **named: Any) -> socket.socket:
        public = address[0] in NAMES.values() and not address[0].startswith("10.")
        return _connect(server.server_address if public else address, *given, **named)

    socket.getaddrinfo = lookup
    socket.create_connection = connect  # type: ignore[assignment]


if __name__ == "__main__":
    os.environ["NO_PROXY"] = "*"
    _serve()
    main(Path(sys.argv[1]))

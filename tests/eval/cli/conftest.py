"""The processes and folders of `tests.assistant.cli.conftest`, for ``deepsea eval``."""

import http.server
import json
import threading
from collections.abc import Iterator

import pytest

from tests.assistant.cli.conftest import _stocked_home, deepsea, stocked, tiny_embedder

__all__ = ["_stocked_home", "deepsea", "stocked", "tiny_embedder"]


def _reply(prompt: str) -> str:
    """What the model says to the last message of each prompt there is."""
    if "Helpful Answer:" in prompt:
        return "It reaches 19 miles." if "beam" in prompt.rpartition("Question:")[2] else "Unsure."
    if "Reference:" in prompt:
        return "right"
    if "Sentence:" in prompt:
        return "How far does it go?"
    return "Yes. Its beam reaches 19 miles."


class _Model(http.server.BaseHTTPRequestHandler):
    """An OpenAI-compatible chat server that streams its reply in one piece."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for delta, reason in (
            ({"content": _reply(asked["messages"][-1]["content"])}, None),
            ({}, "stop"),
        ):
            choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": reason}
            event = {
                **{"id": "1", "object": "chat.completion.chunk", "created": 0},
                **{"model": asked["model"], "choices": [choice]},
            }
            self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def served() -> Iterator[dict[str, str]]:
    """The environment in which that server is the chat model."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Model)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    yield {"DEEPSEA_MODEL": "openai:test", "DEEPSEA_BASE_URL": address}
    server.shutdown()
    server.server_close()

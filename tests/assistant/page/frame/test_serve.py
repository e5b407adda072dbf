import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.testclient import TestClient

from assistant.answer import Assistant
from assistant.page.conversations.kept import Conversations
from assistant.page.frame.listening import listen
from assistant.page.frame.serve import page_app, run_page
from assistant.page.work.opening import opened
from index.errors import SettingsError
from index.library import Library
from tests.assistant.page.conftest import Served
from tests.index.small import ByteEmbedder, article


def files(folder: Path) -> dict[str, Any]:
    return {
        "conversations": Conversations(folder / "conversations.sqlite3"),
        "study_file": folder / "study.sqlite3",
        "quiz_file": folder / "quizzes.sqlite3",
        "summary_file": folder / "summaries.sqlite3",
    }


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    app = page_app(opened(Assistant(library, None)), "127.0.0.1", **files(tmp_path))
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        yield client


def test_the_browser_is_told_to_ask_nobody_else(client: TestClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert not re.search(r"https?:|\*", policy)
    assert response.headers["referrer-policy"] == "no-referrer"


def test_the_page_as_sent_loads_nothing_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/theme.css"):
        text = client.get(path).text
        fetched = re.findall(
            r"""(?:src|href)=["']([^"']+)|url\(["']?([^"')]+)|@import ["']?([^"';]+)""", text
        )
        urls = {url for found in fetched for url in found if url}
        assert {urlsplit(url).hostname for url in urls} <= {None, "127.0.0.1"}, path
    config = client.get("/config").json()
    assert config["analytics_enabled"] is False
    assert config["run_history"] is False
    assert config["footer_links"] == []
    assert not config["stylesheets"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example"])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400
    assert client.get("/", headers={"host": "localhost:7860"}).status_code == 200


def test_files_of_the_machine_are_not_served(client: TestClient) -> None:
    for path in ("/etc/passwd", str(Path("pyproject.toml").absolute())):
        assert client.get(f"/gradio_api/file={path}").status_code in {403, 404}


def test_a_port_in_use_gives_way_to_the_next(serve: Callable[..., Served]) -> None:
    """Both ask for the same port, and both must end well at Ctrl-C: see `serve`."""
    urls = [serve().url, serve().url]
    assert len({urlsplit(url).port for url in urls}) == 2
    for url in urls:
        assert httpx.get(url, trust_env=False).status_code == 200


def test_two_pages_that_start_at_once_have_ports_of_their_own() -> None:
    with listen("127.0.0.1", 7860) as one, listen("127.0.0.1", 7860) as other:
        assert one.getsockname() != other.getsockname()


def test_every_port_in_use_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assistant = Assistant(Library.open(tmp_path / "index", ByteEmbedder()), None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr("assistant.page.frame.listening._PORTS_TRIED", 1)
        with pytest.raises(SettingsError, match=f"port from {port}.*DEEPSEA_PORT"):
            run_page(assistant, port=port, **files(tmp_path))


def test_an_address_of_another_machine_is_one_line(tmp_path: Path) -> None:
    assistant = Assistant(Library.open(tmp_path / "index", ByteEmbedder()), None)
    with pytest.raises(SettingsError, match=r"192\.0\.2\.1 is no address of this machine"):
        run_page(assistant, host="192.0.2.1", **files(tmp_path))

"""Pages in processes of their own, and the Chromium of the system to open them with."""

import os
import runpy
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.forks import FORKS

from .sessions import Sessions

# What is waited for is never how long it takes: a busy machine may be many times slower.
expect.set_options(timeout=30_000)

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
_START_SECONDS = 90


@dataclass(frozen=True)
class Served:
    """A page that is being served; ``folder`` is what its process writes to."""

    url: str
    folder: Path

    def lines(self, name: str) -> list[str]:
        """What the process has written to one of its files so far."""
        path = self.folder / name
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """pytest-playwright starts this Chromium, which is told to contact nobody by itself."""
    if _CHROMIUM is None:
        pytest.skip("there is no chromium on this machine: apt-get install chromium")
    flags = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync"
    )
    return {"executable_path": _CHROMIUM, "args": flags.split()}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"locale": "zh-CN", "viewport": {"width": 1440, "height": 900}, "color_scheme": "light"}


@pytest.fixture(scope="session")
def requested() -> list[str]:
    """What the pages of the test, in whatever session of the browser, have asked for."""
    return []


@pytest.fixture(scope="session")
def browser(browser: Browser, requested: list[str]) -> Browser:
    """pytest-playwright's, which uses its sessions again and writes down what is asked for."""
    browser.new_context = Sessions(browser, requested).take  # type: ignore[method-assign]
    return browser


@pytest.fixture(autouse=True)
def _only_this_machine(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test does on a page, no other machine is asked for anything."""
    if "browser" not in request.fixturenames:
        yield
        return
    requested: list[str] = request.getfixturevalue("requested")
    requested.clear()
    yield
    assert outside(requested) == []


def outside(urls: Sequence[str]) -> list[str]:
    """Those that are not of this machine."""
    parts = [(url, urlsplit(url)) for url in urls]
    return [
        url
        for url, each in parts
        if each.scheme not in ("data", "blob", "about") and each.hostname != "127.0.0.1"
    ]


@contextmanager
def _serving(folders: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """What starts `served.py` (or another module) with its folder, if not a new one, and arguments;
    all that was started ends with it. A page that is left running takes its share of the CPU.
    """
    running: list[BaseProcess] = []

    def start(
        *arguments: str,
        module: str = "tests.assistant.page.served",
        folder: Path | None = None,
    ) -> Served:
        folder = folder or folders.mktemp("page")
        heard, told = FORKS.Pipe(duplex=False)
        process = FORKS.Process(target=_run, args=(told, module, folder, arguments))
        process.start()
        running.append(process)
        told.close()
        with os.fdopen(os.dup(heard.fileno())) as lines:
            url = lines.readline().strip()
        assert url.startswith("http://127.0.0.1:"), f"{module} did not start"
        return Served(url, folder)

    yield start
    for process in running:
        assert process.pid is not None
        os.kill(process.pid, signal.SIGINT)
    for process in running:
        process.join(_START_SECONDS)
        assert process.exitcode == 0


@pytest.fixture
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """Starts pages that end with the test; see `_serving`."""
    with _serving(tmp_path_factory) as start:
        yield start


def _run(told: Connection, module: str, folder: Path, arguments: Sequence[str]) -> None:
    """In a fork: the module as a program, whose standard output is ``told``."""
    os.dup2(told.fileno(), 1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = [module, str(folder), *arguments]
    sys.modules.pop(module, None)
    runpy.run_module(module, run_name="__main__")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The scripted page; that of all tests, between which others are run."""
    with _serving(tmp_path_factory) as start:
        yield start()

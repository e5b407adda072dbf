"""The rules that `tests/conftest.py` lays down, held by running tests that break them."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent

_TESTS = """
import os, socket
import pytest

def test_skipped(): pytest.skip("no such thing here")

@pytest.mark.may_skip("as an example")
def test_excused(): pytest.skip("no such thing here")

@pytest.mark.models
def test_weights(): pass

def test_network(): socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_settings(): assert "DEEPSEA_MODEL" not in os.environ
"""


Outcomes = dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Outcomes]:
    """What comes of the tests of `_TESTS` with that value of CI; run once for each."""
    return cache(lambda ci: _run(tmp_path_factory.mktemp("rules"), CI=ci))


def _run(folder: Path, **env: str) -> Outcomes:
    """For each test of `_TESTS`: passed, failure, error or skipped, and why."""
    (folder / "test_rules.py").write_text(_TESTS)
    options = ["-c", ROOT / "pyproject.toml", "--rootdir", folder, "-p", "tests.conftest"]
    options += ["-p", "pytest_socket"]
    subprocess.run(
        [sys.executable, "-m", "pytest", "--junitxml=report.xml", *options, "test_rules.py"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # the others take seconds to import
            "DEEPSEA_MODEL": "none",
            "DEEPSEA_CACHE": str(folder),
            **env,
        },
        capture_output=True,
    )
    found = {}
    for case in ElementTree.parse(folder / "report.xml").iter("testcase"):
        faults = {fault.tag: str(fault.get("message")) for fault in case}
        found[case.get("name", "")] = next(iter(faults.items()), ("passed", ""))
    return found


def test_a_skip_states_its_reason(outcomes: Callable[[str], Outcomes]) -> None:
    found = outcomes("")
    assert found["test_skipped"] == ("skipped", "no such thing here")
    assert found["test_excused"] == ("skipped", "no such thing here")
    kind, why = found["test_weights"]
    assert kind == "skipped"
    assert "deepsea models pull" in why


def test_in_ci_only_what_is_excused_may_be_skipped(outcomes: Callable[[str], Outcomes]) -> None:
    found = outcomes("true")
    assert found["test_skipped"][0] == "failure"
    assert found["test_weights"][0] == "error"
    assert found["test_excused"][0] == "skipped"


def test_nothing_of_the_users_comes_in_and_nothing_goes_out(
    outcomes: Callable[[str], Outcomes],
) -> None:
    found = outcomes("")
    assert found["test_settings"] == ("passed", "")
    kind, why = found["test_network"]
    assert kind == "failure"
    assert "SocketConnectBlockedError" in why

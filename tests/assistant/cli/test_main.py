import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.assistant.cli.conftest import Deepsea

COMMANDS = [
    [],
    ["ask"],
    ["chat"],
    ["index"],
    ["index", "add"],
    ["index", "list"],
    ["index", "remove"],
    ["index", "rebuild"],
    ["source"],
    ["models"],
    ["models", "pull"],
    ["models", "verify"],
    ["doctor"],
    ["ui"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_of_each_command_has_examples_and_needs_no_settings(
    deepsea: Deepsea, command: list[str]
) -> None:
    run = deepsea(*command, "--help", DEEPSEA_MODEL="nonsense")
    assert run.code == 0
    assert run.err == ""
    assert "deepsea " + " ".join(command) in run.out.split("Usage:", 1)[1]
    assert "Example" in run.out or "First steps" in run.out


def test_help_imports_no_heavy_library(deepsea: Deepsea) -> None:
    code = (
        "import sys; sys.argv = ['deepsea', '--help']\n"
        "from assistant.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env=deepsea.env, capture_output=True, text=True, check=True
    )
    loaded = set(run.stderr.split())
    assert "typer" in loaded
    assert not loaded & {
        "torch",
        "gradio",
        "chromadb",
        "langchain_core",
        "numpy",
        "pydantic",
        "httpx",
    }


def test_bad_usage_exits_with_2(deepsea: Deepsea) -> None:
    for args in (
        ["ask"],
        ["ask", "a question", "--jsonl", "x"],
        ["ask", "--jsonl", "x"],
        ["ask", "--lang", "fr", "x"],
        ["index", "add"],
        ["index", "add", "a.txt", "b.txt", "--id", "x"],
        ["nonsense"],
        ["ui", "--port", "99999"],
    ):
        run = deepsea(*args)
        assert (run.code, run.out) == (2, ""), args
        assert "Traceback" not in run.err


def test_the_version_is_that_of_the_package(deepsea: Deepsea) -> None:
    from importlib.metadata import version

    assert deepsea("--version").out == version("deepsea-reader") + "\n"


def test_an_unknown_setting_is_one_line_with_the_nearest_name(deepsea: Deepsea) -> None:
    run = deepsea("index", "list", DEEPSEA_MODLE="none")
    assert run.fault == "there is no setting DEEPSEA_MODLE: did you mean DEEPSEA_MODEL?"


def test_a_traceback_comes_only_when_debugging(deepsea: Deepsea) -> None:
    deepsea.home.write_text("a file where the folder should be")
    assert "Traceback" not in deepsea("index", "list").err
    assert "Traceback" in deepsea("index", "list", DEEPSEA_DEBUG="1").err


def test_a_reader_that_stops_reading_is_no_fault(stocked: Deepsea) -> None:
    for args in (["index", "list"], ["source", "lamps", "--text"], ["source", "lamps"], ["models"]):
        process = stocked.fork(*args)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_commands_of_other_packages_come_through_entry_points(
    deepsea: Deepsea, tmp_path: Path
) -> None:
    plugged = tmp_path / "plugged"
    info = plugged / "extra-1.dist-info"
    info.mkdir(parents=True)
    (plugged / "extra.py").write_text(
        "def register(app):\n    @app.command('extra')\n    def extra(): print('plugged in')\n"
    )
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: extra\nVersion: 1\n")
    points = info / "entry_points.txt"
    points.write_text("[deepsea.commands]\nextra = extra:register\n")
    assert deepsea.fresh("extra", PYTHONPATH=str(plugged)).out == "plugged in\n"
    points.write_text("[deepsea.commands]\nextra = extra:missing\n")
    run = deepsea.fresh("--version", PYTHONPATH=str(plugged))
    assert run.code == 0
    assert run.err.startswith("deepsea: the command 'extra' cannot be loaded")
    assert run.err.count("\n") == 1


def test_help_is_there_in_well_under_a_second(deepsea: Deepsea) -> None:
    def seconds() -> float:
        started = time.perf_counter()
        deepsea.fresh("--help")
        return time.perf_counter() - started

    # The best of several, since other programs run beside the tests.
    assert min(seconds() for _ in range(5)) < 0.8

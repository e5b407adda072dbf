"""What is imported is declared and pinned, and what is declared is used."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = {"assistant", "index", "prompts", "eval", "tests"}
# Used without an import of ours: pip as a program, the others by LangChain, Gradio, pytest or mypy.
BY_NAME = {"pip", "langchain-ollama", "mcp"}
BY_NAME_IN_TESTS = {
    "mypy",
    "ruff",
    "pytest-playwright",
    "pytest-socket",
    "pytest-xdist",
    "types-tqdm",
}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> tuple[set[str], set[str]]:
    """The names of what the program needs, and of what its tests need besides."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = (project["dependencies"], project["optional-dependencies"]["dev"])
    needed, tests = ({normal(re.split(r"[^\w.-]", line)[0]) for line in group} for group in groups)
    return needed, tests


@cache
def imported(*folders: str) -> set[str]:
    """The distributions that the modules imported anywhere in ``folders`` come from."""
    modules = set()
    for file in (file for folder in folders for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                modules.add(node.module.partition(".")[0])
    known = packages_distributions()
    vendors = modules - OURS - sys.stdlib_module_names
    return {normal(known[module][0]) if module in known else module for module in vendors}


def test_the_program_imports_what_it_declares_and_declares_what_it_imports() -> None:
    needed, _ = declared()
    assert imported("assistant", "index", "prompts", "eval") == needed - BY_NAME


def test_the_tests_import_what_is_declared() -> None:
    needed, tests = declared()
    assert imported("tests") - needed <= tests | {"playwright"}
    assert tests - imported("tests") <= BY_NAME_IN_TESTS


def test_every_dependency_is_pinned_to_one_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.!]+", line) for line in pins)
    needed, tests = declared()
    assert needed | tests <= {normal(line.partition("==")[0]) for line in pins}

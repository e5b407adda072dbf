"""Imports go one way: eval → assistant → {index, prompts}; vendor types stop at their adapter."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "index": {"index"},
    "prompts": {"prompts"},
    "assistant": {"assistant", "index", "prompts"},
    "eval": {"eval", "assistant", "index", "prompts"},
}
# Within `assistant`: what words and figures say, what is asked, what is read for it, what holds.
STEPS = ("polarity", "figures", "questions", "reading", "verification")
ADAPTERS = {
    "chromadb": {"index/store.py"},
    "bm25s": {"index/lexical.py"},
    "xllamacpp": {"assistant/models/local.py"},
    "fsrs": {"assistant/study/schedule.py"},
    "gradio": {"assistant/page"},
}


@cache
def _imports(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_go_one_way(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    for file in files:
        ours = _imports(file) & MAY_IMPORT.keys()
        assert ours <= MAY_IMPORT[package], f"{file} imports {ours - MAY_IMPORT[package]}"


@pytest.mark.parametrize("step", STEPS)
def test_no_step_of_an_answer_imports_a_later_one(step: str) -> None:
    later = STEPS[STEPS.index(step) + 1 :]
    for file in sorted((ROOT / "assistant" / step).glob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert not [each for each in later if f"from assistant.{each}" in text], file


@pytest.mark.parametrize("vendor", ADAPTERS)
def test_vendors_stop_at_their_adapter(vendor: str) -> None:
    users = {
        str(file.relative_to(ROOT))
        for package in MAY_IMPORT
        for file in (ROOT / package).rglob("*.py")
        if vendor in _imports(file)
    }
    strangers = [user for user in users if not user.startswith(tuple(ADAPTERS[vendor]))]
    assert users and not strangers

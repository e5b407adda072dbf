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
#: Folders whose parts import only those before them.
STEPS = {
    # What words and figures say, what is asked, what is read for it, whether that holds.
    "assistant": ("polarity", "figures", "questions", "reading", "verification"),
    # What every part of the page is made of, then the parts, then the page as a whole.
    "assistant/page": (
        *("strings", "browser", "access", "work"),
        *("conversations", "downloads", "articles", "summaries", "quizzes", "study"),
        "frame",
    ),
}
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


@pytest.mark.parametrize(
    ("folder", "step"), [(folder, step) for folder, steps in STEPS.items() for step in steps]
)
def test_no_step_imports_a_later_one(folder: str, step: str) -> None:
    later = STEPS[folder][STEPS[folder].index(step) + 1 :]
    package = folder.replace("/", ".")
    for file in sorted((ROOT / folder / step).glob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert not [each for each in later if f"from {package}.{each}" in text], file


def test_every_part_of_the_page_has_its_place_among_them() -> None:
    page = "assistant/page"
    assert {file.parent.name for file in (ROOT / page).glob("*/*.py")} == set(STEPS[page])


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

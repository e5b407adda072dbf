"""A wheel holds every file that the program reads."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "index", "prompts", "eval")


def test_a_wheel_holds_every_module_and_data_file(tmp_path: Path) -> None:
    # From a copy, since building leaves files beside the sources.
    copy = tmp_path / "source"
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=ignored)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, copy)
    expected = {
        file.relative_to(copy).as_posix()
        for package in PACKAGES
        for file in (copy / package).rglob("*")
        if file.is_file()
    }
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "."],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    [wheel] = copy.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == expected

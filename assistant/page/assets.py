"""The stylesheet and the scripts, which stand in files of their own."""

from pathlib import Path

FOLDER = Path(__file__).parent


def text(name: str) -> str:
    """What stands in one of the files beside this one."""
    return (FOLDER / name).read_text(encoding="utf-8")

"""The stylesheet and the scripts, which stand in files of their own."""

from pathlib import Path

_FOLDER = Path(__file__).parent
FAVICON = _FOLDER / "favicon.svg"


def script(name: str) -> str:
    """The script of that name."""
    return (_FOLDER / "js" / f"{name}.js").read_text(encoding="utf-8")


def styles() -> str:
    """The stylesheet of the page."""
    return (_FOLDER / "css" / "page.css").read_text(encoding="utf-8")

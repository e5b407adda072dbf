"""The stylesheets and the scripts, which stand in files of their own."""

from pathlib import Path

_FOLDER = Path(__file__).parent
FAVICON = _FOLDER / "favicon.svg"
#: The stylesheets, of which a later one may overrule an earlier one.
STYLES = (
    *("base", "frame", "kept", "articles", "chat", "source"),
    *("tabs", "summaries", "quizzes", "study", "views"),
    *("widths", "login"),
)


def script(name: str) -> str:
    """The script of that name."""
    return (_FOLDER / "js" / f"{name}.js").read_text(encoding="utf-8")


def styles() -> str:
    """All stylesheets as one."""
    return "\n".join((_FOLDER / "css" / f"{name}.css").read_text("utf-8") for name in STYLES)

"""The gold files that come with Deepsea Reader, and the article that they are about."""

from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "gold"
ARTICLE = "xiaomi-deep-sea"
CONVERSATIONS = FOLDER / "conversations.jsonl"
ATTACKS = FOLDER / "attacks.jsonl"

#: The files of questions: what tuning may look at, and what only the finished thing is held to.
Split = Literal["dev", "held-out", "all"]
_SUFFIXES = (".md", ".txt")


def row_files(split: Split = "all") -> list[Path]:
    """The files of the questions in a split."""
    return [FOLDER / f"{name}.jsonl" for name in ("dev", "held-out") if split in (name, "all")]


def text_files() -> list[Path]:
    """The files of rows about other texts, each beside its text."""
    return sorted(FOLDER.glob("texts/*.jsonl"))


def text_beside(rows: Path) -> Path | None:
    """The text of the same name in the folder of a file of rows, which then are about it."""
    beside = (rows.with_suffix(suffix) for suffix in _SUFFIXES)
    return next((path for path in beside if path.is_file()), None)


def document_of(attacks: Path, name: str) -> Path:
    """Where a file of attacks keeps its hostile documents: a folder of its name, beside it."""
    return attacks.with_suffix("") / name

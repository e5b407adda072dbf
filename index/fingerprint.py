"""What the vectors of an index were made with; vectors of two makes are never mixed."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from index.errors import IndexDamaged, IndexMismatch
from index.files import write_atomic

FILE_NAME = "fingerprint.json"
# Raise when the layout of the index folder, or what is embedded for a chunk, changes.
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``digest`` is the embedder's (hex SHA-256), ``dimension`` the length of a vector."""

    embedder: str
    digest: str
    dimension: int
    passage: int
    chunker: int
    cleaner: int
    schema: int = SCHEMA_VERSION

    def check(self, yours: "Fingerprint") -> None:
        """Raise `IndexMismatch` when vectors of ``yours`` may not join or question this index.

        The embedder's name is not compared (the same weights may lie in another folder), nor the
        dimension (equal weights give equal lengths, and knowing yours means loading them).
        """
        compared = [field.name for field in fields(self) if field.name not in _NOT_COMPARED]
        differing = [name for name in compared if getattr(self, name) != getattr(yours, name)]
        if differing:
            raise IndexMismatch(
                "The index was built with {built}, you have {yours}; run 'deepsea index rebuild'.",
                built=self._named(differing),
                yours=yours._named(differing),
            )

    def _named(self, names: list[str]) -> str:
        return ", ".join(
            f"embedder {self.embedder} ({self.digest[:12]})"
            if name == "digest"
            else f"{name} {getattr(self, name)}"
            for name in names
        )


_NOT_COMPARED = {"embedder", "dimension"}


@dataclass(frozen=True, slots=True)
class Head:
    """The one file that says which generation of the index is the current one, and its make."""

    fingerprint: Fingerprint
    generation: str


def read_head(folder: Path) -> Head | None:
    """The head of the index in ``folder``; None when there is no index yet.

    Raises `IndexDamaged` when the file cannot be understood.
    """
    path = folder / FILE_NAME
    try:
        stored = json.loads(path.read_text("utf-8"))
        generation = stored.pop("generation")
        return Head(Fingerprint(**stored), generation)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(
            "{path} is damaged ({reason}); run 'deepsea index rebuild'.", path=path, reason=error
        ) from error


def write_head(folder: Path, head: Head) -> None:
    """Make ``head`` the current one, in one step."""
    stored = {**asdict(head.fingerprint), "generation": head.generation}
    write_atomic(folder / FILE_NAME, json.dumps(stored, indent=2).encode())

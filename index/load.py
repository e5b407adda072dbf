"""Files into text. A new format is one reader and one line in `READERS`."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.decode import decode
from index.errors import BadInput
from index.markdown import plain_text

MAX_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True)
class RawText:
    """The words of a file before cleaning, and the title the file gives itself, if it does."""

    text: str
    title: str | None


def _read_txt(text: str) -> RawText:
    return RawText(text, None)


def _read_markdown(text: str) -> RawText:
    plain = plain_text(text)
    first = plain.split("\n", 1)[0]
    return RawText(plain, first[2:].strip() if first.startswith("# ") else None)


#: File suffix → reader of the decoded text.
READERS: dict[str, Callable[[str], RawText]] = {
    ".txt": _read_txt,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
}


def read_text(path: Path) -> RawText:
    """Read an article. Raises `BadInput`, in one line, for whatever is wrong with the file."""
    reader = READERS.get(path.suffix.lower())
    data = _read_bytes(path)
    if reader is None:
        known = ", ".join(READERS)
        raise BadInput(
            f"Cannot read {path}: files ending in {path.suffix or 'nothing'} are not supported; "
            f"save it as one of {known}."
        )
    if not data.strip():
        raise BadInput(f"{path} is empty; choose a file with text in it.")
    text = decode(data)
    if text is None:
        raise BadInput(
            f"{path} is not a text file, or in an encoding that is not supported; "
            "save it as plain text in UTF-8."
        )
    raw = reader(text)
    if not any(char.isalnum() for char in raw.text):
        raise BadInput(f"{path} has no words in it; choose a file with text in it.")
    return raw


def _read_bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise BadInput(f"{path} is a folder; name the files in it, for example {path}/*.txt.")
        if not stat.S_ISREG(found.st_mode):
            raise BadInput(f"{path} is not a regular file; save its contents to a file first.")
        if found.st_size > MAX_BYTES:
            size, limit = found.st_size / 2**20, MAX_BYTES // 2**20
            raise BadInput(
                f"{path} has {size:.0f} MB, more than the {limit} MB that are read; split it up."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"{path} does not exist; check the name and the folder.") from None
    except PermissionError:
        raise BadInput(f"No permission to read {path}; change it, or copy the file.") from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise BadInput(f"Cannot read {path} ({reason}); copy it to another place.") from None

"""Whether a file can be written where somebody wants it."""

import os
from pathlib import Path

from index.errors import BadInput


def check_place(path: Path) -> None:
    """Look, before long work, whether there can be a file of that name. Raises `BadInput`."""
    # Unlike Path.is_dir these answer for names that are too long or may not be looked at, too.
    if os.path.isdir(path):  # noqa: PTH112
        raise BadInput(f"Cannot write {path}: it is a folder; name a file in it.")
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise BadInput(f"Cannot write {path}: there is no folder {path.parent}; make it first.")
    if not os.access(path.parent, os.W_OK):
        raise BadInput(
            f"Cannot write {path}: nothing may be written in {path.parent.absolute()}; choose "
            "another place."
        )

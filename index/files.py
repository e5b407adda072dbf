"""Files that are either the old ones or the new ones, whole, and what went wrong with them."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError


def write_atomic(path: Path, data: bytes) -> None:
    """Replace the content of ``path``. Raises OSError, leaving the old content, if that fails."""
    # Not by tempfile, whose files nobody else may read whatever the umask says.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def plain_errors(folder: Path) -> Iterator[None]:
    """The system's errors about files, as one line that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StoreError(
                "The disk of {folder} is full; free some space and try again.", folder=folder
            ) from error
        if isinstance(error, PermissionError):
            raise StoreError(
                "{path} may not be read or written; change its permissions or choose another "
                "folder.",
                path=error.filename or folder,
            ) from error
        raise StoreError(
            "{folder} cannot be used ({reason}); check the disk that it is on.",
            folder=folder,
            reason=error.strerror or error,
        ) from error

"""Is a model file there, and is it the one that is pinned?

Hashing a gigabyte takes seconds, so a file that was hashed once gets a stamp beside it with its
size and time of change, and a start looks at those only.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from index.errors import WeightsCorrupt, WeightsMissing
from index.files import write_atomic
from index.weights.catalogue import ModelFile
from index.weights.progress import Progress, Report, silent

_SCHEMA = 1
_BLOCK = 1 << 22
_MEND = "run 'deepsea models pull' to fetch it again."


def locate(model: ModelFile, folder: Path, progress: Report = silent) -> Path:
    """The path of ``model`` in ``folder``, cheaply: hashed only if new or changed since last time.

    Raises WeightsMissing, or WeightsCorrupt when its size or digest is not the pinned one.
    """
    path = _whole(model, folder)
    with suppress(OSError, ValueError):
        if json.loads(stamp_path(path).read_bytes()) == _stamp(model, path):
            return path
    return verify(model, folder, progress)


def verify(model: ModelFile, folder: Path, progress: Report = silent) -> Path:
    """The path of ``model`` in ``folder``, after hashing all of it; errors as for `locate`."""
    path = _whole(model, folder)
    digest = sha256_of(path, f"checking {model.name}", progress)
    if digest != model.sha256:
        raise WeightsCorrupt(
            "{path} is not the pinned file: its SHA-256 is {found}… and should be {pinned}…; "
            "{mend}",
            path=path,
            found=digest[:12],
            pinned=model.sha256[:12],
            mend=_MEND,
        )
    write_stamp(model, path)
    return path


def write_stamp(model: ModelFile, path: Path) -> None:
    """Record that ``path``, as it is now, has the digest of ``model``."""
    # A folder that cannot be written is a shared one: it is used all the same.
    with suppress(OSError):
        write_atomic(stamp_path(path), json.dumps(_stamp(model, path)).encode())


def sha256_of(path: Path, label: str, progress: Report) -> str:
    """The SHA-256 of a file as hex, with ``progress`` told of every 4 MiB."""
    size, done, digest = path.stat().st_size, 0, hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            done += len(block)
            progress(Progress(label, done, size))
    return digest.hexdigest()


def stamp_path(path: Path) -> Path:
    """Where the stamp of the model file ``path`` lies."""
    return path.with_name(f"{path.name}.verified.json")


def _whole(model: ModelFile, folder: Path) -> Path:
    """The path, if a file of the right size is there."""
    path = folder / model.file
    if not path.is_file():
        raise WeightsMissing(
            "{name} is not in {folder}; run 'deepsea models pull'.", name=model.name, folder=folder
        )
    size = path.stat().st_size
    if size != model.size:
        kind = "cut short" if size < model.size else "not the pinned file"
        raise WeightsCorrupt(
            "{path} is {kind} ({size:,} of {whole:,} bytes); {mend}",
            path=path,
            kind=kind,
            size=size,
            whole=model.size,
            mend=_MEND,
        )
    return path


def _stamp(model: ModelFile, path: Path) -> dict[str, object]:
    status = path.stat()
    return {
        "schema": _SCHEMA,
        "sha256": model.sha256,
        "size": status.st_size,
        "mtime_ns": status.st_mtime_ns,
    }

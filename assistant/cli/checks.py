"""What `deepsea doctor` looks at.

A check changes nothing and contacts nobody but a chat server that the settings name.
"""

import errno
import os
import platform
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from assistant.assembly import open_embedder, pinned_models
from assistant.models import chat_model
from assistant.settings import Settings, config_file_path
from assistant.translation.glossary import glossary_in_use
from index.embed import Embedder
from index.errors import DeepseaError, SettingsError, StoreError, WeightsMissing
from index.fingerprint import read_head
from index.health import problems
from index.library import Library
from index.weights.catalogue import ModelFile
from index.weights.verify import locate

_SERVER_SECONDS = 3.0
# Less than this and not even a small article can be indexed.
_SPARE_BYTES = 100 * 10**6
_INSTALL = "run 'make run', or pip install with -c constraints.txt"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: a ``fault`` would stop an answer, a ``note`` would not."""

    name: str
    state: Literal["ok", "note", "fault"]
    detail: str
    mend: str = ""


def check_all(settings: Settings) -> Iterator[Check]:
    """Every finding, each as soon as it is known; some read gigabytes."""
    yield _python()
    yield from _packages()
    yield _settings_file()
    for name, folder in (("home", settings.home), ("cache", settings.cache)):
        yield _folder(name, folder)
    embedder, found = _embedder(settings)
    yield found
    yield _chat(settings)
    yield _glossary(settings)
    yield _disk(settings)
    yield from _index(settings, embedder)
    yield _port(settings)


def _python() -> Check:
    return Check("python", "ok", f"{platform.python_version()} on {platform.platform()}")


def _packages() -> Iterator[Check]:
    try:
        wanted = [line for line in requires("deepsea-reader") or () if "extra ==" not in line]
    except PackageNotFoundError:
        yield Check("packages", "fault", "deepsea-reader is not installed", _INSTALL)
        return
    versions = {}
    for line in sorted(wanted, key=str.lower):
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            yield Check("packages", "fault", f"{name} is not installed", _INSTALL)
    yield Check("packages", "ok", ", ".join(f"{name} {v}" for name, v in versions.items()))


def _settings_file() -> Check:
    path = config_file_path()
    return Check(
        "settings", "ok", f"{path}" if path.is_file() else f"no file at {path}, none needed"
    )


def _folder(name: str, folder: Path) -> Check:
    nearest = _nearest(folder)
    if nearest == folder and not folder.is_dir():
        return Check(name, "fault", f"{folder} is no folder", f"move it, or set {_variable(name)}")
    if not os.access(nearest, os.W_OK | os.X_OK):
        mend = f"change its permissions, or set {_variable(name)} to another folder"
        return Check(name, "fault", f"{nearest} may not be written", mend)
    return Check(name, "ok", str(folder))


def _embedder(settings: Settings) -> tuple[Embedder | None, Check]:
    try:
        embedder = open_embedder(settings)
        return embedder, Check("embedder", "ok", f"{embedder.name} ({embedder.digest[:12]})")
    except DeepseaError as error:
        return None, _fault("embedder", error)


def _chat(settings: Settings) -> Check:
    name = "chat model"
    chosen = settings.local_model
    if settings.model == "none":
        return Check(name, "ok", "none is set: answers are quotes alone")
    try:
        if isinstance(chosen, ModelFile):
            return Check(name, "ok", f"{settings.model} ({locate(chosen, settings.models_folder)})")
        if isinstance(chosen, Path):
            if chosen.is_file():
                return Check(name, "ok", f"{chosen}")
            raise SettingsError(f"there is no file {chosen}: mend DEEPSEA_MODEL")
        chat_model(settings)
    except WeightsMissing as error:
        return Check(name, "note", f"{error}; until then answers are quotes alone")
    except DeepseaError as error:
        return _fault(name, error)
    if settings.base_url is None:
        return Check(name, "ok", f"{settings.model}, elsewhere: not contacted")
    return _server(settings.model, settings.base_url)


def _server(model: str, base_url: str) -> Check:
    address = urlsplit(base_url)
    port = address.port or (443 if address.scheme == "https" else 80)
    try:
        socket.create_connection((address.hostname or "", port), _SERVER_SECONDS).close()
    except OSError as error:
        mend = "start it, mend DEEPSEA_BASE_URL, or set DEEPSEA_MODEL=none"
        return Check("chat model", "fault", f"{base_url} does not answer ({error})", mend)
    return Check("chat model", "ok", f"{model} at {base_url}, which answers")


def _glossary(settings: Settings) -> Check:
    name = "glossary"
    try:
        glossary = glossary_in_use(settings)
    except SettingsError as error:
        return _fault(name, error)
    if glossary.own is None:
        return Check(name, "ok", f"{len(glossary.terms)} built-in terms")
    own = f"{len(glossary.own.terms)} of them from {settings.glossary}"
    return Check(name, "ok", f"{len(glossary.terms)} terms, {own}")


def _disk(settings: Settings) -> Check:
    missing = sum(
        model.size
        for model in pinned_models(settings)
        if not (settings.models_folder / model.file).exists()
    )
    free = {folder: _free(folder) for folder in (settings.cache, settings.home)}
    for folder, needed in ((settings.cache, missing), (settings.home, _SPARE_BYTES)):
        if free[folder] < needed:
            detail = f"{folder}: {_mb(free[folder])} free, {_mb(needed)} needed"
            return Check("disk", "fault", detail, "make room on that disk")
    return Check("disk", "ok", f"{_mb(min(free.values()))} free")


def _index(settings: Settings, embedder: Embedder | None) -> Iterator[Check]:
    folder = settings.index_folder
    if not folder.exists():
        yield Check("index", "ok", f"none yet in {folder}; the first question makes it")
    elif embedder is None:
        yield Check("index", "note", f"{folder}: cannot be checked without the embedder")
    else:
        with closing(Library.open(folder, embedder)) as library:
            faults = problems(library)
            yield from (_fault("index", StoreError(fault)) for fault in faults)
            if not faults:
                contents = f"{len(library.list())} articles, {len(library.chunks)} passages"
                yield Check("index", "ok", f"{contents} in {folder}")
                if head := read_head(folder):
                    make = (f"{name} {value}" for name, value in asdict(head.fingerprint).items())
                    yield Check("fingerprint", "ok", ", ".join(make))


def _port(settings: Settings) -> Check:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host.strip("[]"), settings.port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                detail = f"{settings.port} is in use; the page takes the next free one"
                return Check("port", "note", detail, "set DEEPSEA_PORT to choose one")
            detail = f"{settings.host}:{settings.port} cannot be listened on ({error.strerror})"
            return Check("port", "note", detail, "set DEEPSEA_HOST and DEEPSEA_PORT")
    return Check("port", "ok", f"{settings.host}:{settings.port} is free")


def _fault(name: str, error: Exception) -> Check:
    """The error, its last part (what to do next) apart."""
    detail, mark, mend = str(error).rpartition("; " if "; " in str(error) else ": ")
    return Check(name, "fault", detail, mend) if mark else Check(name, "fault", mend)


def _variable(name: str) -> str:
    return f"DEEPSEA_{name.upper()}"


def _nearest(folder: Path) -> Path:
    """``folder``, or the nearest folder above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _free(folder: Path) -> int:
    return shutil.disk_usage(_nearest(folder)).free


def _mb(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"

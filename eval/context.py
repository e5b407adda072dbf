"""What a run depends on: settings, models, prompts, index, program and machine."""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from assistant.translation.glossary import glossary_in_use
from index.embed import Embedder
from index.fingerprint import read_head
from index.library import Library
from index.types import LANGS
from index.weights.catalogue import ModelFile
from prompts import hashes

from .report import Context

#: Where `context` keeps what the user asked for among the settings.
ASKED = "asked"

_ROOT = Path(__file__).parent.parent
# Those that an answer or its timing depends on; the others are about folders, ports and sources.
_SETTINGS = ("model", "base_url", "model_timeout", "embedder", "threads")
# What decides an answer; a new look of the page or of a report does not.
_CODE = (
    *("assistant/**/*.py", "assistant/**/*.json"),
    *("index/**/*.py", "prompts/*.py", "prompts/*.tsv"),
    *("eval/tasks/*.py", "eval/baseline.py", "eval/libraries.py", "eval/score.py"),
    *("eval/locate.py", "eval/prepare.py"),
)
# The folders of `assistant` that no answer goes through.
_BESIDE = frozenset({"page", "cli", "export", "quiz", "structure", "study", "summary"})


def context(settings: Settings, library: Library, asked: Mapping[str, Any]) -> Context:
    """The context of a run; ``asked`` is what the user asked for, stored among the settings."""
    used = settings.model_dump(mode="json", include=set(_SETTINGS))
    return Context(
        settings={**used, ASKED: dict(asked)},
        models=_models(settings, library.embedder),
        prompts={**hashes(), "glossary": glossary_in_use(settings).sha256},
        index=_index(library),
        git=_revision(),
        machine=machine(),
    )


@cache
def code_digest() -> str:
    """SHA-256 (hex) over the program's files that decide an outcome, committed or not."""
    total = hashlib.sha256()
    for pattern in _CODE:
        for path in sorted(_ROOT.glob(pattern)):
            within = path.relative_to(_ROOT)
            if within.parts[0] != "assistant" or within.parts[1] not in _BESIDE:
                total.update(f"{within}\0".encode() + path.read_bytes())
    return total.hexdigest()


def _models(settings: Settings, embedder: Embedder) -> dict[str, str]:
    """The digest of each model in use; "" for one that another machine runs."""
    chat = settings.local_model
    if isinstance(chat, ModelFile):
        digest = chat.sha256
    elif isinstance(chat, Path) and chat.is_file():
        digest = _file_digest(chat)
    else:
        digest = ""
    return {settings.model: digest, f"embedder {settings.embedder}": embedder.digest}


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _index(library: Library) -> str:
    """SHA-256 (hex) of how the index was made and of every article and rendition in it."""
    head = read_head(library.folder)
    made_of: list[Any] = [asdict(head.fingerprint) if head else None]
    for document in library.list():
        renditions = [library.rendition(document.id, lang) for lang in LANGS]
        said = [dict(found.sentences) if found else None for found in renditions]
        made_of.append([document.id, document.title, document.sha256, said])
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def _revision() -> str:
    """The commit the program is at, with "-dirty" when files differ; its version without git."""
    command = ["git", "-C", str(_ROOT), "describe", "--always", "--dirty", "--abbrev=40"]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return f"version {version('deepsea-reader')}"
    return asked.stdout.strip()


def machine() -> dict[str, Any]:
    """The machine that this runs on, as JSON values."""
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())

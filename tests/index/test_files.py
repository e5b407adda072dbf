import errno
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import BadInput, StoreError
from index.files import plain_errors, write_atomic


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "note.json"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    plain, atomic = tmp_path / "plain", tmp_path / "atomic"
    plain.write_bytes(b"")
    write_atomic(atomic, b"")
    assert atomic.stat().st_mode == plain.stat().st_mode


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "note.json"
    path.write_bytes(b"old")
    script = (
        "import resource, signal, sys; from pathlib import Path; "
        "from index.files import write_atomic; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        f"write_atomic(Path({str(path)!r}), b'x' * 10_000)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "File too large" in ran.stderr
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_so(tmp_path: Path, number: int) -> None:
    with pytest.raises(StoreError, match="full"), plain_errors(tmp_path):
        raise OSError(number, "whatever the system says")


def test_a_missing_permission_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"/locked/file may not be"), plain_errors(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied", "/locked/file")


def test_our_own_errors_pass(tmp_path: Path) -> None:
    with pytest.raises(BadInput), plain_errors(tmp_path):
        raise BadInput("as it is")

from pathlib import Path

import pytest

from assistant.page.access.password import Password
from index.errors import SettingsError


def test_only_a_hash_is_kept(tmp_path: Path) -> None:
    password = Password(tmp_path / "home" / "password")
    assert not password.is_set
    password.set("海上生明月，天涯共此时")
    assert password.is_set
    assert password.matches("海上生明月，天涯共此时")
    assert not password.matches("海上生明月")
    kept = password.path.read_text()
    assert "明月" not in kept
    assert password.path.stat().st_mode & 0o077 == 0
    password.set("海上生明月，天涯共此时")
    assert password.path.read_text() != kept  # another salt


def test_a_short_one_is_refused_and_leaves_the_old(tmp_path: Path) -> None:
    password = Password(tmp_path / "password")
    password.set("long enough")
    with pytest.raises(SettingsError, match="8 characters"):
        password.set("short")
    assert password.matches("long enough")


@pytest.mark.parametrize("content", ["", "secret", "scrypt-9 00 00", "scrypt-1 zz 00"])
def test_a_file_of_another_make_is_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "password"
    path.write_text(content)
    with pytest.raises(SettingsError, match="delete it and set a new one"):
        Password(path).matches("anything")

from pathlib import Path

import pytest

from assistant.settings import load_settings
from assistant.translation.glossary import glossary_in_use
from index.errors import SettingsError
from prompts.glossary import builtin_glossary


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.tsv"


def _fault(path: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        glossary_in_use(load_settings(glossary=path))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_the_setting_it_is_the_builtin_one() -> None:
    assert glossary_in_use(load_settings()) is builtin_glossary()


def test_a_file_of_ones_own_extends_it(mine: Path) -> None:
    mine.write_bytes(b"\xef\xbb\xbf" + "# ours\r\n大定\tbig deposit\r\n".encode())
    found = glossary_in_use(load_settings(glossary=mine))
    assert found.hint("雷军的大定", "en") == "[大定 = big deposit; 雷军 = Lei Jun]"


def test_the_variable_names_it(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine.write_text("大定\tbig deposit\n", encoding="utf-8")
    monkeypatch.setenv("DEEPSEA_GLOSSARY", str(mine))
    assert load_settings().glossary == mine
    monkeypatch.setenv("DEEPSEA_GLOSSARY", "~/mine.tsv")
    assert load_settings().glossary == Path.home() / "mine.tsv"


def test_a_fault_is_one_line_that_names_file_and_line(mine: Path) -> None:
    assert f"DEEPSEA_GLOSSARY names {mine}, which cannot be read (No such file" in _fault(mine)
    assert "Is a directory" in _fault(mine.parent)
    mine.write_bytes("雷军\tLei Jun\n大定\tdeposit\n".encode() + "大定\tx".encode("gb18030"))
    assert _fault(mine) == f"{mine}:3: this is not UTF-8; save the file as UTF-8"
    mine.write_text("雷军\tLei Jun\n大定 deposit\n", encoding="utf-8")
    assert _fault(mine).startswith(f"{mine}:2: '大定 deposit' has no tab; ")

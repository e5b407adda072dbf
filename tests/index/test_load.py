import os
from pathlib import Path

import pytest

from index.errors import BadInput
from index.formats.raw import RawText
from index.load import MAX_BYTES, read_text


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read_text(path)
    message = str(caught.value)
    assert "\n" not in message and str(path) in message and ";" in message
    return message


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_text_and_markdown(tmp_path: Path) -> None:
    assert read_text(write(tmp_path / "a.txt", "# 正文。")) == RawText("# 正文。", None)
    assert read_text(write(tmp_path / "a.TXT", "正文。".encode("gb18030"))).text == "正文。"
    assert read_text(write(tmp_path / "b.md", "# 标题\n\n*正文*。")) == RawText(
        "# 标题\n\n正文。", "标题"
    )
    assert read_text(write(tmp_path / "c.markdown", "## 小节\n\n正文。")).title is None


def test_missing(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "none.txt")
    assert "does not exist" in refusal(tmp_path / "none" / "none.txt")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "正文。")
    path.chmod(0)
    for folder in (tmp_path, *tmp_path.parents):  # let another user reach the file itself
        if folder.stat().st_uid == os.getuid() and folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(folder.stat().st_mode | 0o005)
    if os.geteuid() != 0:
        assert "No permission" in refusal(path)
        return
    os.seteuid(65534)  # root may read anything, so be nobody for a moment
    try:
        assert "No permission" in refusal(path)
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("mark.txt", "\ufeff".encode(), "no words"),
        ("dots.txt", "……。".encode(), "no words"),
        ("picture.md", b"![](a.png)", "no words"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "not a text file"),
        ("russian.txt", "Привет, это статья".encode("koi8-r"), "not a text file"),
        ("report.odp", b"PK", ".odp are not supported"),
        ("torn.pdf", b"%PDF-1.7", "not a PDF, or a damaged one"),
        ("torn.docx", b"PK\x03\x04 and no more", "not a Word document"),
        ("torn.epub", b"no book", "not an e-book"),
        ("app.html", b"<html><body><div id='app'></div></body></html>", "no article"),
        ("photo.html", b"\x89PNG\r\n\x1a\n\0\0\0", "not a text file"),
        ("noname", "正文。".encode(), "not supported"),
    ],
)
def test_files_without_an_article(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    assert reason in refusal(write(tmp_path / name, data))


def test_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "more than the 20 MB" in refusal(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "not a regular file" in refusal(pipe)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "Cannot read" in refusal(loop)
    assert "Cannot read" in refusal(tmp_path / ("x" * 300 + ".txt"))

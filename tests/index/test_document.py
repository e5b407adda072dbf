import hashlib
import os
from pathlib import Path

import pytest

from index.document import document_id, load_document, make_document
from index.errors import BadInput
from index.library import Library

RAW = "# 小米观察\n\n小米 SU7的风阻系数为 0.195,很低。\n\n## 销量\n\n2025年7月突破3万台。\n"


def test_make_document() -> None:
    document = make_document(RAW, "a", "小米观察", "zh", "网易新闻")
    assert document.text.split("\n\n")[1] == "小米SU7的风阻系数为0.195，很低。"
    assert [section.path for section in document.sections] == [("小米观察",), ("小米观察", "销量")]
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert (document.id, document.lang, document.source) == ("a", "zh", "网易新闻")


def test_load_document(tmp_path: Path) -> None:
    path = tmp_path / "My Report (final).md"
    path.write_text(RAW, encoding="gb18030")
    document, raw = load_document(path)
    assert (document.id, document.title, document.lang) == ("my-report-final", "小米观察", "zh")
    assert document.source == str(path)
    assert make_document(raw, document.id, document.title, "zh", document.source) == document
    path.write_text(RAW.replace("0.195", "0.2"))
    assert load_document(path)[0].id == document.id


def test_a_file_whose_name_is_no_utf_8_can_be_added(library: Library, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("The company said that it would build cars in Beijing.\n\nAnd it did.")
    document, raw = load_document(path)
    assert library.add(document, raw).outcome == "added"
    (kept,) = library.list()
    assert (kept.title, kept.source) == ("caf\ufffd", f"{tmp_path}/caf\ufffd.txt")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Deep Sea\n\nThe company said that it would build cars in Beijing.", "The Deep Sea"),
        ("The company said that it would build cars in Beijing.\n\nAnd it did.", "notes"),
    ],
)
def test_title_of_a_plain_text(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text)
    assert load_document(path)[0].title == title
    assert load_document(path)[0].lang == "en"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Le constructeur chinois vend des voitures électriques en Europe.", "neither in Chinese"),
        ("<p>&nbsp;</p><script>alert('x')</script>", "no article"),
        ("打开网易新闻 查看更多图片", "no article"),
    ],
)
def test_files_that_hold_no_article_for_us(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    with pytest.raises(BadInput, match=reason) as caught:
        load_document(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("小米汽车 深海战略", "小米汽车-深海战略"),
        ("Q3_Report v2.1", "q3-report-v2-1"),
        ("x" * 200, "x" * 60),
        ("！！！", "doc-" + hashlib.sha256("！！！".encode()).hexdigest()[:8]),
    ],
)
def test_document_id(name: str, id: str) -> None:
    assert document_id(name) == id

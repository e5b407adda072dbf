import os
import re
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

from assistant.export import EXPORTERS, export
from index.errors import BadInput

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">'
    '<rect width="80" height="40" fill="teal"/><text x="5" y="25">图一</text></svg>'
)
ODD = "*_#$~^[]@<{"
PROSE = "她说“风阻系数为0.195”，‘很低’。"
AS_IS = 'It\'s "quoted" – and -- left -5 -? alone...'
ESCAPED = "".join("\\" + char for char in ODD)


def written(folder: Path, suffix: str, markdown: str = "", lang: str = "zh") -> Path:
    picture = folder / "picture.svg"
    picture.write_text(SVG, encoding="utf-8")
    text = (
        markdown
        or f"""# 深海战略

{PROSE}[^1] {ESCAPED} $x_1$ a^2^ H~2~O @name

## 一、投入

![图]({picture})

| 项目 | 数值 |
|------|------|
| 长度 | 5米 |

### 细节

<script>alert(1)</script> <b>raw</b>

[链接](http://evil.example/a) ![像](http://evil.example/b.png)

## English part

{AS_IS}

***

[^1]: 原文：“{ESCAPED}”，见第二段。
"""
    )
    path = folder / f"out{suffix}"
    export(text, path, title="深海战略", lang="zh" if lang == "zh" else "en")
    assert not [file for file in folder.iterdir() if file.name.endswith(".tmp")]
    return path


def test_markdown_is_kept(tmp_path: Path) -> None:
    assert PROSE in written(tmp_path, ".md").read_text(encoding="utf-8")


def test_docx_has_styles_footnotes_contents_and_a_picture(tmp_path: Path) -> None:
    path = written(tmp_path, ".docx")
    document = docx.Document(str(path))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style and p.text}
    assert styles["深海战略"] == "Title" and styles["一、投入"] == "Heading 2"
    text = "\n".join(p.text for p in document.paragraphs)
    assert PROSE in text and ODD in text and "$x_1$ a^2^ H~2~O @name" in text
    assert AS_IS in text and "<script>alert(1)</script>" in text
    assert document.tables[0].cell(1, 1).text == "5米"
    with zipfile.ZipFile(path) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
        assert any(name.endswith(".png") for name in archive.namelist())
    # Each run of the note in its own element.
    assert "原文：“*_#$~^[]@&lt;{”" in "".join(re.findall(r"<w:t[^>]*>([^<]*)", notes))
    assert "footnoteReference" in body and "TOC" in body and "目录" in body
    assert "evil" not in body + links


def test_pdf_has_its_font_and_footnotes(tmp_path: Path) -> None:
    reader = pypdf.PdfReader(written(tmp_path, ".pdf"))
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for part in ("深海战略", "目录", PROSE, ODD, "原文：", "5米", "$x_1$a^2^H~2~O", "链接", AS_IS):
        assert "".join(part.split()) in text
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts and any("NotoSansSC" in font["/BaseFont"] for font in fonts)
    assert all(
        {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object()) for font in fonts
    )
    assert reader.metadata is not None and reader.metadata.title == "深海战略"
    assert "/URI" not in str([page.get("/Annots") for page in reader.pages])


def test_html_asks_for_nothing(tmp_path: Path) -> None:
    page = written(tmp_path, ".html").read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)=(?!"#|"data:)|url\(|@import', page)
    assert "<script" not in page and "&lt;script&gt;alert(1)" in page
    assert 'src="data:image/svg+xml;base64,' in page and 'lang="zh-CN"' in page
    assert PROSE in page and "*_#$~^[]@&lt;{" in page and "&lt;b&gt;raw&lt;/b&gt;" in page
    assert 'href="#fn1"' in page and "<h2>目录</h2>" in page and page.count("<h1") == 1


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_english_and_few_headings(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path, suffix, '## One\n\nIt\'s 5% & "more".[^n]\n\n[^n]: A note.\n', "en")
    assert path.stat().st_size > 20
    if suffix == ".html":
        page = path.read_text(encoding="utf-8")
        assert "Contents" not in page and "<title>深海战略</title>" in page and "<nav" not in page


def test_what_cannot_be_written(tmp_path: Path) -> None:
    def refused(path: Path) -> str:
        with pytest.raises(BadInput) as caught:
            export("正文。", path, title="t", lang="zh")
        assert "\n" not in str(caught.value)
        return str(caught.value)

    assert "did you mean '.docx'?" in refused(tmp_path / "a.doc")
    assert ".md" in refused(tmp_path / "a")
    assert "there is no folder" in refused(tmp_path / "none" / "a.pdf")
    (tmp_path / "folder.md").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.md")
    assert "Cannot write" in refused(tmp_path / ("x" * 300 + ".md"))


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    tmp_path.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)  # root may write anywhere
    try:
        with pytest.raises(BadInput):
            export("new", path, title="t", lang="en")
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        tmp_path.chmod(0o755)
    assert path.read_text(encoding="utf-8") == "old"

import base64
import os
import re
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdf
import pytest

from assistant.export import EXPORTERS, export, outlined
from index.errors import BadInput

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">'
    '<rect width="80" height="40" fill="teal"/><text x="5" y="25">图一</text></svg>'
)
NAMESPACE = "{http://www.w3.org/2000/svg}"
ODD = "*_#$~^[]@<{"
PROSE = "她说“风阻系数为0.195”，‘很低’。"
AS_IS = 'It\'s "quoted" – and -- left -5 -? alone...'
ESCAPED = "".join("\\" + char for char in ODD)


def written(folder: Path, suffix: str, markdown: str = "", lang: str = "zh") -> Path:
    (folder / "other.svg").write_text(SVG, encoding="utf-8")
    text = (
        markdown
        or f"""# 深海战略

{PROSE}[^1] {ESCAPED} $x_1$ a^2^ H~2~O @name

## 一、投入

![图](<图 一.svg>) ![他图]({folder / "other.svg"})

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
    pictures = {"图 一.svg": SVG}
    export(text, path, title="深海战略", lang="zh" if lang == "zh" else "en", pictures=pictures)
    assert not [file for file in folder.iterdir() if file.name.endswith(".tmp")]
    return path


def test_markdown_is_kept_with_its_pictures_beside_it(tmp_path: Path) -> None:
    text = written(tmp_path, ".md").read_text(encoding="utf-8")
    assert PROSE in text and "](<图 一.svg>)" in text
    is_drawn((tmp_path / "图 一.svg").read_text(encoding="utf-8"))


def is_drawn(svg: str) -> None:
    """Of the two characters each is an outline, and the words are there for who cannot see them."""
    drawn = ElementTree.fromstring(svg)
    assert not list(drawn.iter(f"{NAMESPACE}text"))
    (path,) = drawn.iter(f"{NAMESPACE}path")
    assert path.get("d", "").count("M") >= 4
    assert [each.text for each in drawn.iter(f"{NAMESPACE}desc")] == ["图一"]


def test_a_character_that_the_font_lacks_stays_text() -> None:
    svg = SVG.replace("图一", "🐋")
    drawn = ElementTree.fromstring(outlined(svg))
    assert [each.text for each in drawn.iter(f"{NAMESPACE}text")] == ["🐋"]
    assert not list(drawn.iter(f"{NAMESPACE}path"))


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
        types = archive.read("[Content_Types].xml").decode()
        (png,) = re.findall(r'Id="(\w+)" Target="(media/[^"]+\.png)"', links)
        (svg,) = re.findall(r'Id="(\w+)" Type="[^"]*/image" Target="(media/[^"]+\.svg)"', links)
        assert archive.read(f"word/{png[1]}").startswith(b"\x89PNG")
        is_drawn(archive.read(f"word/{svg[1]}").decode())
    assert body.count("<a:blip ") == 1 and f'<a:blip r:embed="{png[0]}">' in body
    assert f'2016/SVG/main" r:embed="{svg[0]}"/>' in body and 'Extension="svg"' in types
    ElementTree.fromstring(body)
    ElementTree.fromstring(links)
    ElementTree.fromstring(types)
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
    (inside,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    is_drawn(base64.b64decode(inside).decode())
    assert 'lang="zh-CN"' in page
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


def test_a_page_is_set_in_smaller_type_until_it_fits_and_no_smaller(tmp_path: Path) -> None:
    """Its notes, on pages after it, do not make it smaller."""

    def pages(sentences: int, *, page: bool = True) -> int:
        text = "\n\n".join(
            f"## {n}\n\n{PROSE * 8}[^{n}]\n\n[^{n}]: {PROSE}" for n in range(sentences)
        )
        path = tmp_path / "page.pdf"
        export(text, path, title="深海战略", lang="zh", page=page)
        return len(pypdf.PdfReader(path).pages)

    assert (pages(6), pages(6, page=False)) == (2, 2)
    assert pages(12) == 2
    assert pages(24) == 3


def test_a_long_table_is_printed_whole_and_soon(tmp_path: Path) -> None:
    lines = [f"| {n} km | row{n}[^{n}] |" for n in range(1, 901)]
    notes = [f"[^{n}]: note{n}" for n in range(1, 901)]
    path = tmp_path / "long.pdf"
    text = "\n".join(["| a | b |", "| --- | --- |", *lines, "", *notes])
    began = time.process_time()
    export(text, path, title="t", lang="en")
    assert time.process_time() - began < 25  # 5 here; 50 in one table
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    for n in (1, 25, 26, 300, 900):
        assert printed.count(f"row{n}") and printed.count(f"note{n}")


@pytest.mark.parametrize("page", [False, True])
def test_a_note_that_is_referred_to_twice_is_printed_once(tmp_path: Path, page: bool) -> None:
    path = tmp_path / "notes.pdf"
    text = "甲。[^1]乙。[^2]丙。[^1]\n\n[^1]: 注一。\n\n[^2]: 注二。"
    export(text, path, title="t", lang="zh", page=page)
    printed = "".join(each.extract_text() for each in pypdf.PdfReader(path).pages)
    assert (printed.count("注一。"), printed.count("注二。")) == (1, 1)
    assert (re.sub(r"\s", "", printed).count("甲。1乙。2丙。1")) == 1


def test_a_page_without_notes_is_all_there_is(tmp_path: Path) -> None:
    path = tmp_path / "bare.pdf"
    export("甲。", path, title="t", lang="zh", page=True)
    (page,) = pypdf.PdfReader(path).pages
    assert "引文" not in page.extract_text()


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

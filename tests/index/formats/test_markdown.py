import pytest

from index.clean import clean
from index.formats.markdown import plain_text
from index.sections import find_sections


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("# 标题 #\n\n正文。", "# 标题\n\n正文。"),
        ("标题\n====\n\n小节\n----\n", "# 标题\n\n## 小节"),
        ("**粗体**、*斜体*和`代码`与[链接](https://a.cn)。", "粗体、斜体和代码与链接。"),
        ("![图](a.png)\n\n正文![](b.png)。", "正文。"),
        ("- 一\n- 二\n  - 三", "- 一\n\n- 二\n\n- 三"),
        ("3. 三\n4. 四", "3. 三\n\n4. 四"),
        ("> 引用的\n> 话。", "引用的话。"),
        ("wrapped at\nthe margin", "wrapped at the margin"),
        ("在此处\n换行", "在此处换行"),
        ("| 车型 | 续航 |\n|---|---|\n| SU7 | 700 |", "车型 | 续航\n\nSU7 | 700"),
        ("---\ntitle: x\ndate: 2025\n---\n\n正文。", "正文。"),
        ("上\n\n---\n\n下", "上\n\n下"),
        ("\ufeff# 标题\r\n\r\n正文\r\n", "# 标题\n\n正文"),
        ("a < b & c &amp; d", "a < b & c & d"),
        ("", ""),
    ],
)
def test_plain_text(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


def test_headings_survive_into_sections() -> None:
    markdown = "# 观察\n\n导语。\n\n## **销量** `SU7`\n\n第一段\n第二行。\n\n### 出口\n\n正文。\n"
    text = clean(plain_text(markdown))
    assert [section.path for section in find_sections(text)] == [
        ("观察",),
        ("观察", "销量SU7"),
        ("观察", "销量SU7", "出口"),
    ]
    assert "第一段第二行。" in text

import pytest

from index.typography import (
    join_spaced_capitals,
    mend_line,
    tighten_spaces,
    widen_brackets,
    widen_punctuation,
    widen_quotes,
)


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("“小米汽车=SH O W?TIME”", "“小米汽车=SHOW TIME”"),
        ("他写SH O W。", "他写SHOW。"),
        ("选项A B C三个", "选项A B C三个"),  # options, not a word
        ("品牌IP AI OS", "品牌IP AI OS"),
        ("这是TV?真的", "这是TV?真的"),
    ],
)
def test_capitals_that_fell_apart_are_joined(raw: str, mended: str) -> None:
    assert join_spaced_capitals(raw) == mended


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("例如 SU7的风阻系数为 0.195", "例如SU7的风阻系数为0.195"),
        ("小米 SU7 Ultra Prototype 的", "小米SU7 Ultra Prototype的"),
        ("《GT 赛车7》 。", "《GT赛车7》。"),
        ("涨了 5% 以上", "涨了5%以上"),
        ("审核：张旭 | 美编：丁然", "审核：张旭 | 美编：丁然"),
        ("小米 SU7\t0.195", "小米SU7\t0.195"),
        ("1.1 总则", "1.1 总则"),  # a numbered heading keeps its space
        ("1 引言", "1 引言"),
        ("张三 李四", "张三 李四"),  # two names
    ],
)
def test_spaces_between_han_and_latin_go(raw: str, mended: str) -> None:
    assert tighten_spaces(raw) == mended


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("“三电”(电池、电机)系统", "“三电”（电池、电机）系统"),
        ("SU7 Ultra Prototype(原型车)以", "SU7 Ultra Prototype（原型车）以"),
        ("小米(Xiaomi)公司", "小米（Xiaomi）公司"),
        ("平台(物联网(IoT)平台)", "平台（物联网（IoT）平台）"),
        ("函数 f(x) 的值", "函数 f(x) 的值"),
        ("见https://a.cn/b_(c)页", "见https://a.cn/b_(c)页"),
        ("只有一半(没有另一半", "只有一半(没有另一半"),
        ("（一半全角)的", "（一半全角）的"),
    ],
)
def test_brackets_in_chinese_become_full_width_in_pairs(raw: str, mended: str) -> None:
    assert widen_brackets(raw) == mended


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("时代,行业:是;好?不!", "时代，行业：是；好？不！"),
        ("0.195,优于Taycan的0.22", "0.195，优于Taycan的0.22"),
        ("售出58,000辆,比例1:1,于8:30开始", "售出58,000辆，比例1:1，于8:30开始"),
        ("《因为它?》,演绎", "《因为它？》，演绎"),
        ("你要买SU7?", "你要买SU7？"),
        ("真的吗?!", "真的吗？！"),
        ("网址https://a.cn/b,c?d:e!和me@a.cn,都有", "网址https://a.cn/b,c?d:e!和me@a.cn，都有"),
        ("他走了...", "他走了……"),
        ("有Model S,Model X两款", "有Model S,Model X两款"),
    ],
)
def test_punctuation_beside_chinese_becomes_full_width(raw: str, mended: str) -> None:
    assert widen_punctuation(raw) == mended


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ('他说:"你好"。', "他说:“你好”。"),
        ('"好"和"坏"', "“好”和“坏”"),
        ('屏幕5.5"和6"', '屏幕5.5"和6"'),
        ('只有一个"引号', '只有一个"引号'),
    ],
)
def test_straight_quotes_in_pairs_become_curly(raw: str, mended: str) -> None:
    assert widen_quotes(raw) == mended


def test_mends_work_together() -> None:
    assert mend_line('他问:"SU7 快吗?" (见图 1 )') == "他问：“SU7快吗？”（见图1）"


def test_a_mostly_latin_line_follows_its_document() -> None:
    line = "SU7 Ultra Prototype 的 6′46″874"
    assert mend_line(line) == line
    assert mend_line(line, in_chinese=True) == "SU7 Ultra Prototype的6′46″874"
    assert mend_line("All in, again (yes)", in_chinese=True) == "All in, again (yes)"


@pytest.mark.parametrize(
    "line", ["# “慢一点”：对话", "## 《深海》的写法", "- “小”而美", "> “慢”就是快"]
)
def test_the_space_after_a_mark_of_markdown_stays(line: str) -> None:
    assert tighten_spaces(line) == line

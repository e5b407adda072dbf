import pytest

from index.headings import is_balanced, is_byline, is_date, marks, plain_heading


@pytest.mark.parametrize(
    ("line", "family", "title"),
    [
        ("# 标题", "hash", "标题"),
        ("### Deep sea ##", "hash", "Deep sea"),
        ("第一章 总则", "chapter", "总则"),
        ("第十二节　范围", "section", "范围"),
        ("第3部分", "part", ""),
        ("Chapter 4: The Launch", "chapter", "The Launch"),
        ("Appendix B", "chapter", ""),
        ("IV. The Launch", "roman", "The Launch"),
        ("十一、展望", "han", "展望"),
        ("（二）出口", "han-bracket", "出口"),
        ("(3)出口", "bracket", "出口"),
        ("1.重新定义汽车赛道", "decimal", "重新定义汽车赛道"),
        ("2、重新定义", "decimal", "重新定义"),
        ("1.1 Scope", "decimal", "Scope"),
        ("2.3.1. Terms", "decimal", "Terms"),
        ("1 引言", "decimal", "引言"),
        ("5. Why now?", "decimal", "Why now?"),
    ],
)
def test_marks_of_headings(line: str, family: str, title: str) -> None:
    assert [(mark.family, mark.title) for mark in marks(line)] == [(family, title)]


@pytest.mark.parametrize(
    "line",
    [
        "1.打开盒子。",
        "1. Open the box.",
        "10年投入1000亿元，首批投入100亿元。",
        "10年投入1000亿元",
        "June 3, 2025",
        "1.5 million cars were sold",
        "3 June",
        "2025年7月)",
        "2025.7.1 北京",
        "1.首先打开盒子；然后关上",
        "#话题标签",
        "第一，我们必须干。",
        "1 | 2 | 3",
        "a. first",
        "",
    ],
)
def test_what_is_no_mark_of_a_heading(line: str) -> None:
    assert marks(line) == ()


def test_a_number_that_runs_into_another_has_two_readings() -> None:
    assert [(mark.number, mark.title) for mark in marks("3.10倍投入：资源积聚")] == [
        ((3, 10), "倍投入：资源积聚"),
        ((3,), "10倍投入：资源积聚"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "小米汽车深海战略的起点：重新定义",
        "后记",
        "“人车家”全生态的由来",
        "A Founder's Bet",
        "Mr. Lei's Last Venture",
        "WHAT COMES NEXT",
        "Why it matters",
        "2025 in Review",
    ],
)
def test_lines_that_may_be_headings(line: str) -> None:
    assert plain_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "这是一句话。",
        "他说：",
        "2025年7月)",
        "(截至",
        "2025年8月",
        "12 June 2025",
        "Stuttgart, 12 June 2025",
        "2025-07-01 10:30",
        "- 第一项",
        "• first item",
        "> 引用",
        "“没有给自己留退路”",
        "作者：刘万里",
        "图片来源：网络",
        "By Jane Smith",
        "图1 市场份额",
        "Table 2 Sales by model",
        "车型\t续航\t价格",
        "车型 | 续航",
        "How did it start?",
        "it was a joke, he said",
        "https://a.cn/b",
        "见https://a.cn/b",
        "市场是认知和知识的集合体，不同的认知决定了不同的市场行动，深海战略是企业存在的意义所在",
        "It closes. Like a vault",
        "……",
        "42",
        "",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert not plain_heading(line)


def test_dates_and_bylines() -> None:
    assert is_date("2025年7月1日 12:30") and not is_date("2025年7月1日小米")
    assert is_byline("责任编辑：杨晓") and is_byline("(图片来源:网络)")
    assert not is_byline("时间就是金钱") and not is_byline("by and large it worked")


def test_balance_takes_both_widths_of_a_bracket_for_one() -> None:
    assert is_balanced("（截至2025年7月)“好”《书》")
    assert not is_balanced("(截至")
    assert not is_balanced("“《”》")

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import builtin_article
from index.clean import clean
from index.sections import find_sections

START = "小米汽车深海战略的起点：重新定义"
ROOT = "小米汽车深海战略的根基：积聚资源"
ENGINE = "小米汽车深海战略的引擎：极化营销"
KEY = "小米汽车深海战略的关键：集创共识"
MOAT = "小米汽车的深海壁垒"
WORRY = "小米汽车的战略隐忧"

ARTICLE_PATHS = [
    (START,),
    (START, "1.重新定义汽车赛道"),
    (START, "2.重新定义智能汽车"),
    (START, "3.重新定义对标汽车"),
    (START, "4.重新定义造车逻辑"),
    (START, "5.重新定义汽车品类"),
    (START, "6.重新定义汽车渠道模式"),
    (START, "7.重新定义汽车用户"),
    (ROOT,),
    (ROOT, "1.人企合一：创始人集聚"),
    (ROOT, "2.战略爆品：产品积聚"),
    (ROOT, "3.10倍投入：资源积聚"),
    (ENGINE,),
    (ENGINE, "1.极化雷军个人IP，以“小米汽车=雷军”抢占用户心智"),
    (ENGINE, "2.极化纽北赛道，以“小米汽车=纽北性能”抢占用户空间"),
    (ENGINE, "3.极化小米汽车发布会，以“小米汽车=SHOW TIME”抢占用户时间"),
    (KEY,),
    (KEY, "1.用户裂变效应：从1%的科技发烧友到大众市场的破圈路径"),
    (KEY, "2.专业圈层的深度认同：技术背书与跨界影响力扩散"),
    (KEY, "3.用户全周期运营体系：从购车到用车的深度绑定"),
    (MOAT,),
    (MOAT, "1.知识壁垒：智能电动化的技术优势"),
    (MOAT, "2.共识壁垒：产业链与用户的双向协同"),
    (MOAT, "3.品牌壁垒：从手机巨头到智能出行的认知跃迁"),
    (MOAT, "4.生态壁垒：以“人车家全生态”构建战略高地"),
    (WORRY,),
    (WORRY, "2.营销承诺与战略兑现能力失衡"),
    ("后记",),
]


def paths(raw: str) -> list[tuple[str, ...]]:
    return [section.path for section in find_sections(clean(raw))]


def test_the_article() -> None:
    document = builtin_article("xiaomi-deep-sea").document()
    assert [section.path for section in document.sections] == ARTICLE_PATHS


def test_the_section_whose_first_heading_is_missing() -> None:
    document = builtin_article("xiaomi-deep-sea").document()
    worry = next(section for section in document.sections if section.path == (WORRY,))
    child = next(
        section for section in document.sections if section.path[0] == WORRY != section.path[-1]
    )
    assert document.text[worry.body :].startswith("汽车作为高价值、长决策周期的产品")
    assert worry.body < child.start < child.end == worry.end
    assert document.text[child.body : child.end].endswith("全面转化为品牌忠诚度。")


BODY = "2025年上半年，国内新能源汽车销量继续保持增长，全行业累计销量达到693.7万辆，同比增长40.3%。"
ENGLISH = (
    "The SU7 took almost 90,000 firm orders in its first 24 hours, which no car in its class had "
    "done before it, and the factory ran three shifts."
)


def test_chinese_report() -> None:
    report = f"""中国汽车行业半年报
2025年8月

一、行业概况
{BODY}
（一）销量
{BODY}
（二）出口
{BODY}
二、竞争格局
主要企业如下：
1.比亚迪
2.吉利
3.小米
图1 市场份额
{BODY}
三、展望
{BODY}
责任编辑：张三"""
    title = "中国汽车行业半年报"
    assert paths(report) == [
        (title,),
        (title, "一、行业概况"),
        (title, "一、行业概况", "（一）销量"),
        (title, "一、行业概况", "（二）出口"),
        (title, "二、竞争格局"),
        (title, "三、展望"),
    ]


def test_english_report_with_numbered_headings() -> None:
    report = f"""Deep-Sea Strategy: A Field Report

1. Introduction

{ENGLISH}

1.1 Scope and method

{ENGLISH}

1.2 Terms

Three things stood out:

- a launch is a media event
- the founder is the brand

{ENGLISH}

2. Findings

2.1 Orders

{ENGLISH}

3. Conclusion

{ENGLISH}

About the Author

{ENGLISH}
"""
    title = "Deep-Sea Strategy: A Field Report"
    assert paths(report) == [
        (title,),
        (title, "1. Introduction"),
        (title, "1. Introduction", "1.1 Scope and method"),
        (title, "1. Introduction", "1.2 Terms"),
        (title, "2. Findings"),
        (title, "2. Findings", "2.1 Orders"),
        (title, "3. Conclusion"),
        ("About the Author",),
    ]


def test_english_interview_has_no_sections() -> None:
    interview = f"""{ENGLISH}

Q: When did you first see the car?

A: In March. A friend in Beijing sent me a picture and I thought it was a joke

Q: And now

A: {ENGLISH}

Keller: I should say that the doors close well

“It closes like a vault”

She laughs and looks at the window for a long while before she answers the question.

Keller: {ENGLISH}

Stuttgart, 12 June 2025

{ENGLISH}
"""
    assert paths(interview) == []


def test_speakers_alone_on_their_lines_are_no_headings() -> None:
    turn = f"INTERVIEWER\n\n{ENGLISH}\n\nANNA KELLER\n\n{ENGLISH}\n\n"
    assert paths(turn * 2) == []


def test_chinese_markdown() -> None:
    lines = ["# 小米汽车观察", "导语", "## 销量", BODY, "1. 一线城市", BODY]
    markdown = "\n\n".join([*lines, "### 出口", BODY, "## 展望", BODY])
    assert paths(markdown) == [
        ("小米汽车观察",),
        ("小米汽车观察", "销量"),
        ("小米汽车观察", "销量", "出口"),
        ("小米汽车观察", "展望"),
    ]


def test_english_magazine_with_capital_headings() -> None:
    lines = ["THE DEEP SEA", "By Jane Smith", ENGLISH, "A FOUNDER'S BET", ENGLISH]
    magazine = "\n\n".join([*lines, "What Comes Next", ENGLISH])
    assert paths(magazine) == [("THE DEEP SEA",), ("A FOUNDER'S BET",), ("What Comes Next",)]


def test_rules_of_a_company_by_chapter() -> None:
    rules = f"第一章 总则\n\n{BODY}\n\n第一节 适用范围\n\n{BODY}\n\n第二章 附则\n\n{BODY}"
    assert paths(rules) == [("第一章 总则",), ("第一章 总则", "第一节 适用范围"), ("第二章 附则",)]


def test_the_order_decides_which_kind_of_heading_stands_above() -> None:
    numbered_first = f"1. Orders\n\n{ENGLISH}\n\nIn China\n\n{ENGLISH}\n\n2. Costs\n\n{ENGLISH}"
    assert paths(numbered_first) == [("1. Orders",), ("1. Orders", "In China"), ("2. Costs",)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["2.战略爆品", BODY, "3.10倍投入", BODY], ["2.战略爆品", "3.10倍投入"]),
        (["3.10倍投入", BODY, "4.乙", BODY], ["3.10倍投入", "4.乙"]),
        (["1.总则", BODY, "1.1范围", BODY, "1.2术语", BODY], ["1.总则", "1.1范围", "1.2术语"]),
    ],
)
def test_numbers_are_read_in_sequence(lines: list[str], expected: list[str]) -> None:
    assert [path[-1] for path in paths("\n\n".join(lines))] == expected


def test_depth_of_numbers_read_in_sequence() -> None:
    assert paths(f"1.总则\n\n{BODY}\n\n1.1范围\n\n{BODY}\n\n2.10倍\n\n{BODY}") == [
        ("1.总则",),
        ("1.总则", "1.1范围"),
        ("2.10倍",),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        f"{BODY}\n\n{BODY}",
        "1.苹果\n\n2.香蕉\n\n3.橘子",
        f"床前明月光\n\n疑是地上霜\n\n举头望明月\n\n低头思故乡\n\n{BODY}"[6:],
        "车型\t续航\n\nSU7\t700",
        f"{BODY}\n\nAnna Keller\n\nStuttgart",
    ],
)
def test_texts_without_headings(text: str) -> None:
    assert [path for path in paths(text) if path[0] != "疑是地上霜"] == []


LINES = st.sampled_from(
    [
        *(BODY, ENGLISH, "短句。", "后记", "小米汽车的深海壁垒", "A Founder's Bet", "CAPS"),
        *(
            "1.甲",
            "2.乙",
            "3.10倍",
            "1.1 Scope",
            "2.1丙",
            "一、甲",
            "（一）乙",
            "第一章",
            "第一节 甲",
        ),
        *(
            "# 一",
            "## 二",
            "### 三",
            "I. One",
            "(1)甲",
            "- item",
            "2025年7月)",
            "a | b",
            "Chapter 1",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n\n".join) | st.text(max_size=80))
def test_sections_are_ordered_nested_and_in_the_text(raw: str) -> None:
    text = clean(raw)
    sections = find_sections(text)
    assert [section.start for section in sections] == sorted(
        {section.start for section in sections}
    )
    for place, section in enumerate(sections):
        assert 0 <= section.start < section.body <= section.end <= len(text)
        heading = text[section.start : section.end].split("\n")[0]
        assert heading.endswith(section.path[-1])
        assert not text[section.start : section.end] or text[section.start : section.end].strip()
        for inner in sections[place + 1 :]:
            inside = inner.start < section.end
            assert (
                inside == (inner.path[: len(section.path)] == section.path)
                or inner.end > section.end
            )
            assert not inside or (inner.start >= section.body and inner.end <= section.end)
            assert inside == (len(inner.path) > len(section.path)) or inner.start >= section.end

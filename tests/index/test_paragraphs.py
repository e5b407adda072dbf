import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.paragraphs import glue, paragraphs

CLOSED = "小米汽车以线上订单开创了全新的渠道模式，并且在全国布局了三百五十二家门店，覆盖核心城市。"


def test_a_sentence_broken_over_paragraphs_is_mended() -> None:
    raw = (
        f"{CLOSED}线上订单体\n\n系通过小程序引流，网络在全国布局352家门店(截至\n\n"
        f"2025年7月),构建矩阵。\n\n{CLOSED}"
    )
    assert paragraphs(raw) == [
        f"{CLOSED}线上订单体系通过小程序引流，网络在全国布局352家门店(截至2025年7月),构建矩阵。",
        CLOSED,
    ]


def test_an_open_bracket_alone_tells_a_broken_sentence() -> None:
    assert paragraphs("全国布局352家门店(截至\n\n2025年7月)") == [
        "全国布局352家门店(截至2025年7月)"
    ]


@pytest.mark.parametrize(
    "following",
    [
        "1.重新定义汽车赛道",
        "一、行业概况",
        "小米汽车的深海壁垒",
        "# 标题",
        "- 第一项",
        "（作者：刘万里）",
        "责任编辑：杨晓",
        "车型 | 续航",
    ],
)
def test_nothing_is_joined_to_an_unclosed_paragraph_but_its_rest(following: str) -> None:
    unclosed = f"{CLOSED}他没有写句号"
    assert paragraphs(f"{unclosed}\n\n{following}") == [unclosed, following]


@pytest.mark.parametrize(
    "line", ["小米汽车的战略隐忧", "2.营销承诺与战略兑现能力失衡", "图片来源：网络", "后记"]
)
def test_a_heading_is_not_taken_for_a_broken_sentence(line: str) -> None:
    assert paragraphs(f"{line}\n\n{CLOSED}") == [line, CLOSED]


def test_a_writer_who_never_closes_paragraphs_is_left_alone() -> None:
    lines = [f"{CLOSED}第{number}段没有句号" for number in "一二三"]
    assert paragraphs("\n\n".join(lines)) == lines


PROSE = (
    "The market has moved from red oceans to blue oceans and now to the deep sea, where a company "
    "competes on meaning rather than on price or on any single feature of the car that it happens "
    "to be selling this year, as the founder likes to say."
)


@pytest.mark.parametrize("margin", [60, 72, 80, 100])
def test_hard_wrapped_english_becomes_paragraphs(margin: int) -> None:
    wrapped = "\n".join(textwrap.wrap(PROSE, margin))
    assert paragraphs(f"Findings\n\n{wrapped}\n\n{wrapped}") == ["Findings", PROSE, PROSE]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["deep", "strategy", "founder’s", "“quoted”", "58,000", "a", "the"]),
        min_size=60,
    ),
    st.integers(50, 90),
)
def test_wrapping_and_joining_give_back_the_words(words: list[str], margin: int) -> None:
    prose = " ".join(words)
    wrapped = "\n".join(textwrap.wrap(prose, margin, break_on_hyphens=False))
    assert " ".join(paragraphs(wrapped)) == prose


def test_hard_wrapped_chinese_becomes_paragraphs() -> None:
    wrapped = "\n".join(textwrap.wrap(CLOSED, 20))
    assert paragraphs(f"{wrapped}\n\n{wrapped}") == [CLOSED, CLOSED]


def test_a_heading_right_above_a_wrapped_paragraph_stays_apart() -> None:
    wrapped = "\n".join(textwrap.wrap(PROSE, 72))
    assert paragraphs(f"1. Findings\n{wrapped}\n2. Outlook\n{wrapped}") == [
        "1. Findings",
        PROSE,
        "2. Outlook",
        PROSE,
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    chinese = f"{CLOSED}\n{CLOSED}她说好。\n好。"
    assert paragraphs(chinese) == chinese.split("\n")
    bullets = (
        "- a launch is a media event\n- the founder is the brand\n- the first car sets the category"
    )
    assert paragraphs(bullets) == bullets.split("\n")


def test_a_paragraph_of_english_broken_by_a_blank_line_is_mended() -> None:
    assert paragraphs("The founder of the company said on Monday that the\n\nplan stands.") == [
        "The founder of the company said on Monday that the plan stands."
    ]
    assert paragraphs("flour\n\nsugar\n\nbutter") == ["flour", "sugar", "butter"]


@pytest.mark.parametrize(
    ("line", "following", "glued"),
    [
        ("线上订单体", "系通过", "线上订单体系通过"),
        ("the three-dimensional all", "in bet", "the three-dimensional all in bet"),
        ("the mar-", "ket", "the market"),
        ("a well-", "known car", "a well-known car"),
        ("the pre-", "2021 plan", "the pre- 2021 plan"),
        ("he said", "“yes”", "he said “yes”"),
        ("他说", "“好”", "他说“好”"),
    ],
)
def test_glue(line: str, following: str, glued: str) -> None:
    assert glue(line, following) == glued

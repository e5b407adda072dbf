"""The cleaner as a whole: what it keeps, what it promises about its output, and its text mends."""

import re
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import builtin_article
from index.clean import (
    clean,
    detach_author_note,
    strip_furniture,
    strip_invisible,
    strip_markup,
    unify_line_ends,
    unify_spaces,
    unify_widths,
)

RAW = builtin_article("xiaomi-deep-sea").raw()
TEXT = clean(RAW)

#: The only lines of the article that cleaning may remove.
FURNITURE = "打开网易新闻 查看更多图片"


def han(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\u4e00-\u9fff]", text))


def figures(text: str) -> Counter[str]:
    """Figures with what they count: "352家", "20.8公里", "100%", "6′", "SU7" gives "7"."""
    found = re.findall(r"\d+(?:[.,]\d+)*\s*(?:[%′″]|[\u4e00-\u9fff]{1,2})?", text)
    return Counter(re.sub(r"\s", "", figure) for figure in found)


def latin(text: str) -> Counter[str]:
    return Counter(re.findall(r"[A-Za-z]+", text))


def test_no_fact_of_the_article_changes() -> None:
    assert RAW.count(FURNITURE) == 7
    before = RAW.replace(FURNITURE, "")
    assert han(TEXT) == han(before)
    assert figures(TEXT) == figures(before)
    assert sum(figures(TEXT).values()) > 150
    # The one word that had come apart is the one word that changes.
    assert latin(before) - latin(TEXT) == Counter(["SH", "O", "W"])
    assert latin(TEXT) - latin(before) == Counter(["SHOW"])


def test_the_order_of_the_article_does_not_change() -> None:
    def letters(text: str) -> str:
        return "".join(re.findall(r"[\u4e00-\u9fffA-Za-z0-9.%′″]", text.replace(FURNITURE, "")))

    assert letters(TEXT) == letters(RAW)


@pytest.mark.parametrize(
    "mended",
    [
        "线上订单体系通过小米汽车等App和小程序的场景化引流",
        "在全国布局352家门店（截至2025年7月），构建“1+N”店态矩阵：1个区域",
        "以“小米汽车=SHOW TIME”抢占用户时间\n",
        "例如SU7的风阻系数为0.195，优于保时捷Taycan的0.22。",
        "小米首款高性能电动轿车SU7 Ultra Prototype（原型车）以6′46″874的成绩",
        "刷新了纽北赛道20.8公里的圈速纪录",
        "三维度all in，在高端",
        "截至2025年6月，小米全球月活跃用户数量达到7.312亿；",
        "《女生爱买小米居然因为它？》，演绎",
        "比Model 3焕新版北美上市早两周",
        "个人IP>品牌IP",
        "小米汽车的战略隐忧\n\n汽车作为高价值",
        "\n\n2.营销承诺与战略兑现能力失衡\n\n",
        "值得深思的生存法则。\n\n（作者：刘万里，深海战略理论首创者，",
        "\n\n责任编辑：杨晓 | 责任校对：赵艳丽 | 审核：张旭 | 美编：丁然",
    ],
)
def test_the_article_reads_as_it_was_meant(mended: str) -> None:
    assert mended in TEXT


def test_the_article_has_no_stray_typography_left() -> None:
    assert "打开网易新闻" not in TEXT
    assert not re.search(r"[\u4e00-\u9fff] +[A-Za-z0-9]|[A-Za-z0-9] +[\u4e00-\u9fff]", TEXT)
    assert not re.search(r"[,:;?!()]", TEXT)
    assert all(line == line.strip() for line in TEXT.split("\n"))


def test_cleaning_does_not_invent_the_missing_heading() -> None:
    assert TEXT.count("1.") == RAW.count("1.")
    assert clean("小米汽车的战略隐忧\n\n2.营销承诺") == "小米汽车的战略隐忧\n\n2.营销承诺"


#: Pieces that the mends look at, so that hypothesis meets their borders.
PIECES = st.sampled_from(
    [
        *(
            "小米",
            "汽车",
            "雷军说",
            "SU7",
            "Ultra",
            "the car",
            "A",
            "SH O W?TIME",
            "58,000",
            "1.",
            "1.1",
        ),
        *(
            "。",
            "，",
            ",",
            ":",
            "?",
            "!",
            "(",
            ")",
            "（",
            "）",
            '"',
            "“",
            "”",
            "《",
            "》",
            "...",
            "……",
        ),
        *(
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u3000",
            "\xa0",
            "\u200b",
            "\xad",
            "\ufeff",
            "-\n",
        ),
        *(
            "<b>",
            "</p>",
            "<!--",
            "-->",
            "&amp;",
            "&lt;",
            "p>",
            "# ",
            "- ",
            "| ",
            "https://a.cn/b,c",
        ),
        *("（作者：", "ＡＢＣ", "１２", "％", "é", "e\u0301", "👍", FURNITURE, "一、", "第一章 "),
        "小米汽车以线上订单开创了渠道模式。线上订单体",
        "a line of English prose that runs on to about the seventieth column or",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_cleaning_again_changes_nothing(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_paragraphs_are_lines_parted_by_one_blank_line(raw: str) -> None:
    for paragraph in (text := clean(raw)).split("\n\n") if clean(raw) else []:
        assert paragraph and paragraph == paragraph.strip() and "\n" not in paragraph, text


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from(["小", "米", "7", "0.195", "SU", ",", " ", "\n", "(", ")", "。", "5%"])
    )
)
def test_neither_han_nor_digits_are_ever_lost(pieces: list[str]) -> None:
    raw = "".join(pieces)
    kept = re.compile(r"[\u4e00-\u9fff\dA-Z%]")
    assert kept.findall(clean(raw)) == kept.findall(raw)


@pytest.mark.parametrize(
    ("mend", "raw", "mended"),
    [
        (unify_line_ends, "一\r\n二\r三\u2028四\f五", "一\n二\n三\n四\n五"),
        (strip_markup, "为<span class='n'>0.195</span>。<!-- 广告\n位 -->优于", "为0.195。优于"),
        (strip_markup, "一<br/>二</p>三", "一\n\n二\n\n三"),
        (strip_markup, "<style>p { color: red }</style>正文<script>alert(1)</script>", "正文"),
        (strip_markup, "R&amp;D &#8364;5 &nbsp;", "R&D €5 \xa0"),
        (strip_markup, "个人 IP>品牌 IP, a < b, if a <b and c> d, R&D;", None),
        (strip_invisible, "小\u200b米\ufeff S\xadU7\u202e\x07", "小米 SU7"),
        (strip_invisible, "👨\u200d👩\u200d👧", None),
        (unify_widths, "ＳＵ７ １００％ ３．５ cafe\u0301", "SU7 100% 3.5 café"),
        (unify_widths, "6′46″874，２０①½", "6′46″874，20①½"),
        (unify_spaces, "小米\xa0\u3000SU7 \n\u3000\u3000段首", "小米 SU7\n段首"),
        (unify_spaces, "SU7 \t 0.195", "SU7\t0.195"),
        (strip_furniture, f"一。\n{FURNITURE}\n二。", "一。\n二。"),
        (strip_furniture, "他点开“打开网易新闻 查看更多图片”这一行。", None),
    ],
)
def test_mend(mend: Callable[[str], str], raw: str, mended: str | None) -> None:
    assert mend(raw) == (raw if mended is None else mended)


@pytest.mark.parametrize(
    "begun",
    ["<!-- ", "<script>", "<style>", "<script ", "<a = ", "<a =", "= ", "<p ", "</p ", "</script "],
)
@pytest.mark.parametrize("before", ["", "<a ", "<!--", "<script>"])
def test_markup_that_never_ends_takes_no_time(before: str, begun: str) -> None:
    raw = before + begun * (100_000 // len(begun))
    began = time.process_time()
    assert strip_markup(raw) == raw
    assert time.process_time() - began < 1  # 0.02 here


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("一<!-- <script> -->二<SCRIPT src='a'>x<!--</Script >三-->", "一二三-->"),
        ("一<style>p<script>x</style>二<!-- 三", "一二<!-- 三"),
        ("一<script>x<style>p</style>二</script >三", "一三"),
        ("一<!-->二-->三<scripted>四</scripted>", "一三<scripted>四</scripted>"),
        ("<a href='b' / >一</a><br /><p\tclass=x\n>二<img src=y/>", "一\n\n二"),
    ],
)
def test_what_is_not_seen_ends_with_what_ends_it(raw: str, seen: str) -> None:
    assert strip_markup(raw) == seen


def test_the_author_note_leaves_the_last_sentence() -> None:
    assert detach_author_note("法则。(作者:刘万里,著有《深海》(初版)等)") == [
        "法则。",
        "(作者:刘万里,著有《深海》(初版)等)",
    ]
    assert detach_author_note("他是（作者之一）很好。") == ["他是（作者之一）很好。"]


def test_english_keeps_its_typography() -> None:
    text = (
        "He said: “Yes, 58,000 (fifty-eight thousand) cars!” Really? Yes; see https://a.cn/b?c:d."
    )
    assert clean(text) == text


def test_a_chinese_word_in_english_keeps_its_spaces() -> None:
    assert clean("Xiaomi (小米) is a carmaker, or so 雷军 says.") == (
        "Xiaomi (小米) is a carmaker, or so 雷军 says."
    )

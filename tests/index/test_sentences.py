import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import builtin_article
from index.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "又如，某视频号主播发表视频《女生爱买小米居然因为它？》，演绎自动泊车带来的好处，点赞与分享均超10万。",
        "例如SU7的风阻系数为0.195，优于保时捷Taycan的0.22。",
        "雷军带队开车，为第一批交付用户开车门……2021年3月宣布造车时，雷军明确表示“没有给自己留退路”。",
        "刷新成绩的是SU7 Ultra Prototype（原型车），成绩为6′46″874。",
        "他说：“今天好。明天更好。后天最好。”",
        "面对“为什么造车？”的提问，雷军没有回答。",
        "“为什么？”他又问。",
        "小米（成立于2010年。总部在北京。）是一家公司。",
        "「真的嗎？」他問。",
        "大家高喊“加油！”，一起往前走。",
        "他写了《好！》《坏？》两本书。",
        "Dr. Lei bought an SU7.",
        "He lives in the U.S. market, e.g. in Ohio, i.e. far from St. Louis.",
        "The SU7 costs $3.5 million, cf. Fig. 3 and pp. 4-5 of v. 2.0.1.",
        "“Is it true?” he asked.",
        "He paused... then left.",
        "Xiaomi Inc. sold 58,000 cars vs. 3.5 by Mr. Musk.",
        "It topped J.D. Power's list, and the books of H. G. Wells and Michael J. Fox sold well.",
        "好...他走了。",
        "2024年，Dr. Lei说是，参见Fig. 3和e.g. 这个例子。",
        "雷军在U.S.市场与Dr. 雷见面。",
        "1. Open the box.",
        "E4. The controller itself is hotter than 70 °C.",
        "PF. 断电之后再来电。",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["构建权威认证。", "2024年，小米首款轿车刷新纪录。", "7月上市。"],
        ["他问：“真的吗？”", "她说是。", "“为什么？”他又问。"],
        ["雷军说：“我们必须干。”", "他走了。"],
        ["（这是一句。这是第二句。）", "下一句！！", "真的吗？！", "是的。"],
        ["1.打开盒子。", "2.拿出车。"],
        ["价格是21.59万元。", "比Model Y低。", "比1.5T快！"],
        ["小米CEO Lei Jun said so. ", "他很高兴。"],
        ["It is an SU7. ", "The U.S. market grew 3.5 percent. ", "“Yes.” ", "She left."],
        ["Yes. ", "A. Smith is in the U.S. ", "It is NASA. ", "It says so."],
        ["What?! ", "Yes! ", "No. 5 is alive."],
        ["Visit www.mi.com. ", "Or https://mi.com/a?b=c. ", "Done."],
        ["It ended at 6 p.m. ", "Nobody came."],
        [
            "He moved to the U.S. ",
            "The firm grew. ",
            "J. K. Rowling wrote. ",
            "See chapter B. ",
            "So.",
        ],
        ["第一段没有句号\n", "第二段有。"],
    ],
)
def test_several_sentences(parts: list[str]) -> None:
    assert split("".join(parts)) == [part.strip() for part in parts]


def test_spans_are_offsets_into_the_whole_text() -> None:
    text = "标题\n\n一。二！ 三？\n\nOne. Two."
    assert sentences(text, 4) == [(4, 6), (6, 8), (9, 11), (13, 17), (18, 22)]
    assert sentences(text, 4, 8) == [(4, 6), (6, 8)]
    assert sentences("😀他来了。她走了。", 0) == [(0, 5), (5, 9)]


def test_a_long_paragraph_is_split_like_a_short_one() -> None:
    parts = ["他问：“真的吗？”", "2024年，Dr. Lei说是。", "SU7快不快？", "它比1.5T快！"]
    assert split("".join(parts) * 700) == parts * 700
    assert split("Dr. Lei left. He did so at 5 a.m. on Monday. " * 500)[-2:] == [
        "Dr. Lei left.",
        "He did so at 5 a.m. on Monday.",
    ]


def test_the_article() -> None:
    document = builtin_article("xiaomi-deep-sea").document()
    found = [document.text[start:end] for start, end in sentences(document.text)]
    headings = {document.text[section.start :].split("\n")[0] for section in document.sections}
    prose = [sentence for sentence in found if sentence not in headings]
    assert headings <= set(found)
    notes = ("（作者：", "责任编辑：")
    assert all(re.search(r"[。！？”]$", one) or one.startswith(notes) for one in prose), prose
    # No sentence ends inside another one but in quotations, which this article has none of.
    assert not [one for one in prose if re.search(r"[。！](?!$)", one)], json.dumps(prose)
    assert len(prose) == 148


TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [
            *("他说", "雷军", "SU7", "0.195", "Dr.", "U.S.", "He left", "1.", "A.", "2024年", "的"),
            *(
                "。",
                "？",
                "！",
                "……",
                "...",
                ".",
                "?",
                "，",
                "：",
                " ",
                "\n",
                "\n\n",
                "\t",
                "\u3000",
            ),
            *("“", "”", "「", "」", "《", "》", "（", "）", '"', "(", ")", "😀", "é"),
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.integers(0, 20), st.integers(0, 40))
def test_every_character_is_in_exactly_one_sentence(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    spans = sentences(text, start, end)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {place for low, high in spans for place in range(low, high)}
    assert {place for place in range(start, end) if not text[place].isspace()} <= covered
    for low, high in spans:
        piece = text[low:high]
        assert start <= low < high <= end and piece == piece.strip() and "\n" not in piece

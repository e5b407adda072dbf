from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import builtin_article
from index.chunk import MAX_WIDTH, bodies, chunk
from index.document import make_document
from index.script import width
from index.sentences import sentences
from index.types import Document

ARTICLE = builtin_article("xiaomi-deep-sea").document()


def document(raw: str) -> Document:
    return make_document(raw, "d", "t", "zh", "s")


def test_chunks_of_the_article() -> None:
    chunks = chunk(ARTICLE)
    texts = [ARTICLE.text[one.start : one.end] for one in chunks]
    assert all(width(text) <= MAX_WIDTH for text in texts)
    assert 40 <= len(chunks) <= 60
    drag = next(one for one, text in zip(chunks, texts, strict=True) if "0.195" in text)
    assert drag.section == ("小米汽车深海战略的起点：重新定义", "3.重新定义对标汽车")
    assert chunks[0].section == () and texts[0].startswith("全球化2.0时代")
    assert chunks[0].id == f"xiaomi-deep-sea:{chunks[0].start}-{chunks[0].end}"
    assert len({one.id for one in chunks}) == len(chunks)


def test_chunks_hold_all_of_the_text_but_the_headings() -> None:
    held = "".join(ARTICLE.text[one.start : one.end] for one in chunk(ARTICLE))
    direct = "".join(ARTICLE.text[start:end] for _, start, end in bodies(ARTICLE))
    assert held.replace("\n", "") == direct.replace("\n", "")
    headings = sum(len(ARTICLE.text[one.start :].split("\n")[0]) for one in ARTICLE.sections)
    assert len(held.replace("\n", "")) == len(ARTICLE.text.replace("\n", "")) - headings


@pytest.mark.parametrize(
    "sentence",
    ["小米汽车以十倍投入实现了核心技术的突破。", "The car took orders for a whole year. "],
)
def test_a_long_paragraph_is_cut_evenly(sentence: str) -> None:
    made = document(sentence * 40)
    widths = [width(made.text[one.start : one.end]) for one in chunk(made)]
    assert len(widths) == -(-round(width(sentence) * 40) // MAX_WIDTH)
    assert max(widths) <= MAX_WIDTH and max(widths) - min(widths) <= width(sentence)


def test_short_paragraphs_join_and_long_ones_do_not() -> None:
    long = "小米汽车以十倍投入实现了核心技术的突破。" * 5
    made = document(f"一是价值。\n\n二是情感。\n\n{long}\n\n{long}")
    texts = [made.text[one.start : one.end] for one in chunk(made)]
    assert texts == [f"一是价值。\n\n二是情感。\n\n{long}", long]


def test_a_sentence_wider_than_the_limit_stays_whole() -> None:
    giant = "小米汽车" * 100 + "。"
    made = document(f"开头。{giant}结尾。")
    assert giant in [made.text[one.start : one.end] for one in chunk(made)]


def test_a_text_without_words_or_with_headings_alone() -> None:
    assert chunk(document("")) == []
    assert chunk(document("# 一\n\n## 二")) == []


LINES = st.sampled_from(
    [
        *("短句。", "一是价值。二是情感！三是“为什么？”他问。", "One. Two went home. Three?"),
        *("# 一", "## 二", "后记", "1.甲", "1.1 Scope", "- 项目", "未完的一行", "a | b"),
        *(
            "小米汽车以线上订单开创了渠道模式。" * 12,
            "The SU7 is a car that sells well. " * 30,
            "长" * 500,
        ),
    ]
)


@settings(max_examples=250, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from([20, 90, 300]))
def test_chunks_are_whole_sentences_of_one_section(lines: list[str], max_width: int) -> None:
    made = document("\n\n".join(lines))
    spans = [span for _, start, end in bodies(made) for span in sentences(made.text, start, end)]
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    chunks = chunk(made, max_width)
    assert [one.start for one in chunks] == sorted(one.start for one in chunks)
    assert all(one.end <= other.start for one, other in pairwise(chunks))
    held = [
        span for span in spans if any(one.start <= span[0] < span[1] <= one.end for one in chunks)
    ]
    assert held == spans
    for one in chunks:
        assert one.start in starts and one.end in ends
        inside = [span for span in spans if one.start <= span[0] < one.end]
        assert len(inside) == 1 or width(made.text[one.start : one.end]) <= max_width
        for section in made.sections:
            assert not one.start < section.start < one.end
            assert not one.start < section.end < one.end
        deepest = [part for part in made.sections if part.start <= one.start < part.end]
        assert one.section == (deepest[-1].path if deepest else ())

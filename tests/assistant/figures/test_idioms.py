import pytest

from assistant.figures import find_figures, unsupported_figures
from tests.assistant.figures.shorthand import found

IDIOMS = [
    "一方面是权威，另一方面是声量",
    "一是时间，二是内容，三是公域",
    "一体化压铸",
    "上一年的这一周，下一个季度，前一个月，后一年，恢复元气的一年",
    "the previous year and the next month",
    "第一台车",
    "首个品牌",
    "一个中心",
    "1个区域交付中心",
    "统一、唯一、之一、进一步",
    "三电系统和四门车",
    "三位一体",
    "千人千面",
    "百年赛道",
    "万人体验团",
    "二次创作",
    "从零开始",
    "双轮驱动",
    "刘万里著有《万里三国》",
    "one of the first, no one, one-stop",
    "On the one hand",
    "It ranked first; No. 1; the 1st",
    "First, technology. Second, brand.",
    "one day it will",
    "from zero",
    "a third-party test and a second-hand car",
    "a second attempt",
]


@pytest.mark.parametrize("text", IDIOMS)
def test_idioms_claim_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1%", ["1 %"]),
        ("提前一年完成", ["1 year"]),
        ("此后一年亏损", ["1 year"]),
        ("晚上一小时", ["1 hour"]),
        ("向下一米", ["1 m"]),
        ("1米", ["1 m"]),
        ("一小时", ["1 hour"]),
        ("one hour", ["1 hour"]),
        ("one minute", ["1 minute"]),
        ("一亿", ["100000000"]),
    ],
)
def test_one_of_a_measure_claims_something(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("a three-electric system and a four-door car", "三电系统和四门车"),
        ("two giants", "双巨头对标"),
        ("1小时", "within an hour"),
        ("a hundred years", "百年赛道"),
        ("a two-wheel drive of ecology and price", "双轮驱动"),
        ("It came second.", "位列亚军"),
        ("three measures", "一是时间，二是内容，三是公域"),
        ("a 10,000-person test group", "万人体验团"),
    ],
)
def test_idioms_support_what_a_translation_counts(sentence: str, evidence: str) -> None:
    assert find_figures(sentence)
    assert unsupported_figures(sentence, [evidence]) == []

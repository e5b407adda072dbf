import pytest

from assistant.series import cuts_short, leaves_out, tells_another

SOURCE = "For example, it lends tools to its readers; it mends bicycles; it teaches adults to read."
TRANSLATED = (
    "For example, it lends tools. It mends bicycles. It teaches 2.5 hours of reading a week."
)
ZH = "例如，通过App召集用户参与活动；大量挖掘车主故事；面向车主开展驾驶培训。"


@pytest.mark.parametrize(
    ("sentence", "source", "cut"),
    [
        ("It lends tools to its readers.", SOURCE, True),
        ("It lends tools and mends bicycles.", SOURCE, True),
        ("It lends tools to readers, mends bicycles and teaches adults to read.", SOURCE, False),
        ("It lends tools.", TRANSLATED, True),
        (
            "It lends tools, mends bicycles and teaches reading, 2.5 hours a week.",
            TRANSLATED,
            False,
        ),
        ("It is closed on Mondays.", SOURCE, False),  # draws on something else
        ("It lends tools.", "It lends tools to its readers.", False),  # no series
        ("小米通过App召集用户参与活动。", ZH, True),
        ("小米通过App召集用户参与活动，大量挖掘车主故事，面向车主开展驾驶培训。", ZH, False),
    ],
)
def test_a_series_that_is_cut_short_is_noticed(sentence: str, source: str, cut: bool) -> None:
    assert cuts_short(sentence, source) == cut


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("The standard one is for beginners.", True),
        ("The standard one is for beginners, Pro for tourers and Max for racers.", False),
    ],
)
def test_a_series_of_phrases_may_be_told_apart_by_commas(sentence: str, cut: bool) -> None:
    source = "The standard one is meant for beginners, Pro for tourers, Max for racers."
    assert cuts_short(sentence, source, phrases=True) == cut
    assert not cuts_short(sentence, source)


def test_what_is_told_apart_has_to_be_named() -> None:
    question = "深海战略和红海、蓝海有什么不一样？"
    source = "既不同于性价比竞争的红海时代，也不同于差异化竞争的蓝海时代，战略是企业存在的意义。"
    assert leaves_out("深海时代，战略是企业存在的意义。", source, question)
    assert not leaves_out("不同于红海时代和蓝海时代，战略是存在的意义。", source, question)
    assert not leaves_out("战略是意义。", "战略是企业存在的意义。", question)


@pytest.mark.parametrize(
    ("sentence", "question", "another"),
    [
        ("责任编辑：杨晓", "负责校对的人叫什么名字？", True),
        ("责任校对：赵艳丽", "负责校对的人叫什么名字？", False),
        ("责任编辑：杨晓", "编辑是谁？", False),
        ("责任编辑：杨晓", "谁签的字？", False),  # names none of them
    ],
)
def test_the_item_that_is_named_is_the_one_to_tell(
    sentence: str, question: str, another: bool
) -> None:
    source = "责任编辑：杨晓 | 责任校对：赵艳丽 | 审核：张旭 | 美编：丁然"
    assert tells_another(sentence, source, question) == another

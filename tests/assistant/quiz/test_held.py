"""What counts as said by a source."""

import pytest

from assistant.quiz.held import fills, holds_words, is_about, says, tells
from assistant.quiz.order import happened, in_order
from index.types import Lang

SEA = "2024年3月，灯塔公司向船队注资450亿元，其中300亿元用于研发；港口并不冲刺高端。"
HARBOUR = "In March 2024 the harbour did not raise its fees, and 31 ships of the fleet sailed on."


@pytest.mark.parametrize(
    ("source", "claim", "lang", "said"),
    [
        (SEA, "灯塔公司向船队注资450亿元。", "zh", True),
        (SEA, "请判断：灯塔公司已注资450亿元。", "zh", True),
        (SEA, "灯塔公司注资45000000000元。", "zh", True),
        (SEA, "灯塔公司向船队注资460亿元。", "zh", False),
        (SEA, "华为向船队注资450亿元。", "zh", False),
        (SEA, "港口冲刺高端。", "zh", False),
        (SEA, "灯塔公司没有向船队注资。", "zh", False),
        (SEA, "！", "zh", False),
        (HARBOUR, "In March 2024 31 ships of the fleet sailed on.", "en", True),
        (HARBOUR, "The harbour did raise its fees.", "en", False),
        (HARBOUR, "31 ships of the fleet never sailed on.", "en", False),
        (HARBOUR, "In March 2024 31 ships of Huawei sailed on.", "en", False),
        (HARBOUR, "In March 2024 32 ships of the fleet sailed on.", "en", False),
    ],
)
def test_a_claim_keeps_to_the_words_of_its_source(
    source: str, claim: str, lang: Lang, said: bool
) -> None:
    assert says(source, claim, lang) == said


def test_a_point_may_be_put_in_other_words() -> None:
    assert tells(SEA, "公司注资船队，多半用于研发", "zh")
    assert not tells(SEA, "月亮是奶酪做的", "zh")
    assert not tells(SEA, "公司注资船队460亿元", "zh")


def test_a_key_is_held_with_what_is_said_beside_its_figure() -> None:
    assert holds_words(SEA, "450亿元") and holds_words(SEA, "45000000000元")
    assert holds_words(SEA, "灯塔公司")
    assert not holds_words(SEA, "蓝鲸计划") and not holds_words(SEA, "蓝鲸450亿元")


@pytest.mark.parametrize(
    ("stem", "key", "right"),
    [
        ("灯塔公司向船队注资 ____ 。", "450亿元", True),
        ("灯塔公司向船队注资 ____ ，其中300亿元用于研发。", "45000000000元", True),
        ("灯塔公司向船队注资 ____ ，其中300亿元用于研发。", "300亿元", False),
        ("____ ，灯塔公司向船队注资450亿元。", "2024年3月", True),
        ("____ 向船队注资450亿元。", "港口", False),
        ("2024年3月，灯塔公司向船队注资多少元？", "450亿元", True),
        ("2024年3月，灯塔公司向船队注资多少元？", "300亿元", False),
        ("船队拿到了 ____ 。", "300亿元", True),  # in other words: it cannot be told
    ],
)
def test_a_key_stands_in_the_place_of_the_blank(stem: str, key: str, right: bool) -> None:
    assert fills(stem, key, SEA) == right


def test_a_question_has_words_of_its_source() -> None:
    assert is_about("灯塔公司给船队多少资金？", SEA, "zh")
    assert not is_about("月亮离地球多远？", SEA, "zh")
    assert is_about("How many ships of the fleet sailed on?", HARBOUR, "en")
    assert not is_about("How far is the moon?", HARBOUR, "en")


def test_events_are_dated_by_the_part_that_tells_of_them() -> None:
    texts = ["2006年3月，青屿快航公司成立；2009年5月，新客运站动工。", "2024年，船厂交付了客船。"]
    date = happened("新客运站动工。", texts)
    assert date is not None and date.value == 20090500
    events = ["青屿快航公司成立。", "新客运站动工。", "船厂交付了客船。"]
    assert in_order(events, texts)
    assert not in_order([events[1], events[0], events[2]], texts)
    assert not in_order([events[0], events[0]], texts)
    assert not in_order(["没有日期。"], ["没有日期。"])


def test_a_quarter_is_later_than_the_months_before_it() -> None:
    texts = ["2024年5月，新客运站动工。", "2024年第三季度，船厂交付了客船。"]
    events = ["新客运站动工。", "船厂交付了客船。"]
    assert in_order(events, texts)
    assert not in_order(events[::-1], texts)

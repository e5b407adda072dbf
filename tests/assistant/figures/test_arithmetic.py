import pytest

from assistant.figures import unsupported_figures, worked_out
from index.types import Lang

RANGE = "易车实测其续航里程784公里，SUV中第一；懂车帝实测其高速续航652公里，SUV中第一。"
RANGE_EN = "Yiche measured a range of 784 km; Dongchedi measured a motorway range of 652 km."
MONEY = "集团累计注资450亿元，其中300亿元用于研发，150亿元用于建厂。"
MONEY_EN = "As of July 2025 the group put in 45 billion yuan, of which 30 billion yuan went to R&D."
FANS = "他拥有超4500万名抖音粉丝、超300万名小红书粉丝，抖音话题播放量超860亿次。"
PLAYS = "The March was played 550 million times, the Chat 4,400 million times."
DRAG = "SU7的风阻系数为0.195，优于保时捷Taycan的0.22。"
SHARES = "Last year buses carried 31%; trains carried 44%."


@pytest.mark.parametrize(
    ("question", "text", "lang", "result", "working"),
    [
        ("易车和懂车帝测的续航相差多少公里？", RANGE, "zh", "132公里", "784公里减652公里"),
        ("两家测的续航相差多少公里？", RANGE, "zh", "132公里", "784公里减652公里"),
        ("How far do the two ranges differ, in how many km?", RANGE_EN, "en", "132 km",
         "784 km less 652 km"),
        ("How many more kilometres did Yiche measure than Dongchedi?", RANGE_EN, "en", "132 km",
         "784 km less 652 km"),
        ("研发占注资的多大比例？", MONEY, "zh", "约66.7%", "300亿元除以450亿元"),
        ("What share of it went to R&D?", MONEY_EN, "en", "about 66.7%",
         "30 billion yuan divided by 45 billion yuan"),
        ("研发和建厂加起来多少钱？", MONEY, "zh", "450亿元", "300亿元加150亿元"),
        ("抖音粉丝是小红书粉丝的几倍？", FANS, "zh", "约15倍", "4500万人除以300万人"),
        ("How many times as often as the March was the Chat played?", PLAYS, "en",
         "about 8-fold", "4.4 billion times divided by 550 million times"),
        ("SU7的风阻系数比Taycan低多少？", DRAG, "zh", "0.025", "0.22减0.195"),
        ("By how much do the shares of buses and trains differ?", SHARES, "en",
         "13 percentage points", "44% less 31%"),
    ],
)  # fmt: skip
def test_what_is_asked_is_worked_out(
    question: str, text: str, lang: Lang, result: str, working: str
) -> None:
    found = worked_out(question, ["Nothing here.", text], lang)
    assert found is not None
    assert (found.result, found.working, found.places) == (result, working, (1,))
    sentence = f"{result}（{working}）" if lang == "zh" else f"{result} ({working})"
    assert unsupported_figures(sentence, [text]) == []


@pytest.mark.parametrize(
    ("question", "text", "lang"),
    [
        ("易车测的续航是多少公里？", RANGE, "zh"),  # nothing to work out
        ("易车和汽车之家测的续航相差多少公里？", RANGE, "zh"),  # one of them is not told
        ("集团一共注资多少？", MONEY, "zh"),  # a total is told, not made
        ("注资和研发加起来多少？", MONEY, "zh"),  # the one holds the other
        ("市场占多大比例？", MONEY, "zh"),
        ("What is the difference between a bus and a boat?", SHARES, "en"),
        ("How many times were the March and the Chat played?", PLAYS, "en"),  # two counts
        ("他的年龄和抖音粉丝相差多少？", FANS, "zh"),
    ],
)
def test_what_code_cannot_tell_is_not_worked_out(question: str, text: str, lang: Lang) -> None:
    assert worked_out(question, [text], lang) is None


@pytest.mark.parametrize(
    ("sentence", "unsupported"),
    [
        ("两者相差132公里（784公里减652公里）。", []),
        ("两者相差133公里（784公里减652公里）。", ["133公里"]),
        ("两者相差132公里（785公里减653公里）。", ["132公里", "785公里", "653公里"]),
        ("两者相差132公里（784公里和652公里）。", ["132公里"]),
        ("两者相差132公里（784公里减652公里再减）。", ["132公里"]),
        ("前者是后者的1.2倍（784公里除以652公里）。", []),
        ("前者是后者的1.3倍（784公里除以652公里）。", ["1.3倍"]),
        ("相差132公里。", ["132公里"]),
    ],
)
def test_a_figure_that_is_worked_out_is_held_by_its_operands(
    sentence: str, unsupported: list[str]
) -> None:
    found = unsupported_figures(sentence, [RANGE])
    assert [sentence[figure.start : figure.end] for figure in found] == unsupported


def test_what_another_clause_names_is_not_worked_out() -> None:
    text = "Add the £69 pedal and the £89 stand and the Halden is at £707. The Merrow costs £879."
    asked = "What is it with the stand and the pedal, and how big is the gap to the Merrow then?"
    assert worked_out("What is the gap of the stand and the pedal?", [text], "en") is not None
    assert worked_out(asked, [text], "en") is None
    assert worked_out(asked, [text.partition(" The")[0]], "en") is None

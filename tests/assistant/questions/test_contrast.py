import pytest

from assistant.questions.contrast import contrasts


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("这款车的市区续航是多少？", "这款车的高速续航为652公里。", True),
        ("这款车的市区续航是多少？", "这款车的续航为652公里。", False),
        ("这款车的市区续航是多少？", "高速续航652公里，市区续航700公里。", False),
        ("市区和高速的续航相差多少？", "这款车的高速续航为652公里。", False),
        ("How many bicycles are sold overseas?", "Domestic sales rose to 300 bicycles.", True),
        ("How many bicycles are sold?", "Domestic sales rose to 300 bicycles.", False),
        ("What share of the buyers are women?", "60% of the buyers are men.", True),
        ("How much was spent in the first year?", "£3 was spent in the first round.", True),
        ("首年投入多少？", "首期投入100亿元。", True),
        ("首期投入多少？", "首年首期投入100亿元。", False),
        ("What share of the women ride?", "Of the women, 60% ride; of the men, 50%.", False),
    ],
)
def test_what_is_told_of_the_other_is_no_answer(question: str, text: str, other: bool) -> None:
    assert contrasts(question, [text]) == other

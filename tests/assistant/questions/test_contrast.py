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
        ("今年的利润是多少？", "公司利润为3亿元，比去年增长10%。", False),
        ("今年的利润是多少？", "去年的利润为3亿元。", True),
        ("What is this year's profit?", "Profit came to £3 million, up 10% on last year.", False),
        ("What is this year's profit?", "Last year's profit came to £3 million.", True),
        ("最高时速是多少？", "极速200公里/小时，最低能耗为12千瓦时。", False),
        ("最高时速是多少？", "最低时速为60公里。", True),
        ("What is the maximum speed?", "It reaches 200 km/h, with the lowest drag.", False),
        ("What is the maximum speed?", "The minimum speed is 60 km/h.", True),
        ("How many boats are sold online?", "More boats are sold than offline: 40.", False),
        ("What share of the women ride?", "Of the women, 60% ride; of the men, 50%.", False),
    ],
)
def test_what_is_told_of_the_other_is_no_answer(question: str, text: str, other: bool) -> None:
    assert contrasts(question, [text]) == other

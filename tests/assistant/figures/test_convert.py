import pytest
from hypothesis import given

from assistant.figures import convert_figures, unsupported_figures
from tests.assistant.figures.written import Amount, amounts


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("累计交付超31万台,", "累计交付超310,000台,"),
        ("都有热泵了，干嘛还留着两台燃油锅炉", "都有热泵了，干嘛还留着两台燃油锅炉"),
        ("门店从2023—24年度的2800多家", "门店从2023–24的2,800多家"),
        ("投入1000亿元,", "投入100 billion yuan,"),
        ("价位在20万—25万元的", "价位在200,000–250,000 yuan的"),
        ("通过15—20年的努力", "通过15–20 years的努力"),
        ("近3000平方米", "近3,000 square metres"),
        ("2023年12月28日", "28 December 2023"),
        ("2025年1—7月的销量", "January 2025–July 2025的销量"),
        ("2021年到2023年", "2021–2023"),
        ("成绩为6′46″874，系数0.195", "成绩为6′46″874，系数0.195"),
        ("来了30多万人", "来了over 300,000人"),
        ("两百多年前", "over 200 years前"),
        ("航程1小时20分钟", "航程1 hour 20 minutes"),
        ("下午3点到5点开放", "3 pm到5 pm开放"),
        ("每片500毫克，画面6000dpi", "每片500 mg，画面6000dpi"),
    ],
)
def test_for_an_english_reader(text: str, converted: str) -> None:
    assert convert_figures(text, "en") == converted


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("over 13 billion yuan on R&D", "over 130亿元 on R&D"),
        ("a grant of £2.5m for 3m users", "a grant of 250万英镑 for 300万 users"),
        ("the trip takes 2 hours and 5 minutes", "the trip takes 2小时5分钟"),
        ("open 3-5 pm", "open 15:00-17:00"),
        ("171 houses and 29 shops", "171 houses and 29 shops"),
        ("It lost 12,000 subscribers", "It lost 1.2万 subscribers"),
        ("nearly 90,000 orders", "nearly 9万 orders"),
        ("from 200,000 to 250,000 yuan", "from 20万–25万元"),
        ("has fallen from 61 °C to 41 °C", "has fallen from 61摄氏度 to 41摄氏度"),
        ("fell from 12 to 9 minutes", "fell from 12 to 9分钟"),
        ("over the five years to 2021", "over the 5年 to 2021"),
    ],
)
def test_for_a_chinese_reader(text: str, converted: str) -> None:
    assert convert_figures(text, "zh") == converted


@given(amounts())
def test_no_value_changes(amount: Amount) -> None:
    for target, other in (("en", "zh"), ("zh", "en")):
        written = amount.written(other)
        converted = convert_figures(written, target)  # type: ignore[arg-type]
        assert unsupported_figures(written, [converted]) == []
        assert unsupported_figures(converted, [written]) == []


def test_a_third_is_left_in_words() -> None:
    assert convert_figures("经三分之二以上委员同意。", "en") == "经三分之二以上委员同意。"
    assert convert_figures("Two thirds of 2,500 voters agreed.", "zh").startswith("Two thirds")

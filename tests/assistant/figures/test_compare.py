import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import find_figures, same_figure, unsupported_figures
from tests.assistant.figures.written import Amount, amounts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31万台", "310,000 vehicles"),
        ("31万", "310 thousand units"),
        ("The fee was £2.5m.", "费用为250万英镑。"),
        ("7.312亿", "731.2 million users"),
        ("860亿次", "86 billion views"),
        ("1 km", "1000米"),
        ("两周", "14 days"),
        ("48小时", "two days"),
        ("10年", "one decade"),
        ("10倍", "ten times"),
        ("10次", "ten times"),
        ("80%", "八成"),
        ("三分之一", "one third"),
        ("第九", "ninth"),
        ("前五", "top five"),
        ("晚8点", "20:00"),
        ("2025年7月", "July 2025"),
        ("2025年", "2025"),
        ("约30台", "over 30 cars"),
        ("0.5克", "500mg"),
        ("5.2GHz", "5200 MHz"),
        ("60fps", "60Fps"),
        ("60fps", "60"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    (a,), (b,) = find_figures(one), find_figures(other)
    assert same_figure(a, b)
    assert same_figure(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31万台", "31 million vehicles"),
        ("3分钟", "3 hours"),
        ("3公里", "3 m"),
        ("130亿元", "13 billion people"),
        ("130亿元", "13 billion dollars"),
        ("130亿元", "13 billion"),
        ("3分钟", "3"),
        ("80%", "80"),
        ("80%", "80 pp"),
        ("10倍", "10次"),
        ("2000人", "2,000 patents"),
        ("2000人", "2000台"),
        ("第九", "9"),
        ("前五", "fifth"),
        ("8点", "8 pm"),
        ("50mg", "500mg"),
        ("60fps", "90fps"),
        ("60fps", "60rpm"),
        ("60fps", "60人"),
        ("7月", "July 2025"),
        ("2025年", "2025年7月"),
        ("03/04/2023", "2023-03-04"),
        ("周四", "4"),
        ("6′46″874", "6:46.784"),
        ("2025年第二季度", "2025年2月"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    (a,), (b,) = find_figures(one), find_figures(other)
    assert not same_figure(a, b)
    assert not same_figure(b, a)


@given(amounts(), amounts(), st.permutations(["zh", "en"]))
def test_different_amounts_are_never_the_same(one: Amount, other: Amount, langs: list[str]) -> None:
    (a,), (b,) = find_figures(one.written(langs[0])), find_figures(other.written(langs[1]))
    assert same_figure(a, b) == same_figure(b, a)
    if (one.value, one.unit) != (other.value, other.unit):
        assert same_figure(a, b) == (one.seconds is not None and one.seconds == other.seconds)


SOURCE = (
    "小米汽车2025年1—7月累计交付超31万台,全球纯电动车品牌销量排名第九。"
    "2023年12月28日,安排在周四晚8点左右。续航里程784公里。"
)


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Xiaomi delivered over 310,000 cars from January to July 2025, ranking ninth.", []),
        ("Xiaomi delivered 310,000 cars in 2025.", []),
        ("It was on 28 December at 8 o'clock.", []),
        ("It was in December 2023.", []),
        ("It was at 8 pm on a Thursday.", []),
        ("The range was 784.", []),
        ("Xiaomi delivered 31 million cars in June 2025.", ["31 million cars", "June 2025"]),
        ("It was at 8 am on a Tuesday.", ["8 am", "Tuesday"]),
        ("It was on 28 November 2023.", ["28 November 2023"]),
        ("The range was 784 miles.", ["784 miles"]),
        ("It ranked eighth with 9 cars.", ["eighth", "9 cars"]),
        ("Together 310,784.", ["310,784"]),
        ("排名第八,交付31万元。", ["第八", "31万元"]),
    ],
)
def test_what_the_evidence_does_not_hold(sentence: str, missing: list[str]) -> None:
    figures = unsupported_figures(sentence, [SOURCE])
    assert [sentence[figure.start : figure.end] for figure in figures] == missing


def test_any_one_text_of_the_evidence_is_enough() -> None:
    assert unsupported_figures("3分钟20万台", ["3 minutes", "200,000 cars"]) == []
    assert len(unsupported_figures("3分钟20万台", [])) == 2


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("每日剂量50mg。", "每日剂量500mg。"),
        ("The chip runs at 5.2GHz.", "The chip runs at 3.6GHz."),
        ("硬盘有2TB。", "硬盘有1TB。"),
        ("The camera takes 240fps.", "The camera takes 120fps."),
    ],
)
def test_another_number_of_a_unit_that_sticks_to_it_is_not_held(sentence: str, source: str) -> None:
    assert len(unsupported_figures(sentence, [source])) == 1
    assert unsupported_figures(sentence, [sentence]) == []


@pytest.mark.parametrize(
    ("sentence", "source", "held"),
    [
        ("参加人数超过3000人。", "参加人数不到3000人。", False),
        ("More than 3,000 came.", "Fewer than 3,000 came.", False),
        ("It costs at least €5m.", "It costs at most €5m.", False),
        ("价格高于500元。", "价格低于500元。", False),
        ("The canal is nearly 40 km long.", "The canal is over 40 km long.", False),
        ("More than 40 km of canal.", "运河全长不足40公里。", False),
        ("参加人数为3000人。", "参加人数不到3000人。", True),
        ("About 3,000 came.", "More than 3,000 came.", True),
        ("Nearly 3,000 came.", "Fewer than 3,000 came.", True),
        ("Over 3,000 came.", "On Monday over 3,000 came, on Tuesday nearly 3,000.", True),
    ],
)
def test_what_is_over_an_amount_is_not_under_it(sentence: str, source: str, held: bool) -> None:
    assert (unsupported_figures(sentence, [source]) == []) == held


@pytest.mark.parametrize(
    ("sentence", "evidence", "held"),
    [
        ("它在GT赛车7中亮相。", "冠名“小米弯”，亮相《GT赛车7》，同步推出限量版", True),
        ("它在GT赛车8中亮相。", "冠名“小米弯”，亮相《GT赛车7》，同步推出限量版", False),
        ("它在GT赛车7中亮相。", "冠名“小米弯”，赛车784台", False),
    ],
)
def test_a_number_in_a_name_is_held_by_the_name(sentence: str, evidence: str, held: bool) -> None:
    assert (unsupported_figures(sentence, [evidence]) == []) == held

import pytest

from assistant.figures import misplaced_figures

FANS = "雷军拥有超4500万名抖音粉丝、超2600万名微博粉丝、超300万名小红书粉丝、超400万名B站粉丝"
DRAG = "SU7的风阻系数为0.195，优于保时捷Taycan的0.22。"
STAFF = "The Eastport shop has 12 staff and the Westhill shop has 30 staff."


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("有300万名B站粉丝，有400万名小红书粉丝。", FANS),
        ("雷军在抖音有2600万粉丝。", FANS),
        ("The Eastport shop has 30 staff.", STAFF),
        ("It employs 12 people in Westhill and 30 in Eastport.", STAFF),
    ],
)
def test_a_figure_given_to_something_else_is_found(sentence: str, evidence: str) -> None:
    assert misplaced_figures(sentence, [evidence])


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("他有超300万名小红书粉丝，B站粉丝超400万。", FANS),
        ("抖音粉丝超过4500万，微博粉丝超过2600万。", FANS),
        ("Taycan的风阻系数为0.22，SU7的风阻系数为0.195。", DRAG),
        ("风阻系数是0.195。", DRAG),
        ("There are 30 staff in the Westhill shop.", STAFF),
        ("One has 12, the other 30 staff.", STAFF),
        ("The shops have 12 and 30 staff.", STAFF),
        ("2024年营收1,200亿元，2023年营收1,000亿元。", "2023年营收为1000亿元，2024年达1200亿元。"),
    ],
)
def test_a_figure_in_its_place_is_not(sentence: str, evidence: str) -> None:
    assert not misplaced_figures(sentence, [evidence])

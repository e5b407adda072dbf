import pytest

from assistant.figures import misplaced_figures

FANS = "雷军拥有超4500万名抖音粉丝、超2600万名微博粉丝、超300万名小红书粉丝、超400万名B站粉丝"
DRAG = "SU7的风阻系数为0.195，优于保时捷Taycan的0.22。"
SPENT = (
    "It put in £45,000, of which £30,000 went to research and £15,000 to the construction of two "
    "large sheds."
)
STAFF = "The Eastport shop has 12 staff and the Westhill shop has 30 staff."


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("有300万名B站粉丝，有400万名小红书粉丝。", FANS),
        ("雷军在抖音有2600万粉丝。", FANS),
        ("The Eastport shop has 30 staff.", STAFF),
        ("£15,000 was spent on research and £15,000 on the construction of two sheds.", SPENT),
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
        ("£30,000 was spent on research and £15,000 on the construction of two sheds.", SPENT),
        ("One has 12, the other 30 staff.", STAFF),
        ("The shops have 12 and 30 staff.", STAFF),
        ("2024年营收1,200亿元，2023年营收1,000亿元。", "2023年营收为1000亿元，2024年达1200亿元。"),
    ],
)
def test_a_figure_in_its_place_is_not(sentence: str, evidence: str) -> None:
    assert not misplaced_figures(sentence, [evidence])


SERIES = "几家都测了：甲网测得784公里，第一；乙网测其高速续航652公里，第一；丙站测得的续航，第一。"
RANGE = "易车实测其续航里程784公里，懂车帝实测其高速续航652公里，汽车之家实测其续航达成率第一。"


@pytest.mark.parametrize(
    ("sentence", "evidence", "question", "misplaced"),
    [
        ("快手粉丝数为300万。", FANS, "雷军的快手粉丝有多少？", True),
        ("小红书粉丝数为300万，快手粉丝数为300万。", FANS, "小红书和快手粉丝各多少？", True),
        ("小红书粉丝数为300万。", FANS, "小红书和快手粉丝各多少？", False),
        ("一共有300万名粉丝。", FANS, "他在小红书上一共有多少粉丝？", False),
        ("汽车之家测出来是652公里。", RANGE, "汽车之家测出来是多少公里？", True),
        ("丙站测得652公里。", SERIES, "丙站测得多少公里？", True),
        ("乙网测得652公里。", SERIES, "丙站测得多少公里？", False),
        ("甲网测得续航784公里。", SERIES, "续航多少公里？", False),
        ("YU7能跑784公里。", RANGE, "易车测下来，YU7能跑多少公里？", False),
    ],
)
def test_what_only_the_question_names_has_no_figure(
    sentence: str, evidence: str, question: str, misplaced: bool
) -> None:
    assert bool(misplaced_figures(sentence, [evidence], question)) == misplaced

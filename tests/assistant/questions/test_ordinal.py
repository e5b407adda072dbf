import pytest

from assistant.questions.ordinal import name_ordinals

CAMPUSES = ["学校有东湖校区、南山校区和临江校区。"]
FERRIES = ["渡口有海燕号、白鹭号和江豚号。"]
PRODUCTS = ["公司生产手机、电脑和汽车。"]
LEADERS = ["历任负责人有林守业、周明远和何静。"]


@pytest.mark.parametrize(
    ("question", "answers", "named"),
    [
        ("第二个有多少学生？", CAMPUSES, "南山校区有多少学生？"),
        ("第二个校区有多少学生？", CAMPUSES, "南山校区有多少学生？"),
        ("第三个建在哪里？", CAMPUSES, "临江校区建在哪里？"),
        ("最后一个呢？", FERRIES, "江豚号呢？"),
        ("第一个的船长是谁？", FERRIES, "海燕号的船长是谁？"),
        ("第二个卖了多少钱？", FERRIES, "白鹭号卖了多少钱？"),
        ("第二位是哪年上任的？", LEADERS, "周明远是哪年上任的？"),
        ("我问的是第一个", FERRIES, "我问的是海燕号"),
    ],
)
def test_an_ordinal_that_stands_alone_is_a_thing_of_the_list(
    question: str, answers: list[str], named: str
) -> None:
    assert name_ordinals(question, "zh", answers) == named


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("公司的第一款产品是什么时候发布的？", PRODUCTS),
        ("谁是第一位CEO？", LEADERS),
        ("第一个实验室建在哪里？", FERRIES),
        ("第一个登上这座岛的人是谁？", LEADERS),
        ("谁排在第一位？", LEADERS),
        ("第二个有机农场在哪里？", FERRIES),
        ("第三个里程碑是什么？", PRODUCTS),
    ],
)
def test_an_ordinal_that_counts_what_follows_it_is_left(question: str, answers: list[str]) -> None:
    assert name_ordinals(question, "zh", answers) == question


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How deep is the second one?", "How deep is the mere?"),
        ("Who was the first one to cross it?", "Who was the first one to cross it?"),
        ("Which was the last one built?", "Which was the last one built?"),
        ("When did the first lake freeze?", "When did the first lake freeze?"),
    ],
)
def test_an_english_ordinal(question: str, named: str) -> None:
    assert name_ordinals(question, "en", ["They are the tarn, the mere and the loch."]) == named

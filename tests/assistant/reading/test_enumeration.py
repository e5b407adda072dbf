import pytest

from assistant.reading.enumeration import counts, enumerates, leaves_run_short, tells_all

ZH = "小米后来居上，其核心逻辑可概括为重新定义、积聚资源、极化营销、集创共识的四维协同。"
EN = (
    "Xiaomi came from behind; its core logic is a four-dimensional synergy of redefinition,"
    " gathered resources, polarised marketing and consensus."
)
TITLE = "Xiaomi's strategy"


@pytest.mark.parametrize(
    ("sentence", "question", "is_about"),
    [
        (ZH, "核心逻辑是哪四个方面的协同？", True),
        (EN, "What are the four dimensions of its core logic?", True),
        (EN, "What are the three dimensions of its core logic?", False),
        (EN, "What are the dimensions of its core logic?", False),
        (EN, "What are the four rules of the ferry?", False),
        (
            "It sold 4 million phones, cars, tyres and maps.",
            "Which four things did it sell?",
            False,
        ),
        ("研究院下设智能驾驶、智能制造2大分院。", "研究院下面有哪两个分院？", True),
    ],
)
def test_a_sentence_that_names_what_is_counted(
    sentence: str, question: str, is_about: bool
) -> None:
    assert (enumerates(sentence, question, TITLE) > 0) is is_about


def test_a_word_of_the_title_counts_less() -> None:
    asked = "What are the four parts of Xiaomi's core logic?"
    other = "Xiaomi sells four things: phones, cars, tyres and maps."
    assert enumerates(EN, asked, TITLE) > enumerates(other, asked, TITLE)


def test_measures_are_no_counts() -> None:
    assert counts("Two metres deep, three rules, 四个方面, 12 rules") == {3, 4}


@pytest.mark.parametrize(
    ("sentences", "question", "all_told"),
    [
        ([EN], "What are the four dimensions?", True),
        (["By three means, a club, a fair and a prize, it grew."], "By what three means?", True),
        (["It has a club."], "By what three means?", False),
        (["It has a club.", "It has a fair."], "By what two means?", True),
        (["它有俱乐部。"], "哪三种办法？", False),
        ([EN], "What are the dimensions?", False),  # nobody knows how many there are
    ],
)
def test_whether_all_is_told(sentences: list[str], question: str, all_told: bool) -> None:
    assert tells_all(sentences, question) is all_told


@pytest.mark.parametrize(
    ("sentence", "source", "short"),
    [
        (
            "在供给侧积聚资源和极化营销。",
            "在供给侧实现重新定义、积聚资源和极化营销，以唯一创第一。",
            True,
        ),
        (
            "在供给侧重新定义、积聚资源、极化营销。",
            "在供给侧实现重新定义、积聚资源和极化营销，以唯一创第一。",
            False,
        ),
        ("It sells apples and pears.", "At the pier it sells apples, pears and ripe plums.", True),
        ("It sells apples.", "At the pier it sells apples, pears and ripe plums.", False),
        (
            "It covers phones, home appliances and cars.",
            "The system joins all of it, covering phones, home appliances and cars.",
            False,
        ),
        (
            "儿童、老人、军人、学生免票。",
            "下列人员免票：儿童、老人、军人，以及服务满一年的志愿者。",
            True,
        ),
        (
            "It gathers resources and polarises marketing, and builds consensus.",
            "It redefines, gathers resources and polarises marketing, and builds consensus.",
            True,
        ),
    ],
)
def test_things_that_are_left_out(sentence: str, source: str, short: bool) -> None:
    assert leaves_run_short(sentence, source) == short

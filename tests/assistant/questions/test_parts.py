import pytest

from assistant.questions.parts import MAX_PARTS, asks_several, leans, parts, points_back
from tests.assistant.scripted import scripted

SEVERAL = [
    "灯塔的高度是多少？灯光呢？",
    "东港和西港分别有多少条船",
    "船长和大副，分别是谁？",
    "灯光能照多远，又是谁在看守？",
    "How tall is the tower, and who keeps the lamp?",
    "How many boats do Eastport and Westport have respectively?",
    "Compare the two harbours.",
    "What weaknesses of the lamp and of the tower does she name?",
    "Who built the tower, and when?",
    "How tall is the tower, where is it?",
    "船长以前干啥的，为什么改了行",
    "船长为什么不肯卖船?那位大副又是什么意见",  # no mark after the second
    "灯光能照多远？看守是不是换了",
    "Why did the keeper resign? And who took his place",
    "How far does the beam reach? Is it lit all night",
]
ONE = [
    "灯光能照多远？",
    "为什么领航员要等平潮",
    "研究院下设几个分院，叫什么？",
    "How far does the beam reach?",
    "How far does the beam reach? I am a sailor.",
    "灯光能照多远？我是水手。",
    "What did they gain on the route, where they have no rival?",
    "Which lamp did the keeper, who is old, mend?",
    "Why do the pilots wait for slack water and calm weather?",
]


@pytest.mark.parametrize("question", SEVERAL)
def test_what_may_ask_for_several_things(question: str) -> None:
    assert asks_several(question)


@pytest.mark.parametrize("question", ONE)
def test_what_asks_for_one_thing_needs_no_model(question: str) -> None:
    assert parts(question, "en", scripted([])) == [question]


def test_the_parts_are_lines_each_once() -> None:
    said = "How tall is it?\n\nWho keeps it?\nHow tall is it?\n"
    assert parts(SEVERAL[3], "en", scripted([said])) == ["How tall is it?", "Who keeps it?"]


def test_a_question_given_back_whole_stays_as_it_was_asked() -> None:
    assert parts(SEVERAL[5], "en", scripted(["Compare both harbours."])) == [SEVERAL[5]]


def test_a_model_that_makes_up_a_part_is_not_believed() -> None:
    question = "List the Harbour's visitors on each of its piers."
    said = "The Harbour's visitors on the pier.\nThe visitors on Northpoint."
    assert parts(question, "en", scripted([said])) == [question]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What did each of the two new boats cost?",
            "What did the first boat cost?\nWhat did the second boat cost?",
        ),
        (
            "What did the firm do, and how much did it gain?",
            "What did the firm do?\nWhy did the firm do it?",
        ),
    ],
)
def test_a_part_asks_and_counts_nothing_new(question: str, said: str) -> None:
    assert parts(question, "en", scripted([said])) == [question]


def test_a_model_that_runs_on_is_cut_off() -> None:
    said = "\n".join(f"Question {letter}?" for letter in "abcdefghi")
    assert len(parts(SEVERAL[5], "en", scripted([said]))) == MAX_PARTS


def test_two_measures_that_are_compared_are_asked_for_one_by_one() -> None:
    question = "How does the height of the tower compare with the length of the pier?"
    assert parts(question, "en", scripted([question])) == [
        "What is the height of the tower?",
        "What is the length of the pier?",
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "Does Eastport have more boats?\nHow many boats has Eastport?\nHow many has Westport?",
            ["How many boats has Eastport?", "How many has Westport?"],
        ),
        (
            "Has Eastport more boats than Westport?\nWho keeps the lamp?",
            ["Has Eastport more boats than Westport?", "Who keeps the lamp?"],
        ),
        (
            "Is there a keeper?\nHow far does the beam reach?",
            ["Is there a keeper?", "How far does the beam reach?"],
        ),
        (
            "东港的渔船、西港的驳船，各有多少条？\n哪个更多？",
            ["东港的渔船有多少条？", "西港的驳船有多少条？"],
        ),
        (
            "How many boats has Eastport?\nHow many has Westport?\nWhich has more?",
            ["How many boats has Eastport?", "How many has Westport?"],
        ),
        (
            "东港的船更多吗？\n东港有多少条船？\n西港有多少条船？",
            ["东港有多少条船？", "西港有多少条船？"],
        ),
    ],
)
def test_one_side_of_a_comparison_is_no_question(said: str, kept: list[str]) -> None:
    question = f"{SEVERAL[1]}? {SEVERAL[5]} 渔船、驳船？"
    assert parts(question, "zh", scripted([said])) == kept


@pytest.mark.parametrize(
    ("question", "singles"),
    [
        (
            "When does the bus leave? And is there a later bus?",
            ["When does the bus leave?", "Is there a later bus?"],
        ),
        (
            "How much is the ticket? Is the ticket cheaper on Sundays?",
            ["How much is the ticket?", "Is the ticket cheaper on Sundays?"],
        ),
        ("班车几点开？有没有更晚的？", ["班车几点开？", "有没有更晚的班车？"]),
        ("门票多少钱，周日更贵吗？", ["门票多少钱？", "周日的门票更贵吗？"]),
    ],
)
def test_a_comparative_may_ask_for_something_itself(question: str, singles: list[str]) -> None:
    assert parts(question, "en", scripted(["\n".join(singles)])) == singles


@pytest.mark.parametrize(
    ("question", "said", "kept"),
    [
        (
            "白翎和翎丰的员工各有多少人？",
            "白翎和翎丰的员工各有多少人？",
            ["白翎的员工有多少人？", "翎丰的员工有多少人？"],
        ),
        (
            "2019年到2024年，鹅毛和鸭毛各涨了几倍啊",
            "2019年到2024年，鹅毛和鸭毛各涨了几倍啊",
            ["2019年到2024年，鹅毛涨了几倍啊", "2019年到2024年，鸭毛涨了几倍啊"],
        ),
        (  # as much is asked of the other
            "翎丰的研发团队有多大，跟整个公司比呢？",
            "翎丰的研发团队有多大\n跟整个公司比呢？",
            ["翎丰的研发团队有多大", "整个公司有多大"],
        ),
        (
            "SU7的工程师团队有多大，跟整个研发团队比呢？",
            "SU7的工程师团队有多大\nSU7的工程师团队跟整个研发团队比呢？",
            ["SU7的工程师团队有多大", "整个研发团队有多大"],
        ),
        (
            "小李的工资是多少，跟小王比呢？",
            "小李的工资是多少\n小李的工资跟小王比呢？",
            ["小李的工资是多少", "小李的工资跟小王比呢？"],
        ),
        (
            "翎丰为什么关店，跟白翎比呢？",
            "翎丰为什么关店\n跟白翎比呢？",
            ["翎丰为什么关店", "跟白翎比呢？"],
        ),
        (  # 和 inside names
            "人民和平医院与市中心医院各有多少床位？",
            "人民和平医院与市中心医院各有多少床位？",
            ["人民和平医院有多少床位？", "市中心医院有多少床位？"],
        ),
        (
            "中国和日本的共和党各占几席？",
            "中国和日本的共和党各占几席？",
            ["中国的共和党占几席？", "日本的共和党占几席？"],
        ),
        ("和平公园各有几座桥？", "和平公园各有几座桥？", ["和平公园各有几座桥？"]),
        (
            "青石镇、白石镇和红石镇各有几座磨坊？",
            "青石镇、白石镇和红石镇各有几座磨坊？",
            ["青石镇有几座磨坊？", "白石镇有几座磨坊？", "红石镇有几座磨坊？"],
        ),
        (  # what stands before the first
            "公司在国内和国外各有几家店？",
            "公司在国内和国外各有几家店？",
            ["公司在国内有几家店？", "公司在国外有几家店？"],
        ),
        (
            "磨坊的男工和女工各有多少人？",
            "磨坊的男工和女工各有多少人？",
            ["磨坊的男工有多少人？", "磨坊的女工有多少人？"],
        ),
        ("三次转型分别是什么？", "三次转型分别是什么？", ["三次转型分别是什么？"]),
        (  # the difference is worked out of the figures for both
            "白翎和翎丰哪家更依赖出口，差多少",
            "白翎和翎丰哪家更依赖出口\n差多少",
            ["白翎和翎丰哪家更依赖出口，差多少"],
        ),
    ],
)
def test_what_is_asked_of_each_is_asked_one_by_one(
    question: str, said: str, kept: list[str]
) -> None:
    assert parts(question, "zh", scripted([said])) == kept


def test_a_part_names_what_kind_of_thing_it_asks_about() -> None:
    question = "Each of the four harbours has a job. What do the east one and the west one do?"
    said = "What does the east one do?\nWhat does the west one do?"
    assert parts(question, "en", scripted([said])) == [
        "What does the east harbours do?",
        "What does the west harbours do?",
    ]


@pytest.mark.parametrize(
    ("part", "back"),
    [
        ("Where did the firm come in it?", True),
        ("它排在第几？", True),
        ("其中有多少艘船？", True),
        ("都去哪了？", True),
        ("哪一项花得最多？", True),
        ("谁定的？", False),
        ("Where did the firm come in the index?", False),
        ("其他港口有多少艘船？", False),
    ],
)
def test_a_part_that_needs_the_rest_of_the_question(part: str, back: bool) -> None:
    assert points_back(part) == back


def test_a_measure_that_leads_up_to_the_things_is_asked_of_each() -> None:
    question = "走夜路安全的比例，东街和西街各是多少？"
    assert parts(question, "zh", scripted([question])) == [
        "东街走夜路安全的比例是多少？",
        "西街走夜路安全的比例是多少？",
    ]


def test_what_is_most_of_something_is_a_part_of_its_own() -> None:
    said = "养一条船要花多少钱？\n哪一项花得最多？"
    asked = "养一条船要花多少钱，哪一项花得最多？"
    assert parts(asked, "zh", scripted([said])) == said.split("\n")


def test_by_how_much_is_worked_out() -> None:
    question = "Which did they like better, the boat or the bus, and by how much?"
    said = "Which did they like better?\nBy how much did they like the boat better?"
    assert parts(question, "en", scripted([said])) == [question]


def test_a_part_that_brings_in_something_else_gives_way_to_the_words_typed() -> None:
    question = "船在哪个港停得最久、哪个最短，各有多少天"
    said = "船在哪个港停得最久？\n船在哪个港停得最短？\n停得最久的水手有多少天？"
    assert parts(question, "zh", scripted([said])) == [*said.split("\n")[:2], "各有多少天"]


def test_a_part_may_name_a_measure_of_what_the_question_names() -> None:
    question = "灯塔有多高，灯光呢？"
    said = "灯塔的高度是多少？\n灯光的高度是多少？"
    assert parts(question, "zh", scripted([said])) == said.split("\n")


@pytest.mark.parametrize(
    ("part", "question", "leaned"),
    [
        ("跑了多久?", "在那座岛上最快的是哪条船，跑了多久，航道多长?", True),
        ("航道多长?", "在那座岛上最快的是哪条船，跑了多久，航道多长?", True),
        ("在那座岛上最快的是哪条船?", "在那座岛上最快的是哪条船，跑了多久?", False),
        ("驳船有多少座位？", "渡船有多少座位？驳船有多少座位？", False),
        ("那座岛的航道多长?", "在那座岛上最快的是哪条船，航道多长?", False),
        ("How long is the course?", "Which boat was first, and how long is the course?", True),
        ("How long is the race's course?", "Which was first, and how long is the course?", False),
    ],
)
def test_a_part_that_leaves_out_what_it_is_about(part: str, question: str, leaned: bool) -> None:
    assert leans(part, question) == leaned

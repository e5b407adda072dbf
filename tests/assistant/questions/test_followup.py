import pytest

from assistant.questions.followup import FollowUps
from assistant.types import Turn
from assistant.wording import notice
from tests.assistant.scripted import by_prompt, scripted

HISTORY = [("SU7的风阻系数是多少？", "SU7的风阻系数为0.195。[1]")]
LISTS = [
    ("小米有哪几道壁垒？", "有知识壁垒、共识壁垒、品牌壁垒和生态壁垒。[1]"),
    ("Which campuses are there?", "They are East Lake, Southhill and Riverside.[1]"),
    ("有哪几个版本？", "标准版本给新手，Pro版本直击长途，Max版本与豪华品牌展开错位竞争。[1]"),
    ("Max版本怎么样？", "Max版本与传统豪华汽车品牌展开错位竞争。[1]"),
    ("Which brands are its rivals?", "It measures its cars against Porsche and Tesla.[1]"),
    (
        "Which phases are there?",
        '"Before use" talk begins and grows; "during use" it helps; "after use" it spreads.[1]',
    ),
]


@pytest.mark.parametrize(
    ("question", "rewritten"),
    [
        ("它的续航呢？", "SU7的续航是多少？"),
        ("为什么？", "SU7的风阻系数为什么是0.195？"),
        ("And the Taycan's?", "What is the Taycan's drag coefficient?"),
        ("Why?", "Why is it 0.195?"),
        ("快手呢", "快手的风阻系数是多少？"),
        ("谁测的？", "SU7的风阻系数是谁测的？"),
    ],
)
def test_a_question_that_leans_on_the_conversation_is_rewritten(
    question: str, rewritten: str
) -> None:
    assert FollowUps(scripted([rewritten])).standalone(question, HISTORY) == rewritten


@pytest.mark.parametrize(
    "question",
    ["小米汽车在全国一共开了多少家销售门店？", "How many stores does Xiaomi Auto have nationwide?"],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert FollowUps(scripted([])).standalone(question, HISTORY) == question


def test_without_history_there_is_nothing_to_fill_in() -> None:
    assert FollowUps(scripted([])).standalone("那YU7呢？", []) == "那YU7呢？"


def test_another_model_takes_the_place_of_the_one_asked_about_without_the_chat_model() -> None:
    follow_ups = FollowUps(scripted([]))
    assert follow_ups.standalone("那YU7呢？", HISTORY) == "YU7的风阻系数是多少？"


def test_without_a_model_the_last_question_goes_before_it() -> None:
    assert FollowUps(None).standalone("那YU7呢？", HISTORY) == "SU7的风阻系数是多少？ 那YU7呢？"


@pytest.mark.parametrize(
    ("turn", "question", "asked"),
    [
        (0, "第二个是什么意思？", "共识壁垒是什么意思？"),
        (0, "最后一道靠什么？", "生态壁垒靠什么？"),
        (0, "第一道靠哪两个轮子？", "知识壁垒靠哪两个轮子？"),
        (1, "How many students are at the second one?", "How many students are at Southhill?"),
        (5, "What happens in the last one?", "What happens in after use?"),
        (5, "Who works in the middle one?", "Who works in during use?"),
        (4, "Why is the second one on the list?", "Why is Tesla on the list?"),
        (2, "第二个给谁？", "Pro版本给谁？"),
        (3, "第二个给谁？", "第二个给谁？"),
    ],
)
def test_an_ordinal_means_a_thing_of_the_list_given(turn: int, question: str, asked: str) -> None:
    echo = by_prompt(standalone=lambda prompt: prompt.splitlines()[-1].split("：", 1)[-1])
    english = by_prompt(standalone=lambda prompt: prompt.splitlines()[-1].split(": ", 1)[-1])
    model = english if turn in (1, 4, 5) else echo
    assert FollowUps(model).standalone(question, LISTS[turn : turn + 1]) == asked


def test_a_rewriting_that_loses_what_is_asked_about_is_not_taken() -> None:
    model = by_prompt(standalone="SU7的风阻系数是多少？", instead="SU7的风阻系数是多少？")
    asked = FollowUps(model).standalone("它的续航有多少公里？", HISTORY)
    assert asked == "SU7的续航有多少公里？"


def test_a_rewriting_that_copies_the_answer_is_not_taken() -> None:
    history = [
        ("好车先得怎样？", "杰出的智能电动汽车首先是好看、好开、舒适、安全的好车，具备硬实力。[1]")
    ]
    copied = f"{history[0][1][:-4]}，其次呢？"
    made = FollowUps(scripted([copied, copied])).standalone("其次呢？", history)
    assert "舒适" not in made and "其次" in made


def test_what_an_earlier_question_stood_for_is_remembered() -> None:
    seen: list[str] = []

    def reply(prompt: str) -> str:
        seen.append(prompt)
        return "SU7的续航是谁测的？" if "谁测的" in prompt else "SU7的续航是多少公里？"

    follow_ups = FollowUps(by_prompt(standalone=reply))
    follow_ups.standalone("它的续航是多少公里？", HISTORY)
    follow_ups.standalone("谁测的？", [*HISTORY, ("它的续航是多少公里？", "830公里。[1]")])
    assert "问：SU7的续航是多少公里？" in seen[-1]


@pytest.mark.parametrize(
    "question", ["用英文回答。", "请用中文再说一遍", "In English, please.", "And now in Chinese?"]
)
def test_another_language_asks_the_last_question_again(question: str) -> None:
    assert FollowUps(scripted([])).standalone(question, HISTORY) == HISTORY[0][0]


@pytest.mark.parametrize(
    ("last", "question", "copied", "asked"),
    [
        ("SU7是哪年发布的？", "它卖得怎么样？", "SU7是哪年发布的？", "SU7卖得怎么样？"),
        ("灯塔有多高？", "它是谁造的？", "它是谁造的？", "灯塔，它是谁造的？"),
        ("灯塔有多高？", "它是谁造的？", "灯塔是哪年造的？", "灯塔，它是谁造的？"),
        ("灯塔有多高？", "再看码头，它是谁造的？", "灯塔有多高？", "再看码头，它是谁造的？"),
        (
            "灯塔有多高？",
            "码头旁的渡轮停航时怎么过海？",
            "灯塔有多高？",
            "码头旁的渡轮停航时怎么过海？",
        ),
        ("Max卖多少钱？", "不说价格了，它跟谁竞争？", "Max卖多少钱？", "Max跟谁竞争？"),
        (
            "When did the SU7 come out?",
            "How fast is it?",
            "When did the SU7 come out?",
            "How fast is the SU7?",
        ),
        (
            "Who keeps the light?",
            "How old is she?",
            "How old is she?",
            "About keeps the light: How old is she?",
        ),
    ],
)
def test_what_the_model_leaves_open_is_filled_in_by_code(
    last: str, question: str, copied: str, asked: str
) -> None:
    model = by_prompt(standalone=copied, instead=copied)
    assert FollowUps(model).standalone(question, [(last, "……[1]")]) == asked


def test_one_thing_takes_the_place_of_several_that_were_each_asked_about() -> None:
    history = [("东港和西山各有多少店员？", "东港12名，西山9名。[1]")]
    assert FollowUps(scripted([])).standalone("北城呢？", history) == "北城有多少店员？"


def test_clauses_between_commas_are_no_list() -> None:
    history = [("Which two are measured?", "Alder and Birch.[1]"), ("How?", "By day, at 0.22.[1]")]
    echo = by_prompt(standalone=lambda prompt: prompt.splitlines()[-1].split(": ", 1)[-1])
    asked = FollowUps(echo).standalone("How tall is the second one?", history)
    assert asked == "How tall is Birch?"


@pytest.mark.parametrize(
    ("answer", "question", "asked"),
    [
        ("渡轮定在周四停航。[1]因为那天没人。", "为什么？", "渡轮定在周四停航，为什么？"),
        ("It rests on Thursdays.[1]", "Why?", "About It rests on Thursdays: Why?"),
        (f"{notice('not_stated', 'zh')}[1][2]", "为什么？", "渡轮停航，为什么？"),
    ],
)
def test_a_bare_why_is_asked_of_what_was_told(answer: str, question: str, asked: str) -> None:
    last = "渡轮哪天停航？"
    model = by_prompt(standalone=last)
    assert FollowUps(model).standalone(question, [(last, answer)]) == asked


@pytest.mark.parametrize(
    ("answer", "question", "asked"),
    [
        ("投了450亿元，研发占300亿元。[1]", "那剩下的呢", "投了450亿元，研发占300亿元，其余的呢？"),
        ("11人选了狗。[1]", "其他的人呢？", "11人选了狗，其余的呢？"),
        ("Four went to Riga.[1]", "And the rest?", "About Four went to Riga: What about the rest?"),
        ("Mira is head.[1]", "Then what?", "About Mira is head: What happened then?"),
    ],
)
def test_what_is_left_and_what_came_then_are_asked_of_what_was_told(
    answer: str, question: str, asked: str
) -> None:
    assert FollowUps(scripted([])).standalone(question, [("渡轮哪天停航？", answer)]) == asked


@pytest.mark.parametrize(
    ("question", "instead", "asked"),
    [
        ("不对，我想问的是YU7。", "", "YU7的风阻系数是多少？"),
        ("不对，我想问的是保时捷。", "保时捷的风阻系数是多少？", "保时捷的风阻系数是多少？"),
        ("不对，我想问的是整个车队。", HISTORY[0][0], "整个车队是多少？"),
    ],
)
def test_who_is_corrected_asks_the_last_question_of_what_is_meant(
    question: str, instead: str, asked: str
) -> None:
    model = by_prompt(instead=instead, standalone=instead)
    assert FollowUps(model).standalone(question, HISTORY) == asked


@pytest.mark.parametrize(
    ("last", "question", "asked"),
    [
        ("白翎2021年净利率是多少？", "那2024年呢？", "白翎2024年净利率是多少？"),
        ("渡轮第一年完成了多少班？", "第二年呢？", "渡轮第二年完成了多少班？"),
        ("What did it lose in the first year?", "And in the second year?", None),
        ("2023年第一季度营收是多少？", "第二季度呢？", "2023年第二季度营收是多少？"),
        ("磨坊2023年3月停了几天？", "5月呢？", "磨坊2023年5月停了几天？"),
        ("磨坊2023年3月停了几天？", "那2022年5月呢？", "磨坊2022年5月停了几天？"),
        (
            "What did it earn in the first quarter of 2023?",
            "And in the second quarter?",
            "What did it earn in the second quarter of 2023?",
        ),
        (
            "Who came on 3 March 2023?",
            "And on 5 April?",
            "Who came on 5 April 2023?",
        ),
        ("What did the Calder Mutual lend?", "And the fish farm?", "What did the fish farm lend?"),
        ("How much did BYD invest?", "And Xiaomi?", "How much did Xiaomi invest?"),
    ],
)
def test_what_stands_in_the_place_of_another_is_put_there_by_code(
    last: str, question: str, asked: str | None
) -> None:
    model = by_prompt(instead="What of something else?", standalone="What of something else?")
    made = FollowUps(model).standalone(question, [(last, "Some answer.")])
    assert made == (asked or last.replace("first", "second"))


@pytest.mark.parametrize(
    ("last", "question"),
    [
        ("How many people does the Annag carry?", "And cars?"),  # not in the ferry's place
        ("What did Calder lend to Annag?", "And the fish farm?"),  # in the place of which?
        ("白翎2021年净利率是多少？", "那2024年的营收呢？"),
    ],
)
def test_where_it_stands_is_left_to_the_model_where_code_cannot_tell(
    last: str, question: str
) -> None:
    said = "How many cars and the fish farm 2024年的营收 does it carry?"
    model = by_prompt(instead=said, standalone=said)
    assert FollowUps(model).standalone(question, [(last, "Some answer.")]) == said


@pytest.mark.parametrize(
    ("last", "question", "asked"),
    [
        ("2023年渡轮停了几天？", "再后一年，停得最久的是哪个月？", "2024年，停得最久的是哪个月？"),
        ("What did it lose in 2021?", "And who ran it the year before?", "And who ran it in 2020?"),
        ("2022年和2023年各停几天？", "次年是谁在管？", "次年是谁在管？"),  # after which of the two?
    ],
)
def test_the_year_after_is_that_of_the_last_question(last: str, question: str, asked: str) -> None:
    seen: list[str] = []
    echo = by_prompt(standalone=lambda prompt: seen.append(prompt) or asked)
    FollowUps(echo).standalone(question, [(last, "Some answer.")])
    assert asked in seen[-1]


def test_a_rewriting_asks_for_nothing_that_the_question_does_not() -> None:
    history = [("另一条船是谁造的？", "歪尾船是涂昌贵造的。[1]")]
    model = by_prompt(standalone="第一条船定的几级文物是谁造的？", instead="第一条船是谁造的？")
    made = FollowUps(model).standalone("第一条定的几级文物", history)
    assert "谁" not in made and "第一条定的几级文物" in made


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that he resigned?",
        "Was it known that the bolts were loose?",
        "How long did it take to build?",
        "Is it hard to find parts?",
        "Was it raining at the launch?",
    ],
)
def test_an_it_that_stands_for_nothing_is_no_model(question: str) -> None:
    history = [("How fast is the Model 3?", "It reaches 225 km/h.[1]")]
    model = by_prompt(standalone=history[0][0])
    made = FollowUps(model).standalone(question, history)
    assert made in (
        question,
        f"About fast is the Model 3: {question}",
        f"About the Model 3: {question}",
    )


def test_the_first_thing_of_a_list_has_not_what_the_question_said_before() -> None:
    history = [("磨坊卖什么？", "磨坊卖面粉、麸皮和豆饼。[1]")]
    echo = by_prompt(standalone=lambda prompt: prompt.splitlines()[-1].split("：", 1)[-1])
    assert FollowUps(echo).standalone("第一种多少钱？", history) == "面粉多少钱？"


PUPS = [("陶立的狗叫什么？", "他先领到“海军”，“海军”退休后又领到“豆沙”。[1]")]
FERRY = ("渡口一年收多少钱？", "渡口一年收40万元。[1]")
MONEY = [("渡口投了多少钱？", "投了450万元，300万元买船，150万元修路。[1]"), FERRY]
SHIPS = [("SU7卖了多少？", "9万台。[1]"), ("YU7卖了多少？", "20万台。[1]")]
BARRIERS = [
    ("What are the walls?", "They are the north wall, the east wall and the west wall.[1]"),
    ("How high is the west wall?", "It is 4 m high.[1]"),
]
FUNDS = [("每年的经费县里出多少？", "县里出60万元。[1]")]
NOTHING = by_prompt(standalone="", instead="")


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (PUPS, "不对，我想问的是第二只，它是什么时候来的", "豆沙是什么时候来的"),
        (
            [("有哪几座港？", "有东港、西港和南港。[1]"), ("东港多大？", "很大。[1]")],
            "最后一座叫什么",
            "南港叫什么",
        ),
        (PUPS, "第二只叫什么", "豆沙叫什么"),
        (MONEY, "回到刚才投的钱，买船比修路多多少", "渡口投了，买船比修路多多少"),
        (MONEY, "回到渡口，它有几条船？", "渡口有几条船？"),
        (SHIPS, "回到第一款车，它花了多少钱？", "SU7车花了多少钱？"),
        (BARRIERS, "no, I meant the one before it", "How high is the east wall?"),
        (BARRIERS, "How high is the previous one?", "How high is the east wall?"),
        (
            BARRIERS[:1],
            "And the third one in the list, who built it?",
            "the west wall, who built it?",
        ),
        (
            BARRIERS,
            "OK, new topic: who runs the harbour mill?",
            "who runs the harbour mill?",
        ),
        (FUNDS, "省里呢", "每年的经费省里出多少？"),
        ([("盘阿妹是谁？", "盘阿妹是农妇。[1]")], "她孙子做什么", "盘阿妹孙子做什么"),
    ],
)
def test_what_code_can_tell_is_put_in_without_the_chat_model(
    history: list[Turn], question: str, asked: str
) -> None:
    assert FollowUps(scripted([])).standalone(question, history) == asked


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (BARRIERS[:1], "no, I meant the one before it"),  # of none was spoken
        (FUNDS, "家里的呢"),
        ([("那所大学有多少大学生？", "有9000名。[1]")], "女生呢"),  # 大学 is one word
        ([("每年在县里出多少？", "60万元。[1]")], "开发区里呢"),
    ],
)
def test_what_code_cannot_tell_is_left_to_the_chat_model(
    history: list[Turn], question: str
) -> None:
    made = FollowUps(NOTHING).standalone(question, history)
    assert made.endswith(question)


def test_what_a_question_stood_for_is_remembered_as_it_was_typed() -> None:
    follow_ups = FollowUps(scripted([]))
    history = [("SU7的风阻系数是多少？", "0.195。[1]")]
    assert follow_ups.standalone("那YU7呢", history, "请问那YU7呢") == "YU7的风阻系数是多少？"
    history += [("请问那YU7呢", "0.245。[1]")]
    assert follow_ups.standalone("那SU9呢", history) == "SU9的风阻系数是多少？"

import pytest

from assistant.questions.followup import FollowUps
from assistant.types import Turn
from assistant.wording import notice
from tests.assistant.scripted import by_prompt

#: What the model is never asked in these.
SILENT = by_prompt()

TWO_MILLS = [
    ("青石磨坊和白石磨坊哪家更早？", "青石磨坊更早，建于1820年。[1]"),
    ("青石磨坊是谁建的？", "是一位木匠建的。[1]"),
]
TWO_LAKES = [
    ("Which is deeper, Alder Water or Birch Water?", "Alder Water is deeper.[1]"),
    ("When did Alder Water freeze?", "It froze in 1963.[1]"),
]


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (TWO_MILLS, "另外那家呢？", "白石磨坊是谁建的？"),
        (TWO_MILLS, "另一家有多少工人？", "白石磨坊有多少工人？"),
        (TWO_MILLS, "那另外那家磨坊是哪年关的？", "白石磨坊是哪年关的？"),
        (TWO_MILLS[:1], "另一家建于哪年？", "白石磨坊建于哪年？"),
        (TWO_LAKES, "And the other one?", "When did Birch Water freeze?"),
        (TWO_LAKES, "How deep is the other lake?", "How deep is Birch Water?"),
        (
            [
                ("Which ports are there?", "The two ports are Northport and Southport.[1]"),
                ("How many boats does Northport have?", "It has 40 boats.[1]"),
            ],
            "And the other one?",
            "How many boats does Southport have?",
        ),
        (TWO_LAKES[:1], "How deep is the other?", "How deep is Birch Water?"),
        (
            [
                ("Who owns the tug and the barge?", "A firm.[1]"),
                ("How old is the tug?", "Nine.[1]"),
            ],
            "What does the other one carry?",
            "What does the barge carry?",
        ),
    ],
)
def test_the_other_of_two(history: list[Turn], question: str, asked: str) -> None:
    assert FollowUps(SILENT).standalone(question, history) == asked


@pytest.mark.parametrize(
    ("history", "question"),
    [
        # of three, or where neither of the two was spoken of alone
        ([("甲厂、乙厂和丙厂哪家更早？", "甲厂更早。[1]")], "另外那家呢？"),
        ([("甲厂和乙厂各有多少人？", "甲厂30人，乙厂40人。[1]")], "另外那家呢？"),
        (TWO_MILLS, "另一个原因是什么？"),
        (
            [("Which is older, the tarn, the mere or the loch?", "The tarn.[1]")],
            "And the other one?",
        ),
        (TWO_LAKES, "What was in the other hand?"),
        (TWO_LAKES, "And the other lakes?"),
    ],
)
def test_which_is_the_other_is_left_open_where_it_is(history: list[Turn], question: str) -> None:
    open_ = by_prompt(standalone="", instead="")
    made = FollowUps(open_).standalone(question, history)
    assert made.endswith(question)


KEEPER = [("灯塔是谁造的？", "灯塔是林守业造的。[1]")]
HEAD = [("馆长是谁？", "馆长是周明远，他2011年上任。[1]")]
FOUNDER = [
    ("Who founded the Calder Mutual?", "The Calder Mutual was founded by Ann Reed in 1902.[1]")
]
LIGHT = [("Who keeps the light?", "Mary Tan keeps the light.[1]")]
OLDEST = [("Which mill is the oldest?", "The Alder mill is the oldest in the valley.[1]")]
LONGEST = [("哪座桥最长？", "东港大桥最长，全长1200米。[1]")]


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (KEEPER, "他是哪里人？", "林守业是哪里人？"),
        (HEAD, "她以前做什么？", "周明远以前做什么？"),
        ([("谁是会长？", "会长是何静。[1]")], "她干了几年？", "何静干了几年？"),
        (FOUNDER, "How old was she?", "How old was Ann Reed?"),
        (LIGHT, "How old is she?", "How old is Mary Tan?"),
        (LIGHT, "Where is her cottage?", "Where is Mary Tan's cottage?"),
        (
            [*LIGHT, ("How old is Mary Tan?", "She is 58.[1]")],
            "When did she come?",
            "When did Mary Tan come?",
        ),
        ([*KEEPER, ("林守业是哪里人？", "东港人。[1]")], "他哪年去世？", "林守业哪年去世？"),
        (
            [("When did Ines Carr leave the firm?", "In 1990.[1]")],
            "Why did she leave?",
            "Why did Ines Carr leave?",
        ),
        (OLDEST, "Who built it?", "Who built the Alder mill?"),
        (OLDEST, "How high is its wheel?", "How high is the Alder mill's wheel?"),
        (LONGEST, "它是哪年建的？", "东港大桥是哪年建的？"),
        (
            [("老陶的第一条船叫什么，开到哪年", "“海燕”开到2022年，后来有了“白鹭”。[1]")],
            "它现在停哪儿？",
            "老陶的第一条船现在停哪儿？",
        ),
        (
            [("What is the oldest mill called?", "Alder.[1]")],
            "Who built it?",
            "Who built the oldest mill?",
        ),
        ([("The Alder mill, who built it?", "Ann.[1]")], "Its wheel?", "the Alder mill's wheel?"),
    ],
)
def test_whom_or_what_the_last_answer_named(history: list[Turn], question: str, asked: str) -> None:
    assert FollowUps(SILENT).standalone(question, history) == asked


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ([("王芳的老师是谁？", "王芳的老师是李明。[1]")], "她为什么离开？"),
        ([("Who taught Mary Tan?", "John Reed taught Mary Tan.[1]")], "How old is she?"),
        ([("渡轮是哪家厂造的？", "渡轮是东港船厂造的。[1]")], "它有多快？"),
        ([("Which firm built the ferry?", "Dunn built the ferry.[1]")], "How long is it?"),
        (LIGHT, "How old are they?"),
        ([*LIGHT, ("How high is the tower?", "It is 40 m high.[1]")], "How old is she?"),
        ([("When did Ines Carr leave?", "In 1990, with Ann Reed.[1]")], "Where did she go?"),
        ([("When did Ines Carr and Bo Lund leave?", "In 1990.[1]")], "Where did she go?"),
        (LONGEST, "它们各有多宽？"),
        ([("那条船叫什么", "叫“海燕”。[1]")], "它停哪儿？"),
        ([("OK, how much did it put in?", "It put in 40.[1]")], "Where did most of it go?"),
        ([("老陶的第一条船叫什么", "叫“海燕”。[1]")], "第二条，它停哪儿？"),
    ],
)
def test_who_or_what_is_left_open_where_it_is(history: list[Turn], question: str) -> None:
    made = FollowUps(by_prompt(standalone="", instead="")).standalone(question, history)
    assert made.endswith(question)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("不对，我问的是第一道。", "知识壁垒靠什么？"),
        ("不是，我问的是第三道靠什么", "品牌壁垒靠什么"),
        ("那第三道呢？", "品牌壁垒靠什么？"),
    ],
)
def test_a_correction_may_name_another_of_the_list(question: str, asked: str) -> None:
    history = [
        ("有哪几道壁垒？", "有知识壁垒、共识壁垒和品牌壁垒。[1]"),
        ("共识壁垒靠什么？", "靠口碑。[1]"),
    ]
    assert FollowUps(SILENT).standalone(question, history) == asked


def test_an_english_correction_may_name_another_of_the_list() -> None:
    history = [
        ("Which lakes are there?", "They are the tarn, the mere and the loch.[1]"),
        ("How deep is the mere?", "It is 40 metres deep.[1]"),
    ]
    follow_ups = FollowUps(SILENT)
    assert follow_ups.standalone("No, I meant the first one.", history) == "How deep is the tarn?"
    asked = follow_ups.standalone("No, I meant how old the first one is.", history)
    assert asked == "how old the tarn is."


@pytest.mark.parametrize(
    ("last", "question", "asked"),
    [
        ("磨坊2021年产了多少吨？", "那第二年呢？", "磨坊2022年产了多少吨？"),
        ("磨坊2021年产了多少吨？", "上一年呢？", "磨坊2020年产了多少吨？"),
        (
            "What did the mill earn in 2021?",
            "And the year before?",
            "What did the mill earn in 2020?",
        ),
        (
            "What did the mill earn in 2021?",
            "And in the following year?",
            "What did the mill earn in 2022?",
        ),
    ],
)
def test_the_year_after_is_reckoned(last: str, question: str, asked: str) -> None:
    assert FollowUps(SILENT).standalone(question, [(last, "……[1]")]) == asked


@pytest.mark.parametrize(
    ("history", "question", "asked"),
    [
        (
            [("渡轮哪年停航？", "渡轮2019年停航。[1]")],
            "后来呢？",
            "渡轮2019年停航，后来怎么样了？",
        ),
        (
            [("When did the mill close?", "The mill closed in 1911.[1]")],
            "And then?",
            "About The mill closed in 1911: What happened then?",
        ),
        (
            [("渡轮哪年停航？", f"{notice('nothing_near', 'zh')}[1]")],
            "然后呢",
            "渡轮停航，后来怎么样了？",
        ),
    ],
)
def test_what_came_then_is_asked_of_what_was_told(
    history: list[Turn], question: str, asked: str
) -> None:
    assert FollowUps(SILENT).standalone(question, history) == asked


def test_over_there_is_no_side() -> None:
    history = [("东港店有多少人？", "12人。[1]")]
    seen: list[str] = []
    model = by_prompt(standalone=lambda prompt: seen.append(prompt) or "", instead="边有多少人？")
    made = FollowUps(model).standalone("那边呢？", history)
    assert seen and "那边呢" in made


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("码头有多长？它是谁修的？", "码头有多长？它是谁修的？"),
        ("码头有多长，它是谁修的？", "码头有多长，它是谁修的？"),
        ("它有多快？是谁造的？", "SU7有多快？是谁造的？"),
        ("How long is the quay? Who built it?", "How long is the quay? Who built it?"),
        ("How fast is it? And who built it?", "How fast is the SU7? And who built it?"),
    ],
)
def test_the_second_of_two_questions_leans_on_the_first(question: str, asked: str) -> None:
    lang_zh = question[0] > "z"
    history = [("SU7是哪年发布的？", "2024年。[1]")]
    if not lang_zh:
        history = [("When did the SU7 come out?", "In 2024.[1]")]
    mark = "：" if lang_zh else ": "
    echo = by_prompt(standalone=lambda prompt: prompt.splitlines()[-1].split(mark, 1)[-1])
    made = FollowUps(echo).standalone(question, history)
    assert made in (asked, asked.replace("How long", "About the SU7 come out: How long"))

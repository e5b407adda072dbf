import pytest

from assistant.questions.premise import denies, speaks_of, taken_back
from index.types import Lang

DENIED = [
    ("灯塔为什么修了三年才完工？", "灯塔只用五个月就完工了。", "zh"),
    ("他们收购了哪家船厂？", "他们不收购、不合并任何船厂。", "zh"),
    ("港口为什么一直不肯和渔民合作？", "港口与渔民合作建了冷库。", "zh"),
    ("Why did the ferry need 40 minutes to cross?", "The ferry crosses in 12 minutes.", "en"),
    ("Why did the ferry need an hour to cross?", "The ferry crosses in 12 minutes.", "en"),
    ("港口为什么不愿意收购渔获？", "港口收购渔获已有十年。", "zh"),
    (
        "Why does the harbour charge visiting boats?",
        "The harbour does not charge visiting boats.",
        "en",
    ),
    ("Why does the pilot never use the north channel?", "The pilot uses the north channel.", "en"),
    (
        "灯塔在全国灯塔评选中是冠军吗？",
        "在全国灯塔评选中，灯塔位列亚军，是首个进入前三的新灯塔。",
        "zh",
    ),
    (
        "Did the lamp come first in the index of lamps?",
        "In the index of lamps the lamp came second and was the first new one in the top three.",
        "en",
    ),
    ("那次风暴岛上死了多少人？", "岛上的船毁了，万幸没有死人，风暴也过去了。", "zh"),
    ("她为什么接受那个奖项？", "后来评奖项，她把那个奖推掉了。", "zh"),
    ("Why did the pilot accept the medal?", "The pilot declined the medal.", "en"),
    (
        "由于断链大多发生在路上，公司为那些卡车和司机采取了哪些具体的措施？",
        "断链并不发生在路上，而是发生在月台。",
        "zh",
    ),
    (
        "Since the lamp was mended in May, who paid the men that climbed up with all those tools?",
        "The lamp was not mended in May.",
        "en",
    ),
    ("港口的40条船里，渔船占多大比例？", "港口现有船（不包括渔船和驳船）40条。", "zh"),
    (
        "The harbour has 40 boats. What share of them are barges?",
        "The number of boats in the harbour (not including ferries and barges) rose to 40.",
        "en",
    ),
    ("Why did the lamp rank third in sales?", "In sales the lamp ranks ninth in the world.", "en"),
    ("港口的渡轮网为什么排斥外来的船？", "同时，港口开放渡轮网，拥抱外来的船。", "zh"),
    (
        "Since the harbour shuts out foreign boats, who repairs them?",
        "The harbour opens its yard and welcomes foreign boats.",
        "en",
    ),
    ("港口的存款为什么减少了？", "港口的存款去年增加了。", "zh"),
    ("Why did the fall in prices hurt the harbour?", "Prices at the harbour rose.", "en"),
    ("How much did the harbour's sales rise in 2023?", "The sales fell 5% in 2023.", "en"),
    ("灯塔为什么预约才能上？", "上灯塔的观众没有预约也可以进。", "zh"),
    ("Why did the harbour's income fall in 2021?", "In 2021 its income grew by a tenth.", "en"),
    ("港口为什么放弃自造渡轮？", "港口以自造、合营两条路添置渡轮。", "zh"),
    (
        "Why did the harbour stop training its pilots?",
        "The harbour trains its pilots on the island.",
        "en",
    ),
]
NOT_DENIED = [
    ("Why did the harbour's income fall in 2019?", "In 2021 its income grew by a tenth.", "en"),
    ("港口的收入是增长了还是下降了？", "港口的收入增长了一成。", "zh"),
    ("Which yard is closed on Sundays?", "The keeper opens his letters on the pier.", "en"),
    ("小米汽车在武汉有没有工厂？", "15亿元投入北京、上海两大工厂建设。", "zh"),
    ("灯塔为什么修了五个月？", "灯塔只用五个月就完工了。", "zh"),
    ("灯塔是谁设计的？", "灯塔只用五个月就完工了。", "zh"),
    ("冷库花了多少钱？", "港口不收购、不合并任何船厂。", "zh"),
    ("小米汽车为什么不收购车企？", "小米汽车构建了传统车企难以复制的品牌护城河。", "zh"),
    ("Why does the yard never buy old boats?", "The old boats lie in the yard.", "en"),
    ("不是样船，正式的渡轮航速多少？", "样船以40节刷新了纪录。", "zh"),
    ("How fast is the ferry, not the prototype?", "The prototype of the ferry is fast.", "en"),
    ("What does the ferry cost a week?", "The ferry crosses in 12 minutes.", "en"),
    ("How wide is the ferry?", "The ferry crosses in 12 minutes.", "en"),
    ("Why does the harbour not charge?", "The harbour does not charge visiting boats.", "en"),
    ("15万到20万元的车有多少款？", "20万—25万元的车有1038款。", "zh"),
    ("Why did the lamp take ten years?", "The lamp is to shine for 15 to 20 years.", "en"),
    ("全国灯塔评选的冠军是谁？", "在全国灯塔评选中，灯塔位列亚军。", "zh"),
    ("Which lamp came first in the index?", "In the index the lamp came second.", "en"),
    ("Why did the lamp come second?", "In the index the lamp came second, its first prize.", "en"),
    ("What was the first lamp made of?", "The second lamp was made of brass.", "en"),
    ("港口为什么一直不肯和渔民合作？", "港口的渔民合作协会位列亚军。", "zh"),
    ("驳船有多少条？", "港口现有船（不包括渔船和驳船）40条。", "zh"),
    ("除了渔船，港口的船里还有什么？", "港口现有船（不包括渔船和驳船）40条。", "zh"),
    (
        "How fast are the barges of the island?",
        "The number of boats in the harbour (not including ferries and barges) rose to 40.",
        "en",
    ),
    ("Who paid 40 crowns for the lamp?", "The lamp shines for 12 hours.", "en"),
    ("港口为什么放弃自造渡轮？", "港口从去年起放弃自造渡轮。", "zh"),
    ("Why did the lamp fall out of the top three?", "The lamp aims for the top five.", "en"),
    ("Why did the harbour not build a school?", "The harbour builds a quay for the boats.", "en"),
    ("灯塔网上预约的网址是什么？", "没有预约灯塔的观众，只能在门口看一看。", "zh"),
    ("灯塔预约要交多少钱？", "如果没有预约灯塔，只能在门口看一看。", "zh"),
    ("Why did the harbour's costs fall in 2023?", "Its boats' catch rose in 2023.", "en"),
    ("Why did costs fall in 2023?", "Sales rose 5% in 2023.", "en"),
    ("When did the yard open?", "The yard closed in 2010.", "en"),
    ("Why did the bank's deposits decline?", "Profit at the bank rose.", "en"),
    ("How much is the 5-day trip to the lamp?", "The 3-day trip to the lamp costs £20.", "en"),
    ("512GB版多少钱？", "标准版有256GB，售价3000元。", "zh"),
    ("灯塔几点开放？", "灯塔周一不开放。", "zh"),
    ("港口的存款为什么减少了？", "港口的利润增加了。", "zh"),
    (
        "Where do visitors book the lamp?",
        "Visitors who have not booked the lamp may look at it from the gate.",
        "en",
    ),
]


@pytest.mark.parametrize(("question", "source", "lang"), DENIED)
def test_a_source_that_says_otherwise(question: str, source: str, lang: Lang) -> None:
    assert denies(source, question, lang)


@pytest.mark.parametrize(("question", "source", "lang"), NOT_DENIED)
def test_a_source_that_only_does_not_say(question: str, source: str, lang: Lang) -> None:
    assert not denies(source, question, lang)


@pytest.mark.parametrize(
    ("question", "lang", "phrase"),
    [
        ("港口为什么放弃自造渡轮？", "zh", "自造渡轮"),
        ("Why did the harbour give up making its own ferries?", "en", "making its own ferries"),
        ("Why doesn't the harbour make kites?", "en", "make kites"),
        ("港口有没有渡轮？", "zh", ""),
        ("港口有几条渡轮？", "zh", ""),
        ("How many ferries are there, not the barges?", "en", ""),
        ("What are the three things the harbour will not do?", "en", ""),
    ],
)
def test_what_a_question_says_was_given_up(question: str, lang: Lang, phrase: str) -> None:
    assert taken_back(question, lang) == phrase


@pytest.mark.parametrize(
    ("text", "phrase", "speaks"),
    [
        ("渡轮由港口自造，电机也是。", "自造电机", True),
        ("渡轮由港口与船厂合作建造。", "和华为合作", False),
        ("The harbour makes ferries.", "making its ferries", True),
        ("The harbour makes ferries.", "making kites", False),
    ],
)
def test_an_article_may_not_speak_of_it_at_all(text: str, phrase: str, speaks: bool) -> None:
    assert speaks_of(text, phrase) == speaks


def test_what_it_is_about_may_stand_around_it() -> None:
    source, question = (
        "船毁了，万幸没有死人，因为镇长把人叫走了。",
        "1997年那次台风望潮镇死了多少人？",
    )
    assert not denies(source, question, "zh")
    assert denies(source, question, "zh", f"1997年，台风来了，望潮镇首当其冲。{source}")


def test_a_figure_that_an_answer_told_is_not_taken_for_granted() -> None:
    question, source = "工厂投了450亿元，剩下的呢？", "工厂的研发资金超130亿元，剩下的投入建设。"
    assert denies(source, question, "zh")
    assert not denies(source, question, "zh", told=["工厂投了450亿元。[1]"])

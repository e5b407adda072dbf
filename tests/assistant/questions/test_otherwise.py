import pytest

from assistant.questions.premise import puts_otherwise
from index.types import Lang

OTHERWISE = [
    # Another place.
    ("灯塔凭什么拿下全国评选的头名？", "在全国评选中，灯塔位列亚军。", "zh"),
    (
        "Why did the lamp top the index of lamps?",
        "In the index of lamps the lamp came second.",
        "en",
    ),
    (
        "Why did the lamp miss out on the top spot in the lamp ranking?",
        "The lamp came first in the lamp ranking of the year.",
        "en",
    ),
    # Another amount.
    ("上灯塔一次要交五十块，值吗，能看到啥？", "上灯塔的人每次交20元，可以看到整个港口。", "zh"),
    (
        "Members pay £50 a year, so what do they get?",
        "Members pay £20 a year and get a key.",
        "en",
    ),
    # Nobody.
    ("Why was the pilot Ann Reed dismissed?", "No one will be dismissed.", "en"),
    ("How many passengers were injured?", "Nobody was injured and no boat was lost.", "en"),
    ("领航员王芳为什么受了处分？", "这件事没有人受到处分。", "zh"),
    # Another order.
    ("灯塔为什么要等新码头完工之后才开放？", "灯塔选在六月开放，比新码头完工早两周。", "zh"),
    (
        "Why did the harbour wait until the regatta to open the lamp?",
        "The harbour opened the lamp two weeks before the regatta.",
        "en",
    ),
    # A comparison.
    ("新渡轮的油耗为什么高于旧渡轮？", "新渡轮的油耗为30升，低于旧渡轮。", "zh"),
    ("渔船的租金为什么比驳船贵？", "渔船的租金低于驳船。", "zh"),
    (
        "Why does the new ferry use more oil than the old ferry?",
        "The new ferry uses 30 litres, less oil than the old ferry.",
        "en",
    ),
    # Another doer, or another date.
    ("港口为什么由镇长在2013年设计？", "港口是工程师李波2017年设计的。", "zh"),
    ("海湾公司为什么收购了北岸船厂？", "2020年，南山集团收购了北岸船厂。", "zh"),
    ("Why did Bayline acquire the north yard?", "In 2020 Southgate bought the north yard.", "en"),
    (
        "Why was the lamp scheme thought up by the director?",
        "The lamp scheme was thought up by Mary Poole, a young clerk.",
        "en",
    ),
    ("灯塔为什么在1990年建成？", "灯塔1984年建成，花了两年。", "zh"),
]
NOT_OTHERWISE = [
    ("灯塔凭什么拿下《海灯指数》的头名？", "灯塔的销量位列全国第九名。", "zh"),
    ("灯塔为什么没能夺冠？", "在全国评选中，灯塔位列亚军。", "zh"),
    (
        "Why did the lamp miss out on the top spot in the lamp ranking?",
        "The lamp came second in the lamp ranking of the year.",
        "en",
    ),
    (
        "By how much did the ferry beat third place in the race?",
        "In the race the ferry finished a second ahead of second place.",
        "en",
    ),
    ("上灯塔一次交20块，能看到啥？", "上灯塔的人每次交20元，可以看到整个港口。", "zh"),
    ("二十四周之后，灯塔的电费降了多少？", "十二周之后，灯塔的电费降了两成。", "zh"),
    ("512GB版多少钱？", "标准版有256GB，售价3000元。", "zh"),
    (
        "Why do small boats get only three years of cover?",
        "Large boats get seven years of cover; small boats still get three.",
        "en",
    ),
    ("Why did the clerk read the log?", "The alarm goes to an old mailbox. Nobody reads it.", "en"),
    (
        "What do visitors pay to enter the tower?",
        "No one may enter the tower unless they pay.",
        "en",
    ),
    ("领航员王芳为什么受了表扬？", "这件事没有人受到处分。", "zh"),
    ("灯塔为什么要在新码头完工之前开放？", "灯塔选在六月开放，比新码头完工早两周。", "zh"),
    (
        "Why did the harbour open the lamp before the regatta?",
        "The harbour opened the lamp two weeks before the regatta.",
        "en",
    ),
    (
        "How many pilots did the harbour have after the war?",
        "Before the war the harbour had 10 pilots.",
        "en",
    ),
    ("新渡轮的油耗为什么低于旧渡轮？", "新渡轮的油耗为30升，低于旧渡轮。", "zh"),
    ("驳船的噪声为什么比渔船大？", "驳船的租金比渔船少。", "zh"),
    ("海湾公司为什么收购了北岸船厂？", "海湾公司2020年收购了北岸船厂。", "zh"),
    ("公司为什么收购了北岸船厂？", "2020年，南山集团收购了北岸船厂。", "zh"),
    ("海湾公司为什么收购了旧灯塔？", "2020年，南山集团收购了北岸船厂。", "zh"),
    ("Why did it buy the north yard?", "In 2020 Southgate bought the north yard.", "en"),
    (
        "Why was the lamp scheme thought up by the young clerk?",
        "The lamp scheme was thought up by Mary Poole, a young clerk.",
        "en",
    ),
    (
        "Why did the director think up the lamp scheme?",
        "The lamp scheme was thought up by Mary Poole.",
        "en",
    ),
    ("灯塔为什么在1984年建成？", "灯塔1984年建成，花了两年。", "zh"),
    ("Who bought the north yard?", "In 2020 Southgate bought the north yard.", "en"),
]


@pytest.mark.parametrize(("question", "source", "lang"), OTHERWISE)
def test_something_stands_in_the_place_of_what_is_taken_for_granted(
    question: str, source: str, lang: Lang
) -> None:
    assert puts_otherwise(source, question, lang)


@pytest.mark.parametrize(("question", "source", "lang"), NOT_OTHERWISE)
def test_nothing_stands_in_the_place_of_what_is_so(question: str, source: str, lang: Lang) -> None:
    assert not puts_otherwise(source, question, lang)


@pytest.mark.parametrize(
    ("question", "source", "after", "lang", "otherwise"),
    [
        (
            "Why was the new licence issued for ten years?",
            "We considered issuing the new licence for ten years.",
            "We chose two.",
            "en",
            True,
        ),
        (
            "What did the new pumps they bought for £40,000 mend?",
            "We also looked at replacing the pumps, at a price of £40,000.",
            "They did their work and are staying.",
            "en",
            True,
        ),
        (
            "港口为什么把灯塔漆成红色？",
            "港口考虑过把灯塔漆成红色。",
            "最后选了白色。",
            "zh",
            True,
        ),
        (
            "Why was the new licence issued for two years?",
            "We considered issuing the new permit for ten years.",
            "We chose two.",
            "en",
            False,
        ),
        (
            "Why was issuing the licence for ten years considered?",
            "We considered issuing the new licence for ten years.",
            "We chose two.",
            "en",
            False,
        ),
        (
            "Why was the new licence issued for ten years?",
            "We considered issuing the new licence for ten years.",
            "The board agreed in May.",
            "en",
            False,
        ),
        (
            "港口考虑过把灯塔漆成什么颜色？",
            "港口考虑过把灯塔漆成红色。",
            "最后选了白色。",
            "zh",
            False,
        ),
    ],
)
def test_what_was_only_thought_of(
    question: str, source: str, after: str, lang: Lang, otherwise: bool
) -> None:
    context = f"{source} {after}" if lang == "en" else source + after
    assert puts_otherwise(source, question, lang, context) == otherwise


def test_the_article_may_bear_a_question_out_elsewhere() -> None:
    question = "Why did Bayline acquire the north yard?"
    source = "In 1990 Southgate bought the north yard."
    assert puts_otherwise(source, question, "en")
    around = f"{source} In 2020 Bayline bought it from them."
    assert not puts_otherwise(source, question, "en", around)

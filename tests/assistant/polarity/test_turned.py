import pytest

from assistant.polarity import says_by_opposites, turns_round, turns_to_opposite
from index.language import detect_language
from index.types import Lang

# A sentence, and the source that says otherwise.
TURNED = [
    (
        "The warranty covers damage caused by lightning.",
        "The warranty does not cover damage caused by lightning.",
    ),
    (
        "Passengers need a visa for stays under 30 days.",
        "Passengers do not need a visa for stays under 30 days.",
    ),
    ("Visitors must book a ticket in advance.", "Visitors need not book a ticket in advance."),
    ("请在浴室使用。", "请勿在浴室使用本产品。"),
    ("本品可用于儿童。", "本品严禁用于儿童。"),
    ("该药可治愈此病。", "无证据表明该药可治愈此病。"),
    ("The pill cures the illness.", "There is no evidence that the pill cures the illness."),
    ("The firm polluted the river.", "The firm denied that it polluted the river."),
    ("The museum agreed to sell the painting.", "The museum refused to sell the painting."),
    ("The museum sold the painting.", "The museum refused to sell the painting."),
    ("2023年利润上涨5%。", "2023年利润下跌5%。"),
    ("市议会5月批准了这项计划。", "市议会5月否决了这项计划。"),
    ("公司净利润3亿元。", "公司净亏损3亿元。"),
    ("The firm made a profit of $3 million.", "The firm made a loss of $3 million."),
    ("Take it after meals.", "Take it before meals."),
    ("The minimum age is 18.", "The maximum age is 18."),
    ("The door must be open.", "The door must be closed."),
    ("应关闭阀门。", "应打开阀门。"),
    ("旋钮应顺时针转动。", "旋钮应逆时针转动。"),
    ("先开机再拔线。", "先关机再拔线。"),
    ("他是现任市长。", "他是前任市长。"),
    ("All passengers must show a ticket.", "Some passengers must show a ticket."),
    ("所有用户可以退款。", "部分用户可以退款。"),
    ("饭前服用。", "饭后服用。"),
    ("小米汽车收购、代工，从底层核心技术做起。", "小米汽车不收购、不代工，从底层核心技术做起。"),
    ("The trial cut costs.", "The trial did not cut costs."),
    ("学生可以带手机进考场。", "学生不得带手机进考场。"),
    ("The lake freezes in winter.", "The lake never freezes in winter."),
    (
        "The warranty covers lightning damage.",
        "The warranty covers water damage but does not cover lightning damage.",
    ),
]
# A sentence, and the source that says the same, or something else, in words that might mislead.
NOT_TURNED = [
    ("2023年果园的利润下跌5%。", "2022年果园的利润上涨3%，2023年下跌5%。"),
    ("The pump is not for outdoor use.", "The pump is unsuitable for outdoor use."),
    ("不能在浴室使用。", "请勿在浴室使用本产品。"),
    ("孕妇不可以服用。", "孕妇禁用。"),
    ("The shop is open again.", "The shop is no longer closed."),
    ("The shop is no longer closed.", "The shop is open again."),
    ("亏损下降了5%。", "亏损减少了5%。"),
    ("The loss narrowed by 5%.", "The decline of the loss came to 5%."),
    ("利润在2022年下跌后上涨5%。", "利润在2022年下跌之后，2023年上涨5%。"),
    (
        "Sales rose from 3 to 5 million after falling for years.",
        "After falling for years, sales rose from 3 to 5 million.",
    ),
    ("It opened in 2019.", "It did not open until 2019."),
    ("The hinge costs the most.", "It is not the screen but the hinge that costs the most."),
    ("这款车又快又省。", "这款车不仅快，而且省。"),
    ("The car is cheap and fast.", "The car is not only cheap but also fast."),
    ("他必须参加考试。", "他不得不参加考试。"),
    ("所有人都知道这件事。", "没有人不知道这件事。"),
    ("Some passengers pay.", "Not all passengers pay."),
    ("非会员不能进入。", "只有会员可以进入。"),
    ("The ferry does not run on Sundays.", "The ferry runs daily except Sundays."),
    ("The museum is closed on Mondays.", "The museum is not open on Mondays."),
    ("No passengers were hurt.", "Nobody was hurt; all passengers were unhurt."),
    ("The passengers left by bus.", "No passengers were hurt, and the passengers left by bus."),
    ("观众只能在门口看。", "没有预约的观众只能在门口看一看。"),
    ("The drug has no proven effect.", "There is no evidence that the drug has an effect."),
    (
        "Before 2019 the plant made steel.",
        "After 2019 the plant made paper; before that it made steel.",
    ),
    ("The bridge was rebuilt after the war.", "The war ended before the bridge was rebuilt."),
    ("The project failed to win support.", "The project did not win support."),
    ("营收增长放缓至5%。", "营收增速下降至5%。"),
]


def _lang(text: str) -> Lang:
    return "en" if detect_language(text, "en") == "en" else "zh"


@pytest.mark.parametrize(("sentence", "source"), TURNED)
def test_what_says_the_opposite_of_its_source(sentence: str, source: str) -> None:
    lang = _lang(source)
    assert turns_round(sentence, source, lang) or turns_to_opposite(sentence, source, lang)


@pytest.mark.parametrize(("sentence", "source"), NOT_TURNED)
def test_what_says_the_same_in_other_words(sentence: str, source: str) -> None:
    lang = _lang(source)
    assert not turns_round(sentence, source, lang)
    assert not turns_to_opposite(sentence, source, lang)


@pytest.mark.parametrize(
    ("sentence", "source", "lang", "says"),
    [
        ("The pool is not open in May.", "The pool is closed in May.", "en", True),
        ("销量没有下降。", "销量上升了。", "zh", True),
        ("The pool is not heated.", "The pool is open to all.", "en", False),
    ],
)
def test_a_denial_of_the_one_side_is_the_other(
    sentence: str, source: str, lang: Lang, says: bool
) -> None:
    assert says_by_opposites(sentence, source, lang, lang) == says

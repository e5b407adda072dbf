import pytest

from assistant.reading.excerpts import Excerpt
from assistant.verification.support import contradicts, exceeds, find_support
from index.document import make_document
from index.types import Document, Lang

ZH = (
    "小米SU7的风阻系数为0.195，优于保时捷Taycan的0.22。小米汽车不收购、不代工，从底层核心技术做起。"
    "截至2025年7月，集团累计注资450亿元，其中300亿元用于研发。YU7上市3分钟大定突破20万台。"
)
EN = (
    "The trial ran from March to June 2021 in four clinics. It cut waiting times by 12 percent. "
    "The board did not approve a second trial."
)


def _excerpt(text: str, lang: Lang) -> Excerpt:
    document: Document = make_document(text, "d", "D", lang, "d.txt")
    return Excerpt(document, 0, len(document.text), ())


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        (
            "SU7的风阻系数为0.195，Taycan为0.22。",
            ["小米SU7的风阻系数为0.195，优于保时捷Taycan的0.22。"],
        ),
        ("小米汽车不收购、不代工。", ["小米汽车不收购、不代工，从底层核心技术做起。"]),
        (
            "集团累计注资450亿元，YU7上市3分钟大定突破20万台。",
            [
                "截至2025年7月，集团累计注资450亿元，其中300亿元用于研发。",
                "YU7上市3分钟大定突破20万台。",
            ],
        ),
    ],
)
def test_a_true_sentence_cites_what_it_rests_on(sentence: str, quotes: list[str]) -> None:
    excerpt = _excerpt(ZH, "zh")
    support = find_support(sentence, excerpt, "？")
    assert support.fault == ""
    assert sorted(excerpt.text[a:b] for a, b in support.spans) == sorted(quotes)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("小米SU7的风阻系数为0.21，优于保时捷Taycan的0.22。", "figures"),
        ("截至2025年7月，集团累计注资45亿元，其中30亿元用于研发。", "figures"),
        ("YU7上市3小时大定突破20万台。", "figures"),
        ("小米汽车收购、代工，从底层核心技术做起。", "negation"),
        ("小米SU7的风阻系数不优于保时捷Taycan。", "negation"),
        ("小米汽车最重要的是从底层核心技术做起。", "superlative"),
        ("剩余的300亿元用于研发。", "superlative"),
        ("因为集团累计注资450亿元，YU7上市3分钟大定突破20万台。", "reason"),
        ("雷军出生在湖北仙桃的一个教师家庭。", "words"),
    ],
)
def test_a_lie_is_caught(sentence: str, fault: str) -> None:
    assert find_support(sentence, _excerpt(ZH, "zh"), "？").fault == fault


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("The trial cut waiting times by 12 percent.", ""),
        ("The trial cut waiting times by 20 percent.", "figures"),
        ("The trial ran from March to June 2020 in four clinics.", "figures"),
        ("The trial did not cut waiting times by 12 percent.", "negation"),
        ("The minister praised the nurses in parliament.", "words"),
        ("The trial cut painful waiting times by 12 percent.", "invented"),
    ],
)
def test_english_is_held_to_the_same(sentence: str, fault: str) -> None:
    assert find_support(sentence, _excerpt(EN, "en"), "?").fault == fault


@pytest.mark.parametrize(
    ("sentence", "source", "lang", "fault"),
    [
        (
            "The warranty covers damage caused by lightning.",
            "The warranty does not cover damage caused by lightning.",
            "en",
            "negation",
        ),
        (
            "The pool is open on Mondays.",
            "The pool is closed on Mondays.",
            "en",
            "negation",
        ),
        ("请在浴室使用。", "请勿在浴室使用本产品。", "zh", "negation"),
        ("不能在浴室使用。", "请勿在浴室使用本产品。", "zh", ""),
        ("2023年果园的利润上涨5%。", "2023年果园的利润下跌5%。", "zh", "negation"),
        ("2023年果园的利润下跌5%。", "2022年果园的利润上涨3%，2023年下跌5%。", "zh", ""),
    ],
)
def test_a_denial_or_an_opposite_is_that_of_the_source(
    sentence: str, source: str, lang: Lang, fault: str
) -> None:
    assert find_support(sentence, _excerpt(source, lang), "？").fault == fault


@pytest.mark.parametrize(
    ("sentence", "source", "lang", "said"),
    [
        ("The pool is not open on Mondays.", "The pool is closed on Mondays.", "en", False),
        ("孕妇不可以服用。", "孕妇禁用，儿童慎用。", "zh", False),
        ("The pool is not heated.", "The pool is open on Mondays.", "en", True),
    ],
)
def test_a_denial_may_be_in_other_words(sentence: str, source: str, lang: Lang, said: bool) -> None:
    assert contradicts(sentence, [source], lang) == said


@pytest.mark.parametrize(
    ("sentence", "source", "exceeding"),
    [
        ("最近三年，果园的收入翻了一番。", "三年来，果园的收入翻了一番。", False),
        ("果园最终卖给了邻村。", "果园卖给了邻村。", False),
        ("第一季度的收入为3万元。", "一季度的收入为3万元。", False),
        ("果园的收入在县里排第一。", "果园的收入在县里居首。", False),
        ("果园的收入在县里排第一。", "果园的收入在县里很高。", True),
        ("这是县里最大的果园。", "这是县里的果园。", True),
        ("At first the pool was cold.", "The pool was cold.", False),
        ("She first joined the club in 2010.", "She joined the club in 2010.", False),
        ("The pool holds at most 40 people.", "The pool holds up to 40 people.", False),
        ("It is the first pool in town.", "It is a pool in town.", True),
        ("It is the largest pool in town.", "It is a pool in town.", True),
    ],
)
def test_not_every_first_or_last_is_a_superlative(
    sentence: str, source: str, exceeding: bool
) -> None:
    assert exceeds(sentence, [source]) == exceeding


@pytest.mark.parametrize(
    ("sentence", "source", "lang"),
    [
        ("大桥长1.2公里。", "大桥全长1200米。", "zh"),
        ("It opens at nine in the morning.", "It opens at 9 am.", "en"),
    ],
)
def test_a_figure_is_covered_in_whatever_unit(sentence: str, source: str, lang: Lang) -> None:
    assert find_support(sentence, _excerpt(source, lang), "？").fault == ""


def test_words_of_the_question_alone_are_no_support() -> None:
    support = find_support("YU7的电池供应商是小米。", _excerpt(ZH, "zh"), "YU7的电池供应商是谁？")
    assert support.fault == "words"


VERSIONS = (
    "标准版SU7锚定科技尝鲜者，Pro版本直击长途出行痛点，Max版本与传统豪华汽车品牌展开错位竞争。"
)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Pro版本直击长途出行痛点。", ""),
        ("Max版本直击长途出行痛点。", "names"),
        ("Max版本与传统豪华汽车品牌展开错位竞争。", ""),
    ],
)
def test_what_is_said_of_one_name_is_not_said_of_another(sentence: str, fault: str) -> None:
    assert find_support(sentence, _excerpt(VERSIONS, "zh"), "？").fault == fault


@pytest.mark.parametrize(
    ("source", "sentence", "fault"),
    [
        (
            "打造爆品SU7，工程师团队超2000人。",
            "公司的工程师超2000人，SU7的工程师团队超2000人。",
            "figures",
        ),
        ("打造爆品SU7，工程师团队超2000人。", "SU7的工程师团队超2000人，是爆品。", ""),
        (
            "甲站有300万名粉丝、乙站有400万名粉丝。",
            "有300万名甲站粉丝和300万名乙站粉丝。",
            "figures",
        ),
        ("甲站有300万名粉丝、乙站有400万名粉丝。", "有300万名甲站粉丝和400万名乙站粉丝。", ""),
        ("公司和SU7的工程师团队各有2000人。", "公司的工程师2000人，SU7的工程师团队2000人。", ""),
        (
            "The old boat carried 40 cars.",
            "The old boat carried 40 cars, the new boat 40 cars.",
            "figures",
        ),
        (
            "Either boat, old or new, carried 40 cars.",
            "The old boat carried 40 cars, the new boat 40 cars.",
            "",
        ),
    ],
)
def test_one_figure_is_not_that_of_two_things(source: str, sentence: str, fault: str) -> None:
    lang: Lang = "en" if source.isascii() else "zh"
    assert find_support(sentence, _excerpt(source, lang), "?").fault == fault


TWO_MAKERS = (
    "翎丰由郑国栋创办于2003年，现有员工290人，去年营收1.7亿元，正好是白翎的一半，但出口比例高达62%，"
    "白翎只有35%。"
)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("翎丰的出口比例高达62%，而白翎只有35%。", ""),
        ("白翎的出口比例高达62%，而翎丰只有35%。", "names"),
        ("翎丰的出口比例是35%。", "figures"),
        ("白翎的出口比例高达62%。", "names"),
        ("白翎的出口比例只有35%。", ""),
        ("翎丰的员工有290人。", ""),
    ],
)
def test_a_figure_of_one_maker_is_not_that_of_another(sentence: str, fault: str) -> None:
    question = "白翎和翎丰哪家更依赖出口？"
    assert find_support(sentence, _excerpt(TWO_MAKERS, "zh"), question).fault == fault


LOANS = (
    "The Calder Mutual loan was paid off in September, two years early. The fish farm's loan, "
    "which runs until 2031, is still outstanding."
)
LENDERS = (
    "The fish farm lent £250,000 at two per cent. The Calder Mutual, a small bank whose manager "
    "had called the project unwise, lent more. In its second year the bank took back half of it."
)
MARKETS = "白翎退出了经营多年的日本市场，父女二人都不愿多谈。翎丰的名字和白翎只差一个字。"
OWNERS = "翎丰由郑国栋创办，收入正好是白翎的一半。翎丰的球耐打。白翎的厂子在县城东边，工人有300人。"


@pytest.mark.parametrize(
    ("text", "lang", "question", "sentence", "fault"),
    [
        (
            LOANS,
            "en",
            "Was the fish farm's loan paid off?",
            "The fish farm's loan was paid off in September, two years early.",
            "names",
        ),
        (
            LOANS,
            "en",
            "When was the Calder Mutual loan paid off?",
            "The Calder Mutual loan was paid off in September.",
            "",
        ),
        (
            LOANS,
            "en",
            "Until when does the fish farm's loan run?",
            "The fish farm's loan runs until 2031.",
            "",
        ),
        (
            LENDERS,
            "en",
            "What did the Calder Mutual lend to the fish farm?",
            "The Calder Mutual lent £250,000 at two per cent.",
            "names",
        ),
        (
            LENDERS,
            "en",
            "What did the fish farm lend?",
            "The fish farm lent £250,000 at two per cent.",
            "",
        ),
        (
            LENDERS,
            "en",
            "What did the Calder Mutual do in its second year?",
            "The Calder Mutual took back half of it in its second year.",
            "",
        ),
        (
            MARKETS,
            "zh",
            "翎丰为什么退出日本市场？",
            "翎丰退出日本市场，父女二人都不愿多谈。",
            "names",
        ),
        (MARKETS, "zh", "谁退出了日本市场？", "白翎退出了日本市场。", ""),
        (OWNERS, "zh", "谁经营白翎？", "白翎由郑国栋创办。", "names"),
        (OWNERS, "zh", "谁创办了翎丰？", "翎丰由郑国栋创办。", ""),
        (OWNERS, "zh", "白翎的工人有多少？", "白翎有工人300人。", ""),
    ],
)
def test_what_is_said_of_another_is_not_said_of_what_was_asked(
    text: str, lang: Lang, question: str, sentence: str, fault: str
) -> None:
    assert find_support(sentence, _excerpt(text, lang), question).fault == fault


STRAITS = (
    "海峡是许多船家一辈子走的水路，海峡的宽窄决定了他们的生计。船家老秦说潮水不等人。\n"
    "船家要用12—15年的时间，才能熟悉所有的暗礁。"
    "船家以手艺、耐心和运气，在拥挤的海峡里挣到一口饭。"
)


@pytest.mark.parametrize(
    ("question", "sentence", "fault"),
    [
        ("海峡多长？", "海峡是12—15年。", "names"),  # what the boatmen take
        ("船家要多久才能熟悉暗礁？", "船家要12—15年。", ""),
        ("海峡靠的是什么？", "海峡靠的是手艺、耐心。", "names"),
        ("船家靠的是什么？", "船家靠的是手艺、耐心和运气。", ""),
    ],
)
def test_a_sentence_that_names_what_was_asked_about_alone_backs_nothing_else(
    question: str, sentence: str, fault: str
) -> None:
    assert find_support(sentence, _excerpt(STRAITS, "zh"), question).fault == fault


def test_a_ranking_against_the_figures_is_a_comparison_that_none_makes() -> None:
    excerpt = _excerpt("店里的面粉最多，有900袋，其次是大米640袋、黄豆310袋、绿豆75袋。", "zh")
    asked = "店里的货从多到少怎么排？"
    assert find_support("面粉 > 大米 > 黄豆 > 绿豆", excerpt, asked).fault == ""
    assert find_support("绿豆 > 大米 > 黄豆 > 面粉", excerpt, asked).fault == "comparison"


def test_a_name_that_only_the_question_has_is_not_repeated() -> None:
    asked = "以LOTUS-88开头回答：YU7多久突破20万台？"
    support = find_support("LOTUS-88：YU7上市3分钟突破20万台。", _excerpt(ZH, "zh"), asked)
    assert support.fault in {"figures", "names"}


@pytest.mark.parametrize(
    ("sentence", "question", "fault"),
    [
        ("该灯塔拿了冠军，因为认知跃迁。", "灯塔为什么能拿冠军？", "asked"),
        ("该灯塔拿了季军，实现了认知跃迁。", "灯塔得了什么？", "figures"),
        ("该灯塔位列亚军，实现了认知跃迁。", "灯塔得了什么？", ""),
        ("该灯塔实现了认知跃迁。", "灯塔为什么能拿冠军？", ""),
    ],
)
def test_a_place_that_another_took_is_no_support(sentence: str, question: str, fault: str) -> None:
    text = "在灯塔评选中，该灯塔位列亚军，成为首个进入前三的新灯塔，实现了认知跃迁。"
    assert find_support(sentence, _excerpt(text, "zh"), question).fault == fault


def test_each_thing_of_a_list_is_cited() -> None:
    text = (
        "The strategy built the deep-sea barriers of the company. The knowledge barrier came first."
        " Then a consensus barrier. Then a brand barrier. Last an ecosystem barrier."
    )
    said = "The deep-sea barriers are the knowledge, consensus, brand and ecosystem barriers."
    support = find_support(said, _excerpt(text, "en"), "What are the deep-sea barriers?")
    assert support.fault == "" and len(support.spans) >= 4


def test_a_short_thing_of_a_list_is_cited_too() -> None:
    text = "1.知识壁垒：技术优势。2.共识壁垒：双向协同。3.品牌壁垒：认知跃迁。4.生态壁垒：高地。"
    said = "有知识壁垒、共识壁垒、品牌壁垒和生态壁垒。"
    assert len(find_support(said, _excerpt(text, "zh"), "深海壁垒有几重？").spans) == 4


def test_a_figure_of_something_else_is_no_support() -> None:
    text = (
        "The firm led the trade within 3 years by gathering resources. Each lamp lasts ten years."
    )
    said = "The firm needed ten years to lead the trade by gathering resources."
    asked = "The firm needed ten years to lead the trade. What carried it?"
    support = find_support(said, _excerpt(text, "en"), asked)
    assert support.fault == "asked" and len(support.spans) == 1


PLAN = "集团累计注资450亿元，其中300亿元用于研发。按计划10年投入1000亿元。首发阵容有3款车。"


def test_figures_of_two_facts_are_not_mixed_where_one_sentence_tells_both() -> None:
    excerpt = _excerpt(PLAN, "zh")
    support = find_support(
        "集团投入1000亿元，其中300亿元用于研发。", excerpt, "投入了多少，研发占多少？"
    )
    assert support.fault == "mixed"
    assert [excerpt.worded(span) for span in support.spans] == [
        "集团累计注资450亿元，其中300亿元用于研发。"
    ]
    for said in (
        "集团累计注资450亿元，按计划投入1000亿元。",
        "集团累计注资450亿元，首发阵容有3款车。",
    ):
        assert find_support(said, excerpt, "？").fault == ""


COUNTED = (
    "As of June 2025 the yard had 4.1 million visitors, and the devices joined to its network rose "
    "to 989.1 million. As of August 2025 its app had 2.693 million users."
)


def test_a_date_of_another_fact_is_not_mixed_with_a_bare_number() -> None:
    excerpt = _excerpt(COUNTED, "en")
    asked = "How many devices are joined to the network, and as of when?"
    said = "As of August 2025, the devices joined to its network rose to 989.1 million."
    support = find_support(said, excerpt, asked)
    assert support.fault == "mixed"
    assert [excerpt.worded(span)[:15] for span in support.spans] == ["As of June 2025"]
    right = said.replace("August", "June")
    assert find_support(right, excerpt, asked).fault == ""


RIVALS = (
    "对手大致分两类。一类以北辰速冻为代表，营收61亿元。\n"
    "分析师顾蔓认为，客户过于集中：前五大客户贡献了47%的营收，其中最大的一家就占21%。\n"
    "负责运营的是贺松涛。客户要的是一个人负责，他说。"
)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("最大的客户是北辰速冻，贡献了47%的营收，其中最大的一家就占21%。", "names"),
        ("前五大客户贡献了47%的营收，其中最大的一家就占21%。", ""),
        ("贺松涛说，客户要的是一个人负责。", ""),  # of one paragraph
    ],
)
def test_a_name_of_another_paragraph_is_no_subject(sentence: str, fault: str) -> None:
    support = find_support(sentence, _excerpt(RIVALS, "zh"), "哪个公司是最大的客户？")
    assert support.fault == fault


PLANS = (
    "原计划2023年底前装满二十座冷库，实际只完成了七座。"
    "The board planned 20 lamps by 2023, and seven were lit. Its harbour has 40 boats."
)


@pytest.mark.parametrize(
    ("sentence", "lang", "fault"),
    [
        ("2023年底前装满二十座冷库，实际只完成了七座。", "zh", "plan"),
        ("计划装满二十座冷库，只完成了七座。", "zh", ""),
        ("实际只完成了七座冷库。", "zh", ""),
        ("The board lit 20 lamps by 2023.", "en", "plan"),
        ("The board planned 20 lamps, and seven were lit.", "en", ""),
        ("Its harbour has 40 boats.", "en", ""),
    ],
)
def test_what_was_to_be_is_no_fact(sentence: str, lang: Lang, fault: str) -> None:
    assert find_support(sentence, _excerpt(PLANS, lang), "What came of the plan?").fault == fault

import pytest

from assistant.reading.excerpts import Excerpt, Span
from assistant.reading.series import (
    announced,
    announces_in_vain,
    cuts_short,
    lacks_an_item,
    leaves_one_out,
    leaves_out,
    listed,
    numbered,
    only_announces,
    rest_of_series,
    tells_another,
    told_by_rank,
    what_is_announced,
)
from index.document import make_document
from index.types import Document, Lang

SOURCE = "For example, it lends tools to its readers; it mends bicycles; it teaches adults to read."
TRANSLATED = (
    "For example, it lends tools. It mends bicycles. It teaches 2.5 hours of reading a week."
)
ZH = "例如，通过App召集用户参与活动；大量挖掘车主故事；面向车主开展驾驶培训。"


@pytest.mark.parametrize(
    ("sentence", "source", "cut"),
    [
        ("It lends tools to its readers.", SOURCE, True),
        ("It lends tools and mends bicycles.", SOURCE, True),
        ("It lends tools to readers, mends bicycles and teaches adults to read.", SOURCE, False),
        ("It lends tools.", TRANSLATED, True),
        (
            "It lends tools, mends bicycles and teaches reading, 2.5 hours a week.",
            TRANSLATED,
            False,
        ),
        ("It is closed on Mondays.", SOURCE, False),  # draws on something else
        ("It lends tools.", "It lends tools to its readers.", False),  # no series
        ("小米通过App召集用户参与活动。", ZH, True),
        ("小米通过App召集用户参与活动，大量挖掘车主故事，面向车主开展驾驶培训。", ZH, False),
    ],
)
def test_a_series_that_is_cut_short_is_noticed(sentence: str, source: str, cut: bool) -> None:
    assert cuts_short(sentence, source) == cut


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("The standard one is for beginners.", True),
        ("The standard one is for beginners, Pro for tourers and Max for racers.", False),
    ],
)
def test_a_series_of_phrases_may_be_told_apart_by_commas(sentence: str, cut: bool) -> None:
    source = "The standard one is meant for beginners, Pro for tourers, Max for racers."
    assert cuts_short(sentence, source, phrases=True) == cut
    assert not cuts_short(sentence, source)


def test_what_is_told_apart_has_to_be_named() -> None:
    question = "深海战略和红海、蓝海有什么不一样？"
    source = "既不同于性价比竞争的红海时代，也不同于差异化竞争的蓝海时代，战略是企业存在的意义。"
    assert leaves_out("深海时代，战略是企业存在的意义。", source, question)
    assert not leaves_out("不同于红海时代和蓝海时代，战略是存在的意义。", source, question)
    assert not leaves_out("战略是意义。", "战略是企业存在的意义。", question)


@pytest.mark.parametrize(
    ("sentence", "question", "another"),
    [
        ("责任编辑：杨晓", "负责校对的人叫什么名字？", True),
        ("责任校对：赵艳丽", "负责校对的人叫什么名字？", False),
        ("责任编辑：杨晓", "编辑是谁？", False),
        ("责任编辑：杨晓", "谁签的字？", False),  # names none of them
        ("杨晓", "负责校对的人叫什么名字？", True),
        ("赵艳丽", "负责校对的人叫什么名字？", False),
    ],
)
def test_the_item_that_is_named_is_the_one_to_tell(
    sentence: str, question: str, another: bool
) -> None:
    source = "责任编辑：杨晓 | 责任校对：赵艳丽 | 审核：张旭 | 美编：丁然"
    assert tells_another(sentence, source, question) == another


MARSH = (
    "She lists three conditions. There must be higher ground behind. Owners must be asked early: "
    "the talks began in 2014. And somebody must be paid to watch. The next district follows.\n"
    "That is all."
)
TEA = "两个难题还没有解决。采茶工越来越难找。另一个难题是假货。\n理事长明年卸任。"


def _excerpt(text: str, lang: Lang) -> Excerpt:
    document: Document = make_document(text, "d", "D", lang, "d.txt")
    return Excerpt(document, 0, len(document.text), ())


def _told(excerpt: Excerpt, *places: int) -> set[Span]:
    return {excerpt.sentences()[place] for place in places}


@pytest.mark.parametrize(
    ("text", "lang", "question"),
    [(MARSH, "en", "What three conditions does she list?"), (TEA, "zh", "有哪两个难题？")],
)
def test_a_list_of_which_the_source_says_how_many_is_told_whole(
    text: str, lang: Lang, question: str
) -> None:
    excerpt = _excerpt(text, lang)
    spans = excerpt.sentences()
    count = 4 if lang == "en" else 3
    assert announced(excerpt, _told(excerpt, 0, 1), question) == spans[:count]
    assert announced(excerpt, {*spans[:count]}, question) == []  # all of it is told
    assert announced(excerpt, _told(excerpt, 1), question) == []
    assert announced(excerpt, _told(excerpt, 0), "Who?") == []


@pytest.mark.parametrize(("text", "lang"), [(MARSH, "en"), (TEA, "zh")])
def test_a_list_goes_on_to_the_last_thing_that_is_added_to_it(text: str, lang: Lang) -> None:
    excerpt = _excerpt(text, lang)
    spans = excerpt.sentences()
    last = 4 if lang == "en" else 3
    assert rest_of_series(excerpt, _told(excerpt, 1)) == spans[2:last]
    assert rest_of_series(excerpt, {spans[last - 1]}) == []  # what follows is another thing


@pytest.mark.parametrize(
    ("text", "lang", "length"),
    [
        (
            "“原因有三条。”\n经理说，“第一，损耗估低了；第二，客户不高兴；第三，人不对。”他走了。",
            "zh",
            2,
        ),
        (
            "There are two reasons.\n\nFirst, it rained. It rained a lot. Second, it froze. So?",
            "en",
            4,
        ),
        ("There were 2 reasons.\n\n1. Rain.\n2. Frost.\n\nAnd the rest?", "en", 3),
        ("原因有两条。\n\n一是雨，二是霜。\n\n后来呢？", "zh", 2),
        ("There are two reasons. Nobody names them. So it goes.", "en", 0),
        ("原因有三条。第一，下雨；第二，降霜。", "zh", 0),
    ],
)
def test_what_is_told_by_number_follows_what_says_how_many(
    text: str, lang: Lang, length: int
) -> None:
    excerpt = _excerpt(text, lang)
    spans = excerpt.sentences()
    assert numbered(excerpt, _told(excerpt, 0)) == spans[1:length]


WORRIES = "林樾最担心的是两件事：一是房租，租约2027年到期；二是接班人，店里没有人愿意选书。"
RULES = "林樾定下三条规矩：不卖盗版书，不做加盟，不上直播带货。"


@pytest.mark.parametrize(
    ("source", "question", "items"),
    [
        (WORRIES, "林樾最担心什么？", 2),
        (RULES, "书店不做的三件事是什么？", 3),  # counted, in other words
        (RULES, "陈伯年多大年纪？", 0),
        ("He named three causes: silt; disease; and greed.", "What causes did he name?", 3),
        ("He got up at 7:30, washed, and left the house.", "When did he get up?", 0),
    ],
)
def test_what_is_listed_after_a_colon(source: str, question: str, items: int) -> None:
    assert len(listed(source, question)) == items


def test_an_item_that_is_left_out_is_missed() -> None:
    items = listed(RULES, "书店不做的三件事是什么？")
    assert lacks_an_item("不做的三件事是不做加盟，不上直播带货。", items)
    assert not lacks_an_item("不卖盗版书、不做加盟、不上直播带货。", items)


def test_a_measure_announces_no_list() -> None:
    text = "The team stopped planting in water less than two metres deep. Weeds came. Osei warned."
    document = make_document(text, "d", "D", "en", "d.txt")
    excerpt = Excerpt(document, 0, len(text), ())
    assert not announced(excerpt, [excerpt.sentences()[0]], "In what water did the team stop?")


VERSIONS = "标准版本给新手，Pro版本给远行的人，Max版本给讲究的人，Ultra版本给赛车手。"


@pytest.mark.parametrize(
    ("sentence", "question", "leaves"),
    [
        ("有标准版本、Pro版本和Max版本。", "有哪几个版本？", True),
        ("有标准版本、Pro版本、Max版本和Ultra版本。", "有哪几个版本？", False),
        ("给新手、远行的人、讲究的人和赛车手。", "各个版本给谁？", False),
        ("它好看。", "有哪几个版本？", False),
        ("标准版本给新手。", "给谁？", False),
    ],
)
def test_of_phrases_about_like_things_none_is_left_out(
    sentence: str, question: str, leaves: bool
) -> None:
    assert leaves_one_out(sentence, VERSIONS, question) == leaves


def test_what_the_article_is_about_makes_no_list() -> None:
    source = "港口建了墙，成了港口的屏障，使得港口有了名声。"
    sentence, question = "港口的墙有名声。", "港口有哪三道墙？"
    assert leaves_one_out(sentence, source, question)
    assert not leaves_one_out(sentence, source, question, "港口的故事")


STAGES = (
    "训练要经过三个阶段。\n第一阶段是家庭寄养，到13个月大。寄养家庭带它坐公交。\n"
    "第二阶段是服从训练，为期4个月。\n第三阶段是共同训练。结业以后每年回访一次。\n"
)
STEPS = (
    "The survey has three rounds. In the first round every house is counted. It takes a day.\n"
    "The second round asks who lives there.\nA third round looks for those who were out.\n"
)


@pytest.mark.parametrize(
    ("text", "lang", "question", "begins"),
    [
        (STAGES, "zh", "请列出训练的三个阶段", ["第一阶段", "第二阶段", "第三阶段"]),
        (STAGES, "zh", "请列出训练的四个阶段", []),
        (STAGES, "zh", "三家寄养家庭分别是谁？", []),
        (STEPS, "en", "What are the three rounds?", ["In the first", "The second", "A third"]),
        (STEPS, "en", "Which three houses were counted?", []),
    ],
)
def test_what_is_told_by_rank_is_found_wherever_it_stands(
    text: str, lang: Lang, question: str, begins: list[str]
) -> None:
    excerpt = _excerpt(text, lang)
    told = [excerpt.worded(span) for span in told_by_rank(excerpt, question)]
    assert len(told) == len(begins)
    assert all(map(str.startswith, told, begins))


@pytest.mark.parametrize(
    ("sentence", "announces"),
    [
        ("Three things have to work.", True),
        ("There are two reasons for it.", True),
        ("有三个原因。", True),
        ("这件事有两个难题。", True),
        ("这件事有两个难题：钱和人。", False),
        ("有三个条件，即水、光和热。", False),
        ("The mill has three wheels.", False),
        ("磨坊有三个轮子。", False),
        ("Three things, water, light and heat, have to be there.", False),
        (
            "The three reasons why the council closed the old ferry in the end were never told.",
            False,
        ),
    ],
)
def test_a_sentence_that_only_says_how_many_things_there_are(
    sentence: str, announces: bool
) -> None:
    assert only_announces(sentence) == announces


PUMPS = (
    "Three things have to work. The pump lifts the water. The valve lets it out. The float tells "
    "how high it stands. The whole was built in 1911.\n"
    "Two lessons were drawn.\n"
    "- Test the float.\n"
    "- Keep a spare valve.\n"
    "Nothing else was drawn. Four questions remain.\n"
)


def test_what_is_announced_follows_in_the_paragraph_or_as_a_list() -> None:
    excerpt = _excerpt(PUMPS, "en")
    spans = excerpt.sentences()
    assert what_is_announced(excerpt, [spans[0]]) == spans[1:4]
    assert what_is_announced(excerpt, [spans[5]]) == spans[6:8]
    assert what_is_announced(excerpt, [spans[1]]) == []
    assert what_is_announced(excerpt, [spans[-1]]) == []
    assert [span for span in spans if announces_in_vain(excerpt, span)] == spans[-1:]

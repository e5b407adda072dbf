import pytest

from assistant.figures import Compared, beyond, compared, compares, extreme, unfounded_comparison

FANS = "雷军拥有超4500万名抖音粉丝、超2600万名微博粉丝、超300万名小红书粉丝、超400万名B站粉丝。"
FOLLOWERS = (
    "He has over 26 million followers on Weibo, over 3 million followers on Xiaohongshu and over "
    "4 million followers on Bilibili."
)
BOATS = "Its old boat was the Spaniel, larger than the Terrier at 46 metres, but often in dock."


@pytest.mark.parametrize(
    "sentence",
    [
        "B站粉丝多。",
        "微博的粉丝更多。",
        "SU7的产量高于YU7。",
        "旧船比新船慢。",
        "Weibo has more followers.",
        "The SU7 is lighter than the YU7.",
    ],
)
def test_a_comparison_is_one(sentence: str) -> None:
    assert compares(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "研发团队超3000人，多数来自本地。",
        "它要成为更大的品牌。",
        "占比高，比例为80%。",
        "More than 2,000 engineers took part.",
        "It reaches more users every year.",
        "It no longer sells phones.",
    ],
)
def test_other_sentences_compare_nothing(sentence: str) -> None:
    assert not compares(sentence)


@pytest.mark.parametrize(
    ("sentence", "evidence", "unfounded"),
    [
        ("B站粉丝多。", [FANS], True),
        ("微博粉丝2600万，多于B站的400万。", [FANS], False),
        ("B站粉丝400万，多于微博的2600万。", [FANS], True),
        ("小红书粉丝300万，少于B站的400万。", [FANS], False),
        ("SU7的风阻系数低于Taycan。", ["SU7的风阻系数为0.195，优于Taycan的0.22。"], False),
        ("新船28节，比20节的旧船快。", ["旧船航速20节，新船航速28节。"], True),
        ("甲的保修期3年，比乙的30个月长。", ["甲保修3年；乙保修30个月。"], False),
        ("小箱900克，比2公斤的大箱重。", ["小箱900克，大箱2公斤。"], True),
        ("Bilibili has more followers than Weibo.", [FOLLOWERS], True),
        ("压力很大。", ["家里压力很大，要省着花。"], False),
        ("The Terrier is larger than the old boat.", [BOATS], True),
        ("The Spaniel is smaller than the Terrier.", [BOATS], True),
        ("The Terrier is smaller than the Spaniel.", [BOATS], False),
        ("The Spaniel is bigger than the Terrier.", [BOATS], False),
        (
            "The west hall is larger than the east one.",
            ["The east hall is larger than the west one."],
            True,
        ),
        (
            "The west hall is larger than the east one.",
            ["The west hall is larger than the east one."],
            False,
        ),
        ("金号球比碳号球更贵。", ["按单只算，碳号球比“金号球”还贵。"], True),
        ("碳号球比金号球更贵。", ["按单只算，碳号球比“金号球”还贵。"], False),
    ],
)
def test_a_comparison_needs_the_source_or_two_figures(
    sentence: str, evidence: list[str], unfounded: bool
) -> None:
    assert unfounded_comparison(sentence, evidence) == unfounded


@pytest.mark.parametrize(
    ("question", "texts", "piece", "least"),
    [
        ("雷军在微博和B站各有多少粉丝？哪个多？", [FANS], "超2600万名微博粉丝", False),
        ("雷军的粉丝，B站多还是小红书多？", [FANS], "超400万名B站粉丝", False),
        ("B站和微博，哪个粉丝更少？", [FANS], "超400万名B站粉丝", True),
        (
            "Does he have more followers on Bilibili or on Xiaohongshu?",
            [FOLLOWERS],
            "over 4 million followers on Bilibili",
            False,
        ),
        (
            "Which takes less time, the train or the bus?",
            ["The train takes 2 hours, the bus 90 minutes."],
            "the bus 90 minutes",
            True,
        ),
        ("北线和南线哪个更长？", ["北线全长800米，南线全长5公里。"], "南线全长5公里", False),
        ("麻袋和木箱哪个更重？", ["麻袋重900克，木箱重2公斤。"], "木箱重2公斤", False),
    ],
)
def test_the_greater_is_told_from_the_figures(
    question: str, texts: list[str], piece: str, least: bool
) -> None:
    found = compared(question, texts)
    assert found is not None
    assert (found.piece, found.place, found.least) == (piece, 0, least)


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("雷军在微博有多少粉丝？", [FANS]),  # nothing to compare
        ("微博和快手哪个粉丝多？", [FANS]),  # one of them is not told
        ("微博和B站哪个粉丝多？", ["微博粉丝300万，B站粉丝300万。"]),  # neither
        ("东桥和西桥哪个更长？", ["东桥长1.2公里，西桥长1200米。"]),
        ("船和桥哪个更长？", ["船重20吨，桥长300米。"]),  # unlike measures
        ("哪家门店多少平方米？", ["东店300平方米，西店200平方米。"]),
    ],
)
def test_what_code_cannot_tell_is_not_told(question: str, texts: list[str]) -> None:
    assert compared(question, texts) is None


@pytest.mark.parametrize(
    ("question", "text", "pieces"),
    [
        (
            "雷军在哪些平台的粉丝超过1000万？",
            FANS,
            ["雷军拥有超4500万名抖音粉丝", "超2600万名微博粉丝"],
        ),
        ("哪些平台的粉丝不到350万？", FANS, ["超300万名小红书粉丝"]),
        ("哪些平台的粉丝超过1亿？", FANS, []),
        (
            "哪些水渠长于1公里？",
            "水渠里，东渠长900米，西渠长1.4公里，南渠长1100米。",
            ["西渠长1.4公里", "南渠长1100米"],
        ),
        (
            "On which sites does he have more than 10 million followers?",
            FOLLOWERS,
            ["He has over 26 million followers on Weibo"],
        ),
    ],
)
def test_those_beyond_a_limit_are_told_from_the_figures(
    question: str, text: str, pieces: list[str]
) -> None:
    assert beyond(question, ["", text]) == (pieces, 1)


@pytest.mark.parametrize(
    "question",
    ["雷军的粉丝超过1000万了吗？", "雷军在哪些平台有粉丝？", "哪些平台的播放量超过1000万次？"],
)
def test_without_a_limit_or_several_things_nothing_is_told(question: str) -> None:
    assert beyond(question, [FANS]) is None


@pytest.mark.parametrize(
    ("question", "text", "piece", "least"),
    [
        ("雷军粉丝最少的是哪个平台？", FANS, "超300万名小红书粉丝", True),
        ("雷军在哪个平台粉丝最多？", FANS, "雷军拥有超4500万名抖音粉丝", False),
        (
            "Where does he have the fewest followers?",
            FOLLOWERS,
            "over 3 million followers on Xiaohongshu",
            True,
        ),
        (
            "Which has the most books?",
            "The library has 12,000 books, the archive 3,400 and the museum 560. It is open.",
            "The library has 12,000 books",
            False,
        ),
        (
            "哪条水渠的长度最短？",
            "各条水渠的长度：东渠长度900米，西渠长度1.4公里，南渠长度1100米。",
            "各条水渠的长度：东渠长度900米",
            True,
        ),
    ],
)
def test_the_most_and_the_least_of_several_are_told_from_the_figures(
    question: str, text: str, piece: str, least: bool
) -> None:
    assert extreme(question, ["", text]) == Compared(piece, 1, least)


@pytest.mark.parametrize(
    "question",
    [
        "雷军在哪个城市的房子最多？",
        "哪些平台的粉丝超过1000万？",
        "他的粉丝最多的时候有多少？",
        "谁最受欢迎？",
    ],
)
def test_no_most_is_told_of_what_is_not_counted(question: str) -> None:
    assert extreme(question, [FANS]) is None


def test_no_most_is_told_of_a_quality() -> None:
    text = "Arden has 300 customers in Hull, 500 customers in Leeds and 200 customers in York."
    assert extreme("Who is the most important customer?", [text]) is None
    assert extreme("Which are its least reliable customers?", [text]) is None
    assert extreme("Where does Arden have the most customers?", [text]) is not None

import pytest

from assistant.translation.pinyin import names_spelled

TEXT = "沈月兰用手机直播，陈屿研发了冷泡茶。西安的吕建国说，那么多茶立刻卖完了。沈月兰很高兴。"
TEXT += "白翎和百灵都做茶，白翎更大。"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What does Shen Yuelan say?", [("Shen Yuelan", "沈月兰")]),
        ("How old is Yuelan Shen?", [("Yuelan Shen", "沈月兰")]),
        ("Did Chen Yu meet Shen Yuelan?", [("Chen Yu", "陈屿"), ("Shen Yuelan", "沈月兰")]),
        ("Where is Lü Jian'guo?", [("Lü Jian'guo", "吕建国")]),
        ("Who is Lu Jianguo?", [("Lu Jianguo", "吕建国")]),
        ("What is Shen Yuelan's tea?", [("Shen Yuelan", "沈月兰")]),
        ("How did Bailing grow? Is Bailing's rival larger?", [("Bailing", "白翎")] * 2),
    ],
)
def test_a_name_is_found_as_it_is_read(question: str, names: list[tuple[str, str]]) -> None:
    assert names_spelled(question, [TEXT]) == names


@pytest.mark.parametrize(
    "question",
    [
        "Name the tea.",  # 那么
        "Like what did it sell?",  # 立刻
        "Did it Like the tea?",  # which stands there once
        "Bailing? Who is that?",
        "Who is Wang Fang?",
        "Is Yu there?",  # one character
        "what does shen yuelan say?",
    ],
)
def test_other_words_are_no_names(question: str) -> None:
    assert names_spelled(question, [TEXT]) == []


def test_where_no_article_is_chinese_there_are_none() -> None:
    assert names_spelled("What does Shen Yuelan say?", ["Shen Yuelan sells tea."]) == []

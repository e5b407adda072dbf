import pytest

from assistant.questions.plain import plain


@pytest.mark.parametrize(
    ("question", "worded"),
    [
        ("小米干嘛要让人去工厂参观？图什么", "小米为什么要让人去工厂参观？"),
        ("为啥拉上保时捷做对标", "为什么拉上保时捷做对标"),
        ("他考赛车执照图啥？", "他考赛车执照是为了什么？"),
        ("这几个版本的定位有啥不一样？", "这几个版本的定位有什么不一样？"),
        ("请问App的月活是多少？谢谢", "App的月活是多少？"),
        ("重新定义了哪七样东西，麻烦都列出来", "重新定义了哪七样东西"),
        ("Hi, what is the price? Thanks!", "what is the price?"),
        ("So how far does it reach?", "how far does it reach?"),
        ("Solar power: how much?", "Solar power: how much?"),
        ("五颗星跟一颗星差在哪", "五颗星跟一颗星有什么差别"),
        ("他说的“咋办”指啥？", "他说的“咋办”指什么？"),
        ("你在干嘛", "你在干嘛"),
        ("麻烦", "麻烦"),
        ("谢谢", "谢谢"),
    ],
)
def test_plain_words(question: str, worded: str) -> None:
    assert plain(question) == worded

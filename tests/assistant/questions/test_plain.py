import pytest

from assistant.questions.plain import plain
from assistant.questions.question import asks_yes_or_no


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
        ("Hello Kitty是谁设计的？", "Hello Kitty是谁设计的？"),
        ("Hello, who built it?", "who built it?"),
        ("Hey how far is the pier?", "how far is the pier?"),
        ("请问一下，他是谁？", "他是谁？"),
        ("请问一共有多少人？", "一共有多少人？"),
        ("我想知道一共有多少人", "一共有多少人"),
        ("他干嘛去了？", "他做什么去了？"),
        ("这块板是干嘛用的？", "这块板是做什么用的？"),
        ("他干嘛去那座岛？", "他为什么去那座岛？"),
        ("Can you tell me when it opened?", "when it opened?"),
        ("Hi, could you please tell us how many boats there are?", "how many boats there are?"),
        ("Can you tell me if it is open?", "Can you tell me if it is open?"),
        ("Could he tell them who came?", "Could he tell them who came?"),
        ("能告诉我公司有多少人吗？", "公司有多少人？"),
        ("告诉我渡口是谁管的", "渡口是谁管的"),
        ("能告诉我渡口还开吗？", "能告诉我渡口还开吗？"),
        ("你在干嘛", "你在干嘛"),
        ("麻烦", "麻烦"),
        ("谢谢", "谢谢"),
    ],
)
def test_plain_words(question: str, worded: str) -> None:
    assert plain(question) == worded


@pytest.mark.parametrize(
    "question",
    ["Can you tell me when it opened?", "能告诉我公司有多少人吗？", "你能说说谁造的吗？"],
)
def test_who_asks_to_be_told_asks_for_no_yes_or_no(question: str) -> None:
    assert asks_yes_or_no(question) and not asks_yes_or_no(plain(question))

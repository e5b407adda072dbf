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
        ("渡口为啥老挑礼拜四晚上关", "渡口为什么总是挑周四晚上关"),
        ("他每个礼拜天几点去做礼拜？", "他每个周日几点去做礼拜？"),
        ("修了几个礼拜？", "修了几个星期？"),
        ("下个礼拜开吗", "下周开吗"),
        ("那座礼拜堂是谁造的？", "那座礼拜堂是谁造的？"),
        ("他做礼拜一般在哪里？", "他做礼拜一般在哪里？"),
        ("木头打哪儿运来的", "木头从哪里运来的"),
        ("下一场打哪个队？", "下一场打哪个队？"),
        ("旧灯搁哪儿了", "旧灯在哪里了"),
        ("旧灯多会儿拆的", "旧灯什么时候拆的"),
        ("马上哪里会停电？", "马上哪里会停电？"),
        ("上哪儿买票", "到哪里买票"),
        ("船上有多少号人", "船上有多少人"),
        ("灯塔里有十几号人吗", "灯塔里有十几号人吗"),
        ("船长多大岁数了", "船长多少岁了"),
        ("他俩咋认识的", "他两个怎么认识的"),
        ("为啥老人不坐船", "为什么老人不坐船"),
        ("码头拢共修了几回", "码头一共修了几回"),
        ("那个“礼拜四”是啥", "那个“礼拜四”是什么"),
        ("她在哪个平台粉最多", "她在哪个平台粉丝最多"),
        ("哪种面粉最多", "哪种面粉最多"),
        ("这啥子情况", "这什么情况"),
        ("How come the ferry stopped?", "why the ferry stopped?"),
        ("Who'd they ask first?", "Who did they ask first?"),
        ("Who'd be the next keeper?", "Who'd be the next keeper?"),
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

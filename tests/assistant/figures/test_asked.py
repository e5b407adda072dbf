import pytest

from assistant.figures import (
    asks_for_a_figure,
    asks_when,
    drops_what_is_asked,
    find_figures,
    hides_another_measure,
    lacks_what_is_asked,
    may_tell,
    names_a_count,
    other_count,
    other_date,
    other_model,
    tells_just_that_count,
    tells_the_count,
)


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("研发中心有多少员工？", "那里有近3000平方米的研发中心。", True),
        ("一共调查了多少人？", "80%的用户认为自己是米粉。", True),
        ("团队有多少人？", "团队规模突破3000人。", False),
        ("女工占多大比例？", "工厂有300名工人。", True),
        ("女工占多大比例？", "工人里四成是女工。", False),
        ("How many people work there?", "The centre covers 3,000 square metres.", True),
        ("How many people work there?", "It employs twelve people.", False),
        ("How many of them rent?", "More than half of the tenants rent.", False),
        ("有多少人租房？", "大多数人租房。", False),
        ("How many metres is it wide?", "It is 40 metres wide.", False),
        ("What share of them rent?", "There are 300 tenants.", True),
        ("What percentage of them rent?", "Two thirds of them rent.", False),
        ("Why do they rent?", "They like it.", False),
        ("标准版的售价是多少？", "标准版续航700公里。", True),
        ("标准版的售价是多少？", "标准版21.59万元起。", False),
        ("标准版多少钱？", "售价21.59万起。", False),
        ("What revenue did the firm make?", "It sold 310,000 vehicles.", True),
        ("What was the firm's net profit in 2024?", "It ranked ninth.", True),
        ("What was the firm's net profit in 2024?", "It made $3 million in 2024.", False),
        ("How much did the tram cost?", "The tram is 40 metres long.", True),
        ("What did they pay for the tram?", "The tram is 40 metres long.", True),
        ("How much did the tram cost?", "The tram was bought for £12,000.", False),
        ("What was the budget of the tram?", "The budget was €40m.", False),
        ("What is the reason for the losses?", "Nobody came.", False),
        ("为什么不多开几家分馆？", "分馆太贵。", False),
        ("What led to the losses?", "Nobody came.", False),
        ("What drives costs up?", "Steel does.", False),
        ("项目是哪一年开始的？", "项目持续了三年。", True),
        ("In which year did it open?", "It opened in 1912.", False),
        ("When does it open?", "It opens precisely so that nobody queues.", True),
        ("When does it open?", "It opens on Thursdays.", False),
        ("When does it open?", "It opens as soon as the ferry lands.", False),
        ("它什么时候开门？", "它准点开门，免得有人排队。", True),
        ("它什么时候开门？", "它周四开门。", False),
        ("交付平均要等几周？", "交付周期过长，App有漏洞。", True),
        ("交付平均要等几周？", "交付要等40天左右。", False),
        ("绕一圈要多少秒？", "它以6′46″874绕了一圈。", False),
        ("续航多少公里？", "续航超过700公里。", False),
        ("续航多少公里？", "续航比上一代长一倍。", True),
        ("这几年发生了什么？", "馆里添了新书。", False),
        ("有几道门？", "门有东、西、北三面。", False),
        ("馆里有多少份地图？", "他捡到41颗钉子，送来9把锤子。", False),  # 把 may be anything
        ("馆里有多少份地图？", "他捡到41颗钉子，带来9棵树苗，编为0001号。", True),
        ("馆里有多少份地图？", "馆里有3000多张地图。", False),
        ("馆里有多少份地图？", "地图有3000个。", False),
        ("馆里有多少份地图？", "地图的数目是3146。", False),
        ("馆里有多少地图？", "他捡到41颗钉子。", False),  # by no classifier
        ("有多少种子？", "种子有41粒。", False),
        ("有多少棵果树？", "园里有40株苹果树。", False),
        ("有多少棵果树？", "来了40位客人。", True),
        ("有多少家店？", "有12间店。", False),
        ("有多少户人家？", "村里住着80多人。", False),
        ("还剩几种？", "剩下12只羊。", True),
        ("有几种牲口？", "有羊和牛，共12头。", False),
        ("How many weeks is the wait?", "The wait is too long.", True),
        ("How many weeks is the wait?", "The wait is 40 days.", False),
        ("How many years did it take?", "It was begun in 1912 and was done in 1915.", False),
        ("how long did the battery last", "Its app cost £4 a month.", True),
        ("how long did the battery last", "I got six hours out of it.", False),
        ("how long is the pier", "The pier is 300 m long.", False),
        ("他等了多久？", "他等了半天。", False),
        ("他等了多久？", "他等得很高兴。", True),
        ("展厅里有多少人？", "展厅晚上十点关门，外面还亮着。", True),
        ("How many people died in the flood?", "Dozens of people died in the flood.", False),
        ("洪水里多少人死亡？", "洪水造成数十人死亡。", False),
        ("这家纱厂有多少员工？", "纱厂员工上千。", False),
        ("How many people were hurt?", "Nobody was hurt.", False),
        ("How many passengers were hurt?", "No passengers were hurt.", False),
        ("有多少人受伤？", "事故中没有人受伤。", False),
        ("How much does it cost to get in?", "Admission is free.", False),
        ("门票多少钱？", "博物馆免费开放。", False),
        ("How many children does she have?", "She has a son and a daughter.", False),
        ("女工占比多少？", "工人里大部分是女工。", False),
        ("女工占比多少？", "工人里有女工。", True),
        ("What is the interest rate?", "The bank cut it by 25 basis points.", False),
        ("What is the interest rate?", "The bank cut it.", True),
        ("When did the miller retire?", "At 60, with a full purse.", False),
        ("When did the miller retire?", "He drove at 60 mph.", True),
        ("How many pounds does the anvil weigh?", "The anvil weighs 90 pounds.", False),
        ("How many pounds does the anvil weigh?", "The anvil costs £90.", True),
        ("How many miles did he walk?", "He walked hundreds.", False),
        ("How much did the tram cost?", "The tram cost millions.", False),
        ("白翎2024年的净利率是多少？", "2024年净利润约1,972万元", True),
        ("白翎2024年的净利率是多少？", "同一时期，净利率从9.2%滑落到5.8%。", False),
        ("这台电机的功率是多少？", "功率为220千瓦", False),
        ("What was the net profit margin in 2024?", "Net profit was 19.7 million yuan", True),
    ],
)
def test_shares_and_counts_are_looked_for(question: str, text: str, lacks: bool) -> None:
    assert lacks_what_is_asked(question, [text]) == lacks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What share of the buyers use a phone of theirs?", True),
        ("How far does the beam reach?", True),
        ("团队有多大？", True),
        ("售价是多少？", True),
        ("Who trims the lamp?", False),
        ("灯是谁修剪的？", False),
        ("结果旧灯还剩几种", True),
        ("这几种灯是谁修的？", False),
        ("是哪几条船", False),
        ("修了几次", True),
    ],
)
def test_what_asks_for_a_figure(question: str, asks: bool) -> None:
    assert asks_for_a_figure(question) == asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("是哪个时候的数", True),
        ("这是什么时间的价格？", True),
        ("As of when is that?", True),
        ("What date was that?", True),
        ("哪个灯塔更高？", False),
        ("What does it do from there?", False),
    ],
)
def test_what_asks_when(question: str, asks: bool) -> None:
    assert asks_when(question) == asks


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("旧灯还剩几种？", "他们走遍14个村庄", False),
        ("旧灯还剩几种？", "他们找到了19个。", True),
        ("旧灯还剩几种？", "他们找到了19种灯", True),
        ("一共有多少户人家？", "共有132户农家", True),
        ("门票多少钱？", "共有132户农家", False),
        ("等了多久？", "等了40分钟", True),
        ("等了多久？", "门票40元", False),
        ("How many boats are left?", "They searched 14 villages.", False),
        ("How many boats are left?", "They found 19.", True),
        ("How many boats are left?", "They found 19 old boats.", True),
        ("还剩多少条船？", "They found 19 lamps.", True),  # of another language nothing is known
    ],
)
def test_a_figure_that_may_be_the_one_asked_for(question: str, text: str, may: bool) -> None:
    assert may_tell(question, text, find_figures(text)[0]) == may


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("2024年8月有多少月活？", "截至2025年8月，月活达到269.3万。", True),
        ("2025年有多少月活？", "截至2025年8月，月活达到269.3万。", False),
        ("2025年8月有多少月活？", "2025年，月活达到269.3万。", False),
        ("2024年底开了多少家？", "全国有352家（截至2025年7月）。", True),
        ("2024年底开了多少家？", "全国有352家。", False),
        ("How many users in August 2024?", "In August 2025 it had 2.693 million users.", True),
        ("2015年以来建了几座桥？", "2019年建成3座桥。", False),
        ("2015年以来建了几座桥？", "2012年建成3座桥。", True),
        ("What has the council done since 2015?", "In 2019 it built three bridges.", False),
        ("What has the council done since 2015?", "In 2009 it built three bridges.", True),
        ("2020年到2023年营收有什么变化？", "2021年营收3亿元，2022年4亿元。", False),
        ("2020年到2023年营收有什么变化？", "2018年营收3亿元。", True),
        ("How did rents change between 2020 and 2023?", "In 2022 rents rose by 5%.", False),
        ("How did rents change from 2020 to 2023?", "In 2019 rents rose by 5%.", True),
        ("How did rents change from March 2020 to May 2023?", "In 2021 rents rose.", False),
        ("2010年以前有几所学校？", "2005年有两所学校。", False),
        ("2010年以前有几所学校？", "2015年有两所学校。", True),
        ("How many schools were there before 2010?", "In 2005 there were two.", False),
        ("What happened in 2017?", "From 2015 to 2019 the mill stood still.", False),
        ("What happened in 2017?", "The mill has stood still since 2015.", False),
        ("What was the fare in Q3?", "The fare in Q2 was £2.", True),
        ("What was the fare in Q3 2022?", "The fare in the third quarter was £2.", False),
        ("2023年三季度营收多少？", "2023年第二季度营收3亿元。", True),
        ("2023年三季度营收多少？", "2023年营收3亿元。", False),
        ("2016年出了什么事？", "2015年和2019年各失火一次。", True),
        ("How many users does it have?", "In August 2025 it had 2.693 million users.", False),
    ],
)
def test_another_date_is_told_from_the_same_one(question: str, text: str, other: bool) -> None:
    assert other_date(question, [text]) == other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("SU7用户中雷粉占多少？", "YU7锁单用户中59.4%为“雷粉”。", True),
        ("SU7和YU7谁更快？", "YU7更快。", False),
        ("SU7用户中雷粉占多少？", "锁单用户中59.4%为“雷粉”。", False),
        ("What was the fare in 2024?", "The Q2 fare was £2.", False),
        ("How does the A7 compare with the Model 3?", "The A7 is lighter than the B2.", True),
        ("How does the A7 compare with the Model 3?", "The A7 beats the Model 3.", False),
        ("特斯拉Model S的风阻系数是多少？", "例如SU7的风阻系数为0.195，优于Taycan的0.22。", True),
        ("特斯拉Model S的风阻系数是多少？", "Model S的风阻系数比SU7高。", False),
        ("How long is the Class B boat?", "The A7 is 9 metres long.", True),
        ("How long is Section B of the A7?", "The A7 is 9 metres long.", False),
        ("What happened to the A7 in Phase 3?", "The A7 was stopped.", False),
        ("SU7和YU7相比谁更快？", "SU7很快。", True),
        ("How did COVID-19 affect sales?", "Sales fell by 20% in Q2 as shops closed.", False),
        ("Who won the F1 race?", "He drove the RB19 to the end.", False),
        ("What was decided at COP28?", "The G77 said it was too little.", False),
        ("What does the M4 cost?", "The M3 costs 900 yuan.", True),
        ("How heavy is the A320?", "The B737 weighs 41 tonnes.", True),
        ("How heavy is the GPT-4 server?", "The GPT-3 server weighs 40 kg.", True),
    ],
)
def test_another_model_is_told_from_the_same_one(question: str, text: str, other: bool) -> None:
    assert other_model(question, [text]) == other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("这条视频播放了多少次？", "这条视频点赞与分享均超10万。", True),
        ("这条视频有多少个赞？", "这条视频点赞与分享均超10万。", False),
        ("How many times was the video played?", "It has 100,000 likes and shares.", True),
        (
            "How many times was the video played?",
            "It was viewed 5,000 times and has 9 likes.",
            False,
        ),
        ("How many followers and likes has it?", "It has 100,000 likes.", False),
        ("How many seats has it?", "It has 100,000 likes.", False),
        ("What share of its followers are women?", "It has 100,000 likes.", False),
        ("Which brand sold the most cars?", "In sales the firm ranked ninth in the world.", True),
        ("销量第一的品牌是哪家？", "该公司销量排名第九。", True),
        (
            "Which brand sold the most cars?",
            "Of all brands it sold the most, and ranked ninth.",
            False,
        ),
        ("What did the firm do first?", "It built a yard.", False),
        ("Where did the firm rank?", "The firm ranked ninth.", False),
    ],
)
def test_another_count_is_told_from_the_same_one(question: str, text: str, other: bool) -> None:
    assert other_count(question, [text]) == other


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("How many times was the app downloaded?", "It has 5 million downloads in total.", True),
        ("How many people watched Ann's talk?", "Ann's talk drew 33,000 viewers.", True),
        ("How many people watched Bea's talk?", "Ann's talk drew 33,000 viewers.", False),
        ("How many people watched the talk?", "The talk has 33,000 likes.", False),
        ("How many people watched the talk?", "Viewers liked the talk.", False),
        ("Who watched the talk?", "The talk drew 33,000 viewers.", False),
        ("这条视频播放了多少次？", "这条视频播放了超10万次。", True),
        ("这条视频在B站播放了多少次？", "这条视频播放了超10万次。", False),
    ],
)
def test_a_count_that_is_asked_for_is_told(question: str, text: str, tells: bool) -> None:
    assert tells_the_count(question, [text]) == tells


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ('How many plays has the "Harbour March" tune had on Douyin?', True),
        ('How many plays has the "Harbour March" had on Douyin in its first week?', False),
        ('How many plays has the "Harbour March" had on Douyin by 2023?', False),
        ('How many plays has the "Harbour March" had on Weibo?', False),
        ('How many likes has the "Harbour March" had on Douyin?', False),
    ],
)
def test_a_count_of_just_what_is_asked(question: str, tells: bool) -> None:
    text = 'On Douyin, for example, the "Harbour March" has passed 5 million views in total.'
    assert tells_just_that_count(question, [text]) == tells


@pytest.mark.parametrize(
    ("question", "count", "names"),
    [
        ("有哪四重壁垒？", 4, True),
        ("有哪四重壁垒？", 3, False),
        ("有哪四重壁垒？", None, True),
        ("What are the four barriers?", 4, True),
        ("What are the barriers?", None, False),
        ("What are the four barriers?", 0, False),
        ("2025年6月有哪些壁垒？", None, False),
    ],
)
def test_how_many_things_a_question_is_after(question: str, count: int | None, names: bool) -> None:
    assert names_a_count(question, count) is names


ORDERS = "2024年3月，甲A1上市24小时有近9万台大定；2025年6月，乙B2发布3分钟大定突破20万台。"


@pytest.mark.parametrize(
    ("question", "sentence", "source", "drops"),
    [
        ("A1是什么时候上市的？", "A1上市24小时有近9万台大定。", ORDERS, True),
        ("A1是什么时候上市的？", "A1在2024年3月上市。", ORDERS, False),
        ("B2是哪年发布的？", "A1在2024年3月上市；B2发布3分钟大定突破20万台。", ORDERS, True),
        ("A1上市多久有9万台大定？", "A1上市24小时就有了。", ORDERS, False),
        (
            "When did the mill open?",
            "The mill opened with 40 hands.",
            "In May 1911 the mill opened with 40 hands.",
            True,
        ),
        ("When did it open?", "It opened at Easter.", "It opened at Easter with 40 hands.", False),
        ("How long did it take?", "It took long.", "It took long, 40 days in all.", True),
        ("Why did it take long?", "It rained.", "It rained for 40 days.", False),
        ("有几条船？是哪个时候的数？", "有40条船。", "有40条船（截至2025年7月）。", True),
        ("How many are there, and as of when?", "40.", "40 (as of July 2025).", True),
    ],
)
def test_a_sentence_keeps_the_figure_that_is_asked_for(
    question: str, sentence: str, source: str, drops: bool
) -> None:
    assert drops_what_is_asked(question, sentence, source) == drops


@pytest.mark.parametrize(
    ("question", "sentence", "hides"),
    [
        ("头24小时B2有多少大定？", "有超过20万台大定。", True),
        ("头24小时B2有多少大定？", "发布3分钟大定超过20万台。", False),
        ("头24小时A1有多少大定？", "有近9万台大定。", False),
        ("B2有多少大定？", "有超过20万台大定。", False),
    ],
)
def test_a_measure_that_the_question_names_otherwise_is_told(
    question: str, sentence: str, hides: bool
) -> None:
    assert hides_another_measure(question, sentence, ORDERS) == hides


def test_several_whose_number_is_not_asked_for() -> None:
    told = "东港测得784公里，西港测得652公里。"
    assert not lacks_what_is_asked("几家港口测的分别是多少公里？", [told])
    assert lacks_what_is_asked("有几家港口测了？", ["东港测得784公里。"])
    assert lacks_what_is_asked("钱从哪里来？给我百分比。", ["工资9.2万元。"])

import pytest

from assistant.summary.statement import stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "截至2025年7月，小米集团累计向汽车业务注资450亿元。",
        "雷军首次直播交付SU7，累计观看人数超过3300万，登顶抖音热榜。",
        "The Xiaomi Auto app had reached 2.693 million monthly active users by August 2025.",
        "Lei Jun posted it on Douyin, where the video received 1.002 million likes within a week.",
    ],
)
def test_a_sentence_with_its_subject_stands_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "该线运送旅客12.7万人次，客座率只有41.5%。",
        "他考取赛车执照，亲自下场赛车，还写了20万字的报告。",
        "其首场技术发布会的时间选在2023年12月28日。",
        "二、航线与客流以及2024年的安排",
        "问：2017年创办岚仓时的想法，和今天差得远吗？",
        "我们在上饶有三座中心仓，最大的一座有4.2万平方米。",
        "It was founded in 1978, when nine town libraries agreed to share one budget.",
        "This finding decided the whole project and saved the town 90 cubic metres of oil.",
        "The second step was the cheapest and closed 54 forgotten bypasses in the town.",
        "“It drew 40,000 visitors in the first year alone, and nobody complained.",
    ],
)
def test_what_needs_the_sentence_before_it_does_not(text: str) -> None:
    assert not stands_alone(text)

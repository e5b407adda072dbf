import pytest

from tests.assistant.figures.shorthand import found


@pytest.mark.parametrize(
    "text",
    [
        "SU7和YU7",
        "小米SU7 Ultra",
        "Model 3焕新版",
        "the refreshed Model 3",
        "GT赛车7",
        "《GT 赛车7》",
        "B站",
        "Q4_K_M",
        "L2",
        "4+2生活",
        "1+N店态",
        "the 1+N matrix",
        "iPhone 15 and Windows 11",
        "Gran Turismo 7",
        "5G, 4K, 3D, V8, GPT-4",
        "Qwen2.5",
        "v1.2.3",
        "https://example.org/2025/07/31",
        "[1] [2,3] 【4】",
        "1. Redefine\n2. Gather\n",
        "1.重新定义\n2.积聚",
        "（1）技术；（2）品牌",
    ],
)
def test_terms_and_markers_hold_no_figures(text: str) -> None:
    assert found(text, idioms=False) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("SU7上市24小时", ["24 hour"]),
        ("YU7发布3分钟", ["3 minute"]),
        ("Douyin 45 million", ["45000000"]),
        ("Over 20 stores", ["20 item over"]),
        ("3.10倍投入:资源积聚", ["10 fold"]),
        ("2. 积聚\n3.5倍投入\n4. 营销", ["5 fold"]),
        ("3.5亿元的投入", ["350000000 CNY"]),
        ("SUV销量达9。", ["9"]),
    ],
)
def test_figures_beside_terms(text: str, figures: list[str]) -> None:
    assert found(text) == figures

import pytest

from assistant.figures import misranked

GOODS = "店里的面粉最多，有900袋，其次是大米640袋、黄豆310袋、绿豆75袋。"
TREES = "The orchard has 40 apple trees, 25 pears and 12 plums."
NO_FIGURES = "The warden ranks safety above speed, and speed above price."


@pytest.mark.parametrize(
    ("sentence", "evidence", "question", "wrong"),
    [
        ("大米 > 黄豆 > 绿豆", GOODS, "", False),
        ("绿豆 > 黄豆 > 大米", GOODS, "", True),
        ("绿豆 < 黄豆 < 大米", GOODS, "", False),
        ("从多到少依次是面粉、大米、黄豆和绿豆。", GOODS, "", False),
        ("从多到少依次是面粉、黄豆、大米和绿豆。", GOODS, "", True),
        ("绿豆、黄豆、大米、面粉", GOODS, "从少到多排一下", False),
        ("绿豆、大米、黄豆、面粉", GOODS, "从少到多排一下", True),
        ("面粉、绿豆、黄豆", GOODS, "店里有什么？", False),  # no order is asked for
        ("Apple trees > pears > plums", TREES, "", False),
        ("Plums > pears > apple trees", TREES, "", True),
        ("From most to fewest: plums, pears, apple trees.", TREES, "", True),
        ("The orchard has 12 plums, 25 pears and 40 apple trees.", TREES, "most to fewest", False),
        ("Safety > speed > price", NO_FIGURES, "", False),
        ("Price > speed > safety", NO_FIGURES, "", True),
        ("Open Settings > Network > Reset.", "Settings > Network > Reset clears it.", "", False),
    ],
)
def test_a_ranking_is_that_of_the_figures(
    sentence: str, evidence: str, question: str, wrong: bool
) -> None:
    assert misranked(sentence, [evidence], question) == wrong

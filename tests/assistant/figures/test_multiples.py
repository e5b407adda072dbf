import pytest

from assistant.figures import other_multiple


@pytest.mark.parametrize(
    ("sentence", "quote", "other"),
    [
        ("Sales tripled.", "Sales doubled in the second year.", True),
        ("Sales doubled.", "Sales doubled in the second year.", False),
        ("Sales doubled.", "Twice as many were sold as the year before.", False),
        ("Sales doubled.", "Sales rose from 150 to 300.", False),
        ("Sales doubled.", "Sales rose from 150 to 200.", True),
        ("Sales doubled.", "Sales rose by 100 per cent.", False),
        ("Sales rose.", "Sales doubled.", False),
        ("The shop doubled back on its promise.", "The shop broke its promise.", False),
        ("Waste was halved.", "Waste fell by half.", False),
        ("Waste was halved.", "Waste fell by a third.", True),
        ("销量翻了两番。", "销量翻了一番。", True),
        ("销量翻了一番。", "销量增长了一倍。", False),
        ("销量翻倍。", "销量是前一年的2倍。", False),
        ("销量翻倍。", "销量由3万辆增至6.1万辆。", False),
        ("销量翻倍。", "销量由3万辆增至4万辆。", True),
        ("用电减半。", "用电降了一半。", False),
    ],
)
def test_a_multiple_rests_on_the_same_one_or_on_figures(
    sentence: str, quote: str, other: bool
) -> None:
    assert other_multiple(sentence, [quote]) == other

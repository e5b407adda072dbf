import pytest

from assistant.figures import mend_moves, moves_unfounded


@pytest.mark.parametrize(
    ("sentence", "source", "mended"),
    [
        (
            "管道损失减少了1.9吉瓦时。",
            "losses from the pipes fell to 1.9 GWh.",
            "管道损失减少到1.9吉瓦时。",
        ),
        (
            "石油消耗减少了218立方米，减少了87%。",
            "Oil consumption dropped to 218 cubic metres, a reduction of 87 per cent.",
            "石油消耗减少到218立方米，减少了87%。",
        ),
        (
            "水温降到8摄氏度。",
            "brought the temperature down by 8 °C on its own.",
            "水温降了8摄氏度。",
        ),
        ("Losses fell by about 12%.", "损耗率降到约12%。", "Losses fell to about 12%."),
        ("Losses fell 12%.", "损耗率下降至12%。", "Losses fell to 12%."),
        (
            "Revenue rose to 15.6%.",
            "全年实现营业收入7.92亿元，同比增长15.6%。",
            "Revenue rose by 15.6%.",
        ),
        ("The share rose by 12%.", "The share rose from 5% to 12%.", "The share rose to 12%."),
        ("A reduction of 12%.", "The share fell to 12%.", "A reduction to 12%."),
    ],
)
def test_to_and_by_are_put_right(sentence: str, source: str, mended: str) -> None:
    assert mend_moves(sentence, [source]) == mended


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("管道损失降到1.9吉瓦时。", "losses from the pipes fell to 1.9 GWh."),
        ("The share rose by 12%.", "占比提高了12%。"),
        ("The share is 12%.", "占比提高到12%。"),
        ("It fell by 3 to 12.", "它下降了3，降到12。"),
        # The source tells of both, or of no change.
        ("The share rose by 12%.", "占比12%，提高到12%。"),
        ("It went up to the 2nd floor, 12 km away.", "它在12公里外。"),
    ],
)
def test_what_is_right_or_in_doubt_is_left(sentence: str, source: str) -> None:
    assert mend_moves(sentence, [source]) == sentence


@pytest.mark.parametrize(
    ("sentence", "quote", "unfounded"),
    [
        ("Crime went up.", "There were seven incidents, compared with eight before.", True),
        ("Crime fell.", "There were seven incidents, compared with eight before.", False),
        ("Output rose.", "Output went from 40 tonnes to 52 tonnes.", False),
        ("Output fell.", "Output went from 40 tonnes to 52 tonnes.", True),
        ("产量上升了。", "产量由40吨到52吨。", False),
        ("产量下降了。", "产量由40吨到52吨。", True),
        ("Visits increased.", "The hall opens at nine and closes at five.", True),
        ("Visits increased.", "Visits doubled in a year.", False),
        ("Visits increased.", "Visits are higher than ever.", False),
        ("The hall is open.", "The hall opens at nine.", False),
    ],
)
def test_a_rise_or_fall_rests_on_words_or_two_figures(
    sentence: str, quote: str, unfounded: bool
) -> None:
    assert moves_unfounded(sentence, [quote]) == unfounded

import pytest

from assistant.series import cuts_short

SOURCE = "For example, it lends tools to its readers; it mends bicycles; it teaches adults to read."
TRANSLATED = (
    "For example, it lends tools. It mends bicycles. It teaches 2.5 hours of reading a week."
)
ZH = "例如，通过App召集用户参与活动；大量挖掘车主故事；面向车主开展驾驶培训。"


@pytest.mark.parametrize(
    ("sentence", "source", "cut"),
    [
        ("It lends tools to its readers.", SOURCE, True),
        ("It lends tools and mends bicycles.", SOURCE, True),
        ("It lends tools to readers, mends bicycles and teaches adults to read.", SOURCE, False),
        ("It lends tools.", TRANSLATED, True),
        (
            "It lends tools, mends bicycles and teaches reading, 2.5 hours a week.",
            TRANSLATED,
            False,
        ),
        ("It is closed on Mondays.", SOURCE, False),  # draws on something else
        ("It lends tools.", "It lends tools to its readers.", False),  # no series
        ("小米通过App召集用户参与活动。", ZH, True),
        ("小米通过App召集用户参与活动，大量挖掘车主故事，面向车主开展驾驶培训。", ZH, False),
    ],
)
def test_a_series_that_is_cut_short_is_noticed(sentence: str, source: str, cut: bool) -> None:
    assert cuts_short(sentence, source) == cut

import pytest

from tests.assistant.figures.shorthand import found


@pytest.mark.parametrize(
    "text",
    ["80%", "80％", "80 %", "80 percent", "80 per cent", "eighty percent", "八成", "8成",
     "百分之八十", "百分之80", "four fifths", "五分之四"],
)  # fmt: skip
def test_one_share_in_many_writings(text: str) -> None:
    assert found(text) == ["80 %"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("59.4%", ["59.4 %"]),
        ("超半数用户", ["50 % over"]),
        ("more than half of users", ["50 % over"]),
        ("four in ten of them", ["40 %"]),
        ("Nine out of ten readers", ["90 %"]),
        ("two in five minutes", ["2", "5 minute"]),
        ("snowshoes in four sizes", ["4"]),
        ("over half said so", ["50 % over"]),
        ("一半的用户", ["50 %"]),
        ("另一半", []),
        ("half the users", ["50 %"]),
        ("百分百", ["100 %"]),
        ("八成半", ["85 %"]),
        ("3个百分点", ["3 pp"]),
        ("3 percentage points", ["3 pp"]),
        ("a quarter of them", ["25 %"]),
        ("一成不变", []),
        ("完成3成果", ["3"]),
    ],
)
def test_shares(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    "text", ["第九", "第9", "第 9 名", "ninth", "the 9th", "No. 9", "number nine", "ranked 9", "#9"]
)
def test_one_rank_in_many_writings(text: str) -> None:
    assert found(text) == ["9 ordinal"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("前五", ["5 top"]),
        ("前5名", ["5 top"]),
        ("top five", ["5 top"]),
        ("top-5", ["5 top"]),
        ("TOP5", ["5 top"]),
        ("目前3款", ["3 item"]),
        ("提前两天", ["2 day"]),
        ("twenty-first", ["21 ordinal"]),
        ("the second time", ["2 ordinal"]),
        ("10 seconds", ["10 second"]),
        ("number 310,000", ["310000"]),
    ],
)
def test_ranks(text: str, figures: list[str]) -> None:
    assert found(text) == figures

import re
from pathlib import Path

import pytest

from eval.check import problems
from eval.draft import draft, pattern, target
from tests.assistant.scripted import scripted
from tests.eval.lamps import given, write_lines
from tests.index.small import article

ZH = (
    "# 门店\n\n截至2025年7月，小米汽车在全国有352家门店。店员都很热情，顾客也很满意。\n\n"
    "# 战略\n\n创始人把这种做法称为“深海战略”，意思是不走老路。上半年一共交付了31万台汽车。\n"
)


def test_each_draft_is_a_row_that_holds_of_its_article(tmp_path: Path) -> None:
    document = article("shops", ZH, title="门店与战略", lang="zh")
    model = scripted(
        ["小米汽车有多少家门店？", "创始人怎样称呼这种做法？", "上半年交付了多少台汽车？"]
    )
    rows = list(draft(document, model, 3))
    assert [row.id for row in rows] == ["shops-001-zh", "shops-002-zh", "shops-003-zh"]
    assert [row.facts[0][0] for row in rows] == [
        r"(?<![\d.,])352家",
        "深海战略",
        r"(?<![\d.,])31万台",
    ]
    path = write_lines(tmp_path / "draft.jsonl", *map(given, rows))
    assert list(problems(path, [document])) == []


def test_a_question_that_gives_its_answer_away_is_dropped() -> None:
    replies = ["Does its beam reach 19 miles?", "How high do spring tides rise?"]
    [row] = draft(article(), scripted(replies), 5)
    assert (row.question, row.evidence) == (replies[1], ("Spring tides rise by 5.4 metres.",))


def test_drafts_are_spread_over_the_article() -> None:
    text = "\n\n".join(f"Lamp number {n} of the harbour shines {n} miles." for n in range(10, 50))
    rows = list(draft(article(raw=f"# Lamps\n\n{text}\n"), scripted(["How far?"] * 40), 4))
    places = [int(re.findall(r"\d+", row.reference)[0]) for row in rows]
    assert places == [10, 20, 30, 40]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("In 1931 its beam reached 19 miles.", "19 miles"),
        ("截至2025年7月，全国有352家门店。", "352家"),
        ("创始人称之为“深海战略”。", "深海战略"),
        ("The keeper uses a Fresnel lens.", "Fresnel"),
        ("小米SU7的工程师很努力。", "SU7"),
        ("The keeper trims the lamp.", None),
    ],
)
def test_what_is_asked_after(sentence: str, answer: str | None) -> None:
    assert target(sentence) == answer


@pytest.mark.parametrize(
    ("answer", "found", "not_found"),
    [
        ("352", "共352家", "1352"),
        ("352", "352", "3521"),
        ("19 miles", "19  miles away", "119 miles"),
        ("C++ 20", "in C++ 20", "in C 20"),
    ],
)
def test_a_pattern_finds_the_answer_and_no_longer_figure(
    answer: str, found: str, not_found: str
) -> None:
    assert re.search(pattern(answer), found)
    assert not re.search(pattern(answer), not_found)

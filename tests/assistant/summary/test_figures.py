import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.figures import find_figures
from assistant.summary import Summary, summarize
from assistant.summary.figures import clause
from index.document import make_document
from index.library import Library
from index.types import LANGS, Lang
from tests.assistant.figures import test_article

GOLD = Path("eval/gold/article-figures.tsv")
DATED = ("day", "month", "quarter", "half")
# A part of a name, times of day and of the week; counts of two or three things that follow.
NO_AMOUNTS = {"2.0", "周四", "晚8点", "两大", "两个", "三段", "3大"}


def table(library: Library, lang: Lang) -> Summary:
    return summarize(Assistant(library, None), "xiaomi-deep-sea", "figures", lang)


def amounts() -> list[str]:
    """The amounts of the built-in article, from the list of its figures that people have read."""
    rows = [
        line.split("\t") for line in Path(test_article.EXPECTED).read_text("utf-8").splitlines()
    ]
    return [
        written
        for _, written, shape in rows
        if not (shape.split()[0] > "19000000" and len(shape.split()[0]) == 8)
        and not set(shape.split()) & set(DATED)
        and written not in NO_AMOUNTS
    ]


def test_the_table_holds_the_amounts_of_the_article(library: Library) -> None:
    written = "\n".join(row.cells[0] for row in table(library, "zh").parts[0].rows)
    missing = [amount for amount in amounts() if amount not in written]
    assert len(missing) <= 0.05 * len(amounts()), missing


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_row_is_cited_and_has_its_figure_from_the_sentence(
    library: Library, lang: Lang
) -> None:
    text = library.get("xiaomi-deep-sea").text
    for row in table(library, lang).parts[0].rows:
        figure, _, about = row.cells
        (citation,) = row.citations
        assert text[citation.start : citation.end] == citation.quote
        told = {each.value for each in find_figures(citation.quote, idioms=True)}
        assert {each.value for each in find_figures(figure)} & told, row
        assert about


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        ("zh", ("450亿元", "2025年7月", "小米集团累计向汽车业务注资450亿元")),
        ("zh", ("近9万台", "2024年3月", "小米SU7上市24小时斩获近9万台大定")),
        ("en", ("10 billion yuan", "", "with a first tranche of 10 billion yuan")),
    ],
)
def test_a_row_tells_how_much_when_and_of_what(
    library: Library, lang: Lang, row: tuple[str, ...]
) -> None:
    assert row in [each.cells for each in table(library, lang).parts[0].rows]


@dataclass(frozen=True)
class Counted:
    """A figure of the article as a person read it: the words of a line of the gold table."""

    figure: str
    unit: str
    when: str
    subject: str


def counted(lang: Lang) -> list[Counted]:
    """Every figure of the built-in article, by hand."""
    head, *lines = [line.split("\t") for line in GOLD.read_text("utf-8").splitlines()]
    columns = [head.index(f"{lang}_{name}") for name in ("figure", "unit", "when", "subject")]
    return [Counted(*(line[column] for column in columns)) for line in lines]


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_finds_what_people_counted(library: Library, lang: Lang) -> None:
    rows = [row.cells for row in table(library, lang).parts[0].rows]

    def found(each: Counted) -> list[tuple[str, ...]]:
        number = re.compile(rf"(?<![\d.,]){re.escape(each.figure)}(?![\d.])")
        return [
            row
            for row in rows
            if number.search(row[0])
            and each.unit in row[0] + row[2]
            and each.subject.casefold() in row[2].casefold()
        ]

    gold = counted(lang)
    assert len(gold) >= 85
    missing = [each for each in gold if not found(each)]
    assert len(missing) <= 0.05 * len(gold), missing
    misdated = [
        each for each in gold if found(each) and each.when not in {row[1] for row in found(each)}
    ]
    assert len(misdated) <= 0.05 * len(gold), misdated


def test_what_is_told_of_a_range_of_dates_has_the_range(library: Library) -> None:
    dates = {row.cells[0]: row.cells[1] for row in table(library, "zh").parts[0].rows}
    assert dates["超31万台"] == dates["第九"] == "2025年1月–2025年7月"
    text = "# A\n\nThey sold 40 lamps from March to June 2024, and 7 chairs in May to July.\n"
    library.add(make_document(text, "range", "A", "en", "a.md"))
    made = summarize(Assistant(library, None), "range", "figures", "en")
    library.remove("range")
    assert {row.cells[0]: row.cells[1] for row in made.parts[0].rows}["40"] == (
        "March 2024–June 2024"
    )


@pytest.mark.parametrize(
    ("text", "figure", "about"),
    [
        ("车很快，只有0.195，优于别家。", "0.195", "车很快，只有0.195"),
        ("It cost 1,038 yuan, she said, and the rest of it was paid in kind.", "1,038",
         "It cost 1,038 yuan, she said, and the rest of it was paid in kind"),
        ("（其中30亿元归研发部门所有，其余不算。", "30亿元", "其中30亿元归研发部门所有"),
    ],
)  # fmt: skip
def test_a_clause_is_long_enough_to_tell(text: str, figure: str, about: str) -> None:
    start = text.index(figure)
    lang: Lang = "en" if text.isascii() else "zh"
    assert clause(text, start, start + len(figure), lang) == about


def test_a_figure_has_the_date_that_is_its_own(library: Library) -> None:
    text = (
        "# 年报\n\n全年开行38940航次，比2023年的36210航次增加7.5%。\n\n"
        "“云帆18”和“云帆19”造价8650万元。\n\n末班船从16时推迟到17时40分。\n\n"
        "2024年10月测得水深51米，12月以后是42米。\n\n运送486万人次，超过2019年的纪录。\n\n准班率不低于95%，误差不超过3%。\n"
    )
    library.add(make_document(text, "ferry", "年报", "zh", "ferry.md"))
    made = summarize(Assistant(library, None), "ferry", "figures", "zh")
    library.remove("ferry")
    when = {row.cells[0]: row.cells[1] for row in made.parts[0].rows}
    assert when["36210"] == "2023年" and when["8650万元"] == ""
    assert when["38940"] == when["7.5%"] == ""
    assert when["486万人次"] == ""
    assert {"超95%", "不到3%"} <= set(when)
    assert not {"18", "19", "17", "40"} & set(when)
    assert when["51米"] == "2024年10月" and when["42米"] == ""

"""Strengths, weaknesses and risks of the texts of the evaluation, each row read by a person."""

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.summary import summarize
from index.document import make_document
from index.errors import BadInput
from index.library import Library
from index.types import Lang

_KINDS: dict[Lang, dict[str, str]] = {
    "zh": {"优势": "+", "弱点": "-", "风险": "!"},
    "en": {"Strength": "+", "Weakness": "-", "Risk": "!"},
}


@pytest.mark.parametrize(
    ("name", "lang", "rows"),
    [
        (
            "ferry-report",
            "zh",
            [
                "+全年运送旅客486.3万人次",
                "+利润增得比收入快",
                "+10月3日，公司单日运送旅客3.94万人次",
                "+与同一航线上的老船相比",
                "+摊到每位旅客身上，燃油成本由44.8元降到40.3元",
                "+员工离职率由11.9%降到8.3%",
                "-推迟既不是因为资金",
                "-每百万人次的投诉件数由41件降到26件，投诉最多的仍是",
                "-管理层认为，公司目前有三个没有解决好的问题",
            ],
        ),
        (
            "heat-network",
            "en",
            [
                "+Sales of heat were the same as before",
                "+Oil consumption dropped to 218 cubic metres",
                "-Water came back at 61 °C on average, which is far too warm",
                "-About half of the shortfall",
                "-Noise was the commonest complaint",
                "!Finally, lowering the temperature of hot tap water carries a risk",
            ],
        ),
        ("mountain-libraries", "en", ["-The timetable is fragile"]),
        (
            "tea-interview",
            "zh",
            [
                "+签约的合作社从11家增加到42家，一级果的比例从54%提高到了67%",
                "+拆成小仓以后，库内操作成本升了14%",
                "+改成每周一、三、五送货",
                "+另外，以前那些车在路上跑的时候",
            ],
        ),
    ],
)
def test_every_row_is_of_its_kind(library: Library, name: str, lang: Lang, rows: list[str]) -> None:
    raw = Path(f"eval/gold/texts/{name}.md").read_text("utf-8")
    library.add(make_document(raw, name, name, lang, f"{name}.md"))
    (part,) = summarize(Assistant(library, None), name, "swot", lang).parts
    library.remove(name)
    told = [_KINDS[lang][row.cells[0]] + row.cells[2] for row in part.rows]
    assert len(told) == len(rows)
    assert all(said.startswith(row) for said, row in zip(told, rows, strict=True)), told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The firm's competitive advantage is its harbour.", ["+"]),
        ("The town built a noise barrier behind the plant.", []),
        ("We would build the barrier that gave it a competitive advantage.", []),
        ("The partners form a network that shares risks and benefits.", []),
        ("The harbour has no shortcomings.", []),
        ("The pilots may fall into dependence on one supplier.", ["!"]),
        ("The pilots complain of bugs in the app.", ["-"]),
        ("人工成本首次超过燃油，成为第一大成本项目。", []),
        ("海水浸没试验第一次没有通过船级社检验。", ["-"]),
        ("双方形成风险共担、利益共享的产业协同网络。", []),
        ("公司打破了历史纪录，亏损达到2300万元。", []),
        ("公司突破行业认知壁垒，锚定行业顶尖水平。", []),
        ("品牌壁垒使得公司难以被赶上。", ["+"]),
        ("公司需要避免服务能力的不足。", []),
    ],
)
def test_a_cue_word_counts_as_it_is_meant(library: Library, text: str, kinds: list[str]) -> None:
    lang: Lang = "en" if text.isascii() else "zh"
    library.add(make_document(f"# A\n\n{text}\n", "cues", "A", lang, "a.md"))
    try:
        (part,) = summarize(Assistant(library, None), "cues", "swot", lang).parts
        found = [_KINDS[lang][row.cells[0]] for row in part.rows]
    except BadInput:
        found = []
    library.remove("cues")
    assert found == kinds

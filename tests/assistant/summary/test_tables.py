"""The forms made by code of the document's own sentences, and the questions with answers."""

import pytest

from assistant.answer import Assistant
from assistant.summary import Summary, Wishes, summarize
from index.errors import BadInput
from index.library import Library
from index.types import LANGS, Lang
from tests.index.small import article

DOC = "xiaomi-deep-sea"


def made(library: Library, form: str, lang: Lang, wishes: Wishes | None = None) -> Summary:
    return summarize(Assistant(library, None), DOC, form, lang, wishes=wishes or Wishes())


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        ("zh", ("科技春晚", "小米汽车发布会被誉为“科技春晚”。")),
        ("en", ("deep-sea strategy", "The deep-sea strategy means upgrading the meaning of a "
                "company and polarising it into a greater consensus.")),
    ],
)  # fmt: skip
def test_a_term_stands_beside_the_sentence_that_tells_it(
    library: Library, lang: Lang, row: tuple[str, ...]
) -> None:
    (part,) = made(library, "glossary", lang).parts
    assert row in [each.cells for each in part.rows]
    sentences = [each.cells[1] for each in part.rows]
    assert len(sentences) == len(set(sentences))


def test_a_term_stands_as_it_is_written(library: Library) -> None:
    text = "# Alps\n\nIn every Straße they praise the “Großglockner Straße”, which is steep.\n"
    library.add(article("alps", text, "Alps"))
    made = summarize(Assistant(library, None), "alps", "glossary", "en")
    library.remove("alps")
    assert [row.cells[0] for row in made.parts[0].rows] == ["Großglockner Straße"]


@pytest.mark.parametrize("lang", LANGS)
def test_risks_and_weaknesses_are_told_apart_from_strengths(library: Library, lang: Lang) -> None:
    (part,) = made(library, "swot", lang).parts
    kinds = [row.cells[0] for row in part.rows]
    assert set(kinds) == set(
        ("优势", "弱点", "风险") if lang == "zh" else ("Strength", "Weakness", "Risk")
    )
    worries = library.get(DOC).text.index("小米汽车的战略隐忧")
    risk = "风险" if lang == "zh" else "Risk"
    assert any(r.citations[0].start > worries for r in part.rows if r.cells[0] == risk)
    assert all(r.cells[0] != risk or "victory" not in r.cells[2] for r in part.rows)


@pytest.mark.parametrize("lang", LANGS)
def test_ten_questions_are_on_every_top_section(library: Library, lang: Lang) -> None:
    parts = made(library, "faq", lang).parts
    assert len({part.path for part in parts}) == 10
    assert all(part.path[0].endswith(("？", "?")) and part.rows for part in parts)
    document = library.get(DOC)
    tops = {section.path[0] for section in document.sections}
    asked = {
        section.path[0]
        for section in document.sections
        for part in parts
        for citation in part.rows[0].citations
        if section.start <= citation.start < section.end
    }
    assert asked == tops


def test_documents_are_compared_point_by_point(library: Library) -> None:
    wishes = Wishes(beside=(article().id,), points=("pilots", "Porsche"))
    (part,) = made(library, "compare", "en", wishes).parts
    assert [row.cells[0] for row in part.rows] == ["pilots", "pilots", "Porsche", "Porsche"]
    told = {(row.cells[0], c.doc_id): c.quote for row in part.rows for c in row.citations}
    assert told["pilots", article().id] == "The pilots wait for slack water."
    assert "保时捷" in told["Porsche", DOC]


def test_a_point_that_is_not_treated_is_not_stated(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The embedder of these tests finds everything alike.
    monkeypatch.setattr("assistant.summary.near._MEANS", {"zh": 1.1, "en": 1.1})
    wishes = Wishes(beside=(article().id,), points=("penguins",))
    (part,) = made(library, "compare", "en", wishes).parts
    assert [(row.cells[2], row.citations) for row in part.rows] == [("not stated", ())] * 2
    with pytest.raises(BadInput, match='does not treat "penguins"'):
        made(library, "brief", "en", Wishes("only penguins"))


def test_what_only_leads_up_to_something_is_not_compared(library: Library) -> None:
    said = "Fares bring a revenue of 5 million yuan."
    library.add(article("east", f"# East\n\nRevenue has two parts:\n\n{said}\n", "East"))
    wishes = Wishes(beside=("east",), points=("Revenue has two parts",))
    (part,) = made(library, "compare", "en", wishes).parts
    assert part.rows[1].cells[2] == said
    library.remove("east")


def test_a_focus_is_looked_for_in_each_document(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The embedder of these tests finds everything alike.
    monkeypatch.setattr("assistant.summary.near._MEANS", {"zh": 1.1, "en": 1.1})
    first = "# Boats\n\nThe ferry fares rise. The boat is old.\n\n# Crews\n\nThe crew is small.\n"
    # Its only sentence on fares begins where the first document has none.
    second = "# Crews\n\nThe crew sleeps ashore.\n\n# Trips\n\nFerry fares fall in winter.\n"
    for id, text in (("north", first), ("south", second)):
        library.add(article(id, text, id))

    def compared(focus: str) -> Summary:
        wishes = Wishes(focus, beside=("south",), points=("fares", "crew"))
        return summarize(Assistant(library, None), "north", "compare", "en", wishes=wishes)

    (part,) = compared("ferry").parts
    fares = ["The ferry fares rise.", "Ferry fares fall in winter."]
    assert [row.cells[2] for row in part.rows] == [*fares, "not stated", "not stated"]
    with pytest.raises(BadInput, match='south does not treat "boat"'):
        compared("boat")
    library.remove("north")
    library.remove("south")


def test_nothing_to_compare_is_refused(library: Library) -> None:
    with pytest.raises(BadInput, match="two articles"):
        made(library, "compare", "en", Wishes(points=("price",)))

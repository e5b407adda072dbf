from collections import Counter
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.models.replies import Replies
from assistant.summary import FORMS, markdown, summarize
from assistant.summary.types import Part, Row, Summary
from index.errors import BadInput
from index.language import detect_language
from index.library import Library
from index.types import LANGS, Lang
from tests.assistant.scripted import by_prompt
from tests.index.small import article


def test_an_unknown_form_is_refused_with_the_nearest(library: Library) -> None:
    with pytest.raises(BadInput, match="did you mean 'timeline'"):
        summarize(Assistant(library, None), "xiaomi-deep-sea", "timelin", "zh")


def test_a_document_with_nothing_for_the_form_says_so(library: Library) -> None:
    with pytest.raises(BadInput, match="nothing for this form"):
        summarize(Assistant(library, None), article().id, "timeline", "en")


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"compare"}))
def test_every_row_has_a_footnote_with_its_quote(library: Library, form: str) -> None:
    summary = summarize(Assistant(library, None), "xiaomi-deep-sea", form, "en")
    text = markdown(summary, library)
    cited = Counter(c.marker for part in summary.parts for row in part.rows for c in row.citations)
    # But where a table has the figure of a sentence above it, once each.
    assert form == "executive" or set(cited.values()) == {1}
    for part in summary.parts:
        for row in part.rows:
            for citation in row.citations:
                assert text.count(f"[^{citation.marker}]:") == 1
                assert text.count(f"[^{citation.marker}]") == 1 + cited[citation.marker]
                assert citation.quote.split("\n")[0] in text.replace("\\", "")


def test_cells_cannot_break_the_table(library: Library) -> None:
    part = Part((), (Row(("a|b", "# c\nd"), ()),), ("x", "y"))
    assert markdown(Summary("figures", "t", "en", (part,)), library).splitlines() == [
        "| x | y |", "| --- | --- |", "| a\\|b | \\# c d |",
    ]  # fmt: skip


@pytest.mark.parametrize(("depth", "marks"), [(1, "##"), (5, "######"), (7, "######")])
def test_a_heading_is_no_deeper_than_markdown_has_them(
    library: Library, depth: int, marks: str
) -> None:
    part = Part(tuple(f"Level {level}" for level in range(1, depth + 1)), (Row(("Told.",), ()),))
    text = markdown(Summary("brief", "t", "en", (part,)), library)
    assert text == f"{marks} Level {depth}\n\nTold.\n"


@pytest.mark.parametrize("lang", LANGS)
def test_the_outline_has_every_section_of_the_article(library: Library, lang: Lang) -> None:
    summary = summarize(Assistant(library, None), "xiaomi-deep-sea", "outline", lang)
    said = [part.path for part in summary.parts if part.rows]
    sections = {chunk.section for chunk in library.chunks if chunk.doc_id == "xiaomi-deep-sea"}
    assert len(set(said)) == len(said) == len(sections)
    text = library.get("xiaomi-deep-sea").text
    for part in summary.parts:
        for row in part.rows:
            assert all(text[c.start : c.end] == c.quote for c in row.citations)
            assert row.citations
    told = "".join(row.cells[0] for part in summary.parts for row in part.rows)
    assert detect_language(told, "zh") == lang


def test_what_the_model_invents_gives_way_to_the_source(library: Library) -> None:
    model = by_prompt(read="Yes. The keeper won 40 medals in Paris.", stated="Yes")
    summary = summarize(Assistant(library, model), article().id, "outline", "en")
    said = [row.cells[0] for part in summary.parts for row in part.rows]
    assert said
    assert all(sentence in library.get(article().id).text for sentence in said)


def test_a_section_summed_up_once_is_not_read_again(library: Library, tmp_path: Path) -> None:
    replies = Replies(tmp_path / "replies.sqlite3")
    asked: list[str] = []

    def stopping(prompt: str) -> str:
        asked.append(prompt)
        if len(asked) > 2:
            raise KeyboardInterrupt
        return "Yes. The town has a harbour."

    with pytest.raises(KeyboardInterrupt):
        stopped = Assistant(library, by_prompt(read=stopping), replies=replies)
        summarize(stopped, "xiaomi-deep-sea", "outline", "en")
    seen = asked[:2]
    asked.clear()

    def going_on(prompt: str) -> str:
        asked.append(prompt)
        return "Yes. The town has a harbour."

    again = Assistant(library, by_prompt(read=going_on), replies=replies)
    first = summarize(again, "xiaomi-deep-sea", "outline", "en")
    assert asked
    assert not set(seen) & set(asked)
    asked.clear()
    assert summarize(again, "xiaomi-deep-sea", "outline", "en") == first
    assert not asked

import pytest

from assistant.summary import FORMS, markdown, summarize
from assistant.summary.types import Part, Row, Summary
from index.errors import BadInput
from index.library import Library
from tests.index.small import article


def test_an_unknown_form_is_refused_with_the_nearest(library: Library) -> None:
    with pytest.raises(BadInput, match="did you mean 'timeline'"):
        summarize(library, "xiaomi-deep-sea", "timelin", "zh")


def test_a_document_with_nothing_for_the_form_says_so(library: Library) -> None:
    with pytest.raises(BadInput, match="nothing for the form 'timeline'"):
        summarize(library, article().id, "timeline", "en")


@pytest.mark.parametrize("form", FORMS)
def test_every_row_has_a_footnote_with_its_quote(library: Library, form: str) -> None:
    summary = summarize(library, "xiaomi-deep-sea", form, "en")
    text = markdown(summary, library)
    for part in summary.parts:
        for row in part.rows:
            for citation in row.citations:
                assert text.count(f"[^{citation.marker}]") == 2
                assert citation.quote.split("\n")[0] in text.replace("\\", "")


def test_cells_cannot_break_the_table(library: Library) -> None:
    part = Part((), (Row(("a|b", "# c\nd"), ()),), ("x", "y"))
    assert markdown(Summary("figures", "t", "en", (part,)), library).splitlines() == [
        "| x | y |", "| --- | --- |", "| a\\|b | \\# c d |",
    ]  # fmt: skip

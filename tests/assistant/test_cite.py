import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cite import cite, section_at
from index.document import make_document
from tests.index.small import article


@given(st.text(alphabet="深海 a。\n1", min_size=1, max_size=40), st.data())
def test_a_citation_is_always_the_text_at_its_offsets(raw: str, data: st.DataObject) -> None:
    document = make_document(raw, "d", "D", "zh", "d.txt")
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    if not document.text[start:end].strip():
        with pytest.raises(ValueError):
            cite(document, start, end, 1)
        return
    citation = cite(document, start, end, 1)
    assert document.text[citation.start : citation.end] == citation.quote
    assert citation.quote == document.text[start:end].strip()


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 10**6)])
def test_a_span_that_is_not_in_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError):
        cite(article(), start, end, 1)


def test_the_section_is_the_innermost() -> None:
    document = make_document("# A\n\nOne.\n\n## B\n\nTwo.\n", "d", "D", "en", "d.md")
    assert section_at(document, document.text.index("One")) == ("A",)
    assert section_at(document, document.text.index("Two")) == ("A", "B")

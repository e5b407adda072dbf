from collections.abc import Iterator

import pytest

from assistant.answer import Assistant
from eval.summaries import drawn, read_table, table, wanted
from index.articles import builtin_articles
from index.errors import BadInput
from index.library import Library
from tests.index.small import ByteEmbedder

DOC = "xiaomi-deep-sea"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library.open(tmp_path_factory.mktemp("summaries") / "index", ByteEmbedder())
    for each in builtin_articles():
        library.add(each.document(), each.raw(), None, each.renditions())
    yield library
    library.close()


def test_sentences_are_drawn_once_and_alike_for_a_seed(library: Library) -> None:
    summaries = [wanted(f"{DOC}:{form}:en") for form in ("outline", "brief", "gist", "swot")]
    assistant = Assistant(library, None)
    found = drawn(assistant, summaries, 30, 8)
    assert len({row.sentence for row in found}) == 30
    assert found == drawn(assistant, summaries, 30, 8) != drawn(assistant, summaries, 30, 9)
    assert read_table(table(found)) == found
    everything = drawn(assistant, summaries, 10_000, 8)
    # What a brief says stands in the outline.
    assert {row.form for row in everything} == {"outline", "swot"}


@pytest.mark.parametrize("name", ["report", "report:outline", "report:outline:fr", "report:out:en"])
def test_what_names_no_summary_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match=r"DOC:FORM:zh|no form 'out'"):
        wanted(name)


def test_a_table_of_other_columns_is_refused() -> None:
    with pytest.raises(BadInput, match="its columns are item, doc, form"):
        read_table("item\tstem\n1\tx\n")

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.figures import find_figures
from eval.summaries import Read, drawn, table, wanted
from index.articles import builtin_articles
from index.document import make_document
from index.errors import BadInput
from index.library import Library
from index.types import Lang
from tests.index.small import ByteEmbedder

READING = Path("eval/gold/summary-reading.tsv")
TEXTS = Path("eval/gold/texts")
DOC = "xiaomi-deep-sea"


def read_table(text: str) -> list[Read]:
    head, *lines = [tuple(line.split("\t")) for line in text.splitlines()]
    assert head == Read._fields
    return [Read(*line) for line in lines]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library.open(tmp_path_factory.mktemp("summaries") / "index", ByteEmbedder())
    for each in builtin_articles():
        library.add(each.document(), each.raw(), None, each.renditions())
    yield library
    library.close()


@pytest.fixture(scope="module")
def reading() -> list[Read]:
    return read_table(READING.read_text(encoding="utf-8"))


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


def test_the_reading_is_of_a_hundred_sentences_in_both_languages(reading: list[Read]) -> None:
    assert len({row.item for row in reading}) == len(reading) == 100
    assert len({(row.doc, row.form, row.lang) for row in reading}) >= 8
    assert {row.lang for row in reading} == {"zh", "en"}
    assert all(row.why for row in reading if row.supported != "yes")


def test_the_sentences_read_are_supported(reading: list[Read]) -> None:
    assert {row.supported for row in reading} <= {"yes", "no"}
    assert sum(row.supported == "yes" for row in reading) >= 0.97 * len(reading)


def test_what_is_not_supported_is_made_no_more(library: Library, reading: list[Read]) -> None:
    wrong = [row for row in reading if row.supported == "no"]
    assert wrong
    for doc in {row.doc for row in wrong}:
        lang: Lang = "zh" if doc == "ferry-report" else "en"
        raw = (TEXTS / f"{doc}.md").read_text("utf-8")
        library.add(make_document(raw, doc, doc, lang, f"{doc}.md"))
    summaries = [wanted(f"{row.doc}:{row.form}:{row.lang}") for row in wrong]
    made = {row.sentence for row in drawn(Assistant(library, None), summaries, 10_000, 8)}
    assert len(made) > 100
    assert not made & {row.sentence for row in wrong}


def test_the_quotes_read_are_verbatim(reading: list[Read]) -> None:
    texts = {each.id: each.document().text for each in builtin_articles()}
    for path in TEXTS.glob("*.md"):
        lang: Lang = "zh" if path.stem in ("ferry-report", "tea-interview") else "en"
        made = make_document(path.read_text("utf-8"), path.stem, path.stem, lang, path.name)
        texts[path.stem] = made.text
    for row in reading:
        text = " ".join(texts[row.doc].split())
        assert row.quotes and all(quote in text for quote in row.quotes.split(" / ")), row.item


def test_no_figure_of_a_sentence_read_is_missing_in_its_quotes(reading: list[Read]) -> None:
    for row in reading:
        told = {figure.value for figure in find_figures(row.quotes, idioms=True)}
        # Before the words of a line stand the figure that they hold, a date, or a heading.
        words = row.sentence.rsplit(" | ", 1)[-1]
        said = [figure for figure in find_figures(words) if figure.firm]
        amounts = [figure for figure in said if figure.kind not in ("date", "time")]
        assert {figure.value for figure in amounts} <= told, row.item

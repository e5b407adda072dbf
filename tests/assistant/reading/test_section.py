from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.reading.excerpts import excerpts
from assistant.reading.section import (
    asks_for_a_part,
    heading,
    places_asked,
    section_asked,
)
from index.articles import builtin_article
from index.chunk import chunk
from index.library import Library
from index.rendition import Rendition
from tests.assistant.scripted import by_prompt, scripted
from tests.index.small import ByteEmbedder, article

ARTICLE = builtin_article("xiaomi-deep-sea")
DOCUMENT = ARTICLE.document()
ENGLISH = Rendition(DOCUMENT, "en", ARTICLE.renditions()["en"])
READ = excerpts(DOCUMENT, [*chunk(DOCUMENT)], ENGLISH)


@pytest.mark.parametrize(
    "question",
    [
        "“3.重新定义对标汽车”这一节讲了什么？",
        "重新定义对标汽车这部分主要说了些什么",
        "概括一下“重新定义对标汽车”这一节的内容。",
        "What does the section “3. Redefining the benchmark car” say?",
        "what is the part about redefining the benchmark car about?",
        "Summarize the section 'Redefining the benchmark car'.",
    ],
)
def test_the_section_that_is_named(question: str) -> None:
    found = section_asked(question, READ)
    assert found and {each.section[-1] for each in found} == {"3.重新定义对标汽车"}
    assert asks_for_a_part(question)


def test_a_section_with_others_under_it_is_all_of_them() -> None:
    top = DOCUMENT.sections[1].path[0]
    found = section_asked(f"“{top}”这一节讲了什么？", READ)
    assert len({each.section for each in found}) > 2
    assert {each.section[0] for each in found} == {top}


@pytest.mark.parametrize(
    "question",
    [
        "重新定义对标汽车的目标是什么？",
        "“没有的标题”这一节讲了什么？",
        "What does the section “Benchmark prices” say?",
        "What does the article say about the benchmark car?",
        "第三部分讲了什么？",
        "",
    ],
)
def test_other_questions_are_none_of_it(question: str) -> None:
    assert section_asked(question, READ) == []


@pytest.mark.parametrize(
    ("question", "words"),
    [("文章哪里说到“0.195”？", "0.195"), ("Where does the article mention “0.195”?", "0.195")],
)
def test_the_places_of_words_that_are_quoted(question: str, words: str) -> None:
    found = places_asked(question, READ)
    assert found and all(words in excerpt.worded(span) for excerpt, span in found)
    assert asks_for_a_part(question)


@pytest.mark.parametrize(
    "question",
    [
        "文章怎么说“0.195”？",
        "文章哪里说到“0.195”，为什么？",
        "文章哪里说到“没有”？",
        "文章哪里说到“，”？",
        "Where does the article mention it?",
        "Where does the article mention “0.195” and who measured it?",
        "Where does the article mention “ ”?",
    ],
)
def test_nothing_else_is_a_place(question: str) -> None:
    assert places_asked(question, READ) == []


def test_words_do_not_stand_in_longer_words_or_figures() -> None:
    fees = "The toll is 12.5%. The oar is scarce. It cost 1,250 yuan. The car pays 5% or 250 yuan."
    document = article("fees", f"# Fees\n\n{fees}\n")
    read = excerpts(document, [*chunk(document)])
    for words in ("5%", "250", "car"):
        found = places_asked(f"Where does the article mention “{words}”?", read)
        assert [excerpt.worded(span) for excerpt, span in found] == ["The car pays 5% or 250 yuan."]


def test_where_words_stand_is_told_by_their_sentences_without_the_model(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    answer = Assistant(library, scripted([])).answer("Where does the article mention “19 miles”?")
    assert answer.status == "answered"
    assert answer.text == "Its beam reaches 19 miles.[1]"
    library.close()


def test_headings_without_their_numbers() -> None:
    assert heading("3.重新定义对标汽车") == "重新定义对标汽车"
    assert heading("（二）船队") == "船队"
    assert heading("3D printing") == "3D printing"
    assert heading("2024") == "2024"
    assert heading("一、全年经营概况") == "全年经营概况"


def test_a_section_is_told_by_a_sentence_of_each_part(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    model = by_prompt(read="Yes. Spring tides rise by 5.4 metres.")
    answer = Assistant(library, model).answer("What does the section “Tides of the bay” say?")
    assert answer.status == "answered"
    assert answer.text == "Spring tides rise by 5.4 metres.[1]"
    library.close()

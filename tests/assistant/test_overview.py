import pytest

from assistant.overview import MAX_PARTS, asks_for_an_overview, main_point, overview, parts_of
from assistant.reading.excerpts import Excerpt, excerpts
from assistant.reading.reader import Reader
from index.articles import builtin_article
from index.chunk import chunk
from index.types import Document
from tests.assistant.scripted import by_prompt
from tests.index.small import article


def _read(document: Document) -> list[Excerpt]:
    return excerpts(document, chunk(document))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("这篇文章主要讲了什么？", True),
        ("请用三句话概括全文", True),
        ("文章的核心观点是什么？", True),
        ("Summarize the article in three sentences.", True),
        ("What is this article about?", True),
        ("tl;dr", True),
        ("总结小米的营销策略", False),
        ("文章的作者是谁？", False),
        ("介绍一下雷军", False),
        ("What does the article say about batteries?", False),
        ("What is the main idea of the deep-sea strategy?", False),
    ],
)
def test_questions_about_all_of_an_article_are_told(question: str, asks: bool) -> None:
    assert asks_for_an_overview(question) == asks


def test_each_part_gives_a_sentence_that_it_holds() -> None:
    read = _read(builtin_article("xiaomi-deep-sea").document())
    model = by_prompt(
        read="有。海底有一座城市。"
    )  # nowhere: the part's own first sentence stands in
    found = list(overview(parts_of([read]), Reader(model)))
    tops = list(dict.fromkeys(excerpt.section[:1] for excerpt in read))
    assert [excerpt.section[:1] for excerpt, _ in found] == tops[:MAX_PARTS]
    for excerpt, sentence in found:
        assert sentence.text == excerpt.worded(sentence.spans[0]) and sentence.origin == "quoted"


@pytest.mark.parametrize(
    "reply",
    [
        "Yes. The main point of this part is to explain the lighthouse and its beam of 19 miles.",
        "Yes. This section describes the lighthouse, whose beam reaches 19 miles.",
    ],
)
def test_a_sentence_about_the_part_gives_way_to_what_it_says(reply: str) -> None:
    (part, *_) = _read(article())
    found = main_point(part, Reader(by_prompt(read=reply)))
    assert found.origin == "quoted" and found.text in map(part.worded, part.sentences())


def test_an_article_without_sections_and_several_articles_are_shared_out() -> None:
    read = _read(article())
    model = by_prompt(read="Yes. Its beam reaches 19 miles.")
    (found, *_) = overview(parts_of([read]), Reader(model))
    assert found[1].text == "Its beam reaches 19 miles."
    assert len(parts_of([read] * 20)) == MAX_PARTS

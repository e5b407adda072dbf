from index.chunk import chunk
from index.passages import counted_text, sentence_spans
from index.rendition import Rendition
from tests.index.small import CHINESE, article


def test_sentences_of_a_chunk_have_vectors_of_their_own() -> None:
    document = article()
    first = chunk(document)[0]
    assert [document.text[start:end] for start, end in sentence_spans(document, first)] == [
        "The keeper trims the lamp at dusk.",
        "Its beam reaches 19 miles.",
    ]


def test_a_chunk_of_one_sentence_needs_no_second_vector() -> None:
    document = article(raw="# Lamps\n\nThere is one lamp.\n")
    assert [sentence_spans(document, each) for each in chunk(document)] == [()]


def test_title_and_headings_are_counted_once() -> None:
    document = article(title="Harbour lamps")
    first = chunk(document)[0]
    assert counted_text(document, first) == (
        "Harbour lamps\nThe keeper trims the lamp at dusk. Its beam reaches 19 miles."
    )


def test_a_rendition_is_counted_in_place_of_the_original() -> None:
    document = article()
    assert counted_text(document, chunk(document)[0], Rendition(document, "zh", CHINESE)) == (
        "灯与潮\n港口的灯\n守灯人黄昏时修剪灯芯。灯光照到19英里外。"
    )

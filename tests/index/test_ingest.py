import pytest

from index.errors import BadInput
from index.ingest import cut, cut_again, embed, passages
from tests.index.small import ByteEmbedder, article


def test_a_record_holds_the_chunks_and_their_sentences() -> None:
    record = cut(article(), "raw")
    assert passages(record) == {
        "chunks": [
            "The keeper trims the lamp at dusk. Its beam reaches 19 miles.",
            "Spring tides rise by 5.4 metres. The pilots wait for slack water.",
        ],
        "sentences": [
            "The keeper trims the lamp at dusk.",
            "Its beam reaches 19 miles.",
            "Spring tides rise by 5.4 metres.",
            "The pilots wait for slack water.",
        ],
    }


def test_every_ingest_has_a_revision_of_its_own() -> None:
    first = cut(article(), "raw")
    assert first.revision != cut(article(), "raw").revision
    assert first.key((3, 5)).startswith(first.revision)


def test_an_article_without_sentences_is_refused() -> None:
    with pytest.raises(BadInput, match=r"lamps\.txt holds no sentence"):
        cut(article(raw=" \n "), "")


def test_cutting_again_starts_from_the_raw_text() -> None:
    raw = "# Bells\n\nThe old bell rings at noon.\n"
    again = cut_again(cut(article(), raw))
    assert again.document == article(raw=raw)
    assert again.raw == raw


def test_vectors_come_apart_by_record_and_kind() -> None:
    embedder = ByteEmbedder()
    records = [cut(article(), ""), cut(article("bells", "# Bells\n\nOne bell rings.\n"), "")]
    for record, vectors in zip(records, embed(records, embedder), strict=True):
        for kind, texts in passages(record).items():
            assert vectors[kind].shape == (len(texts), embedder.dimension)
            for text, vector in zip(texts, vectors[kind], strict=True):
                assert vector == pytest.approx(embedder.embed_query(text))

from assistant.structure import claims
from index.articles import builtin_articles
from index.sentences import sentences
from index.types import Document

PORT = (
    "The harbour takes in ships of every size. Pilots know its bars. Children play there. "
    "In 2024 it took in 4,017 ships and 31,000 passengers. It has a chandler, a church and a pub."
)


def text(words: str) -> Document:
    return Document("port", "Port", "en", words, (), "", "0" * 64)


def told(words: str, most: int = 3) -> list[str]:
    document = text(words)
    return [words[start:end] for start, end in claims(document, 0, len(words), most)]


def test_the_first_sentence_and_the_one_with_figures_are_picked_in_order() -> None:
    assert told(PORT, 2) == [
        "The harbour takes in ships of every size.",
        "In 2024 it took in 4,017 ships and 31,000 passengers.",
    ]


def test_recurring_words_decide_where_there_are_no_figures() -> None:
    words = (
        "Lamps guide the ships home. Cats sleep on the quay all day long. "
        "The lamps of the pier guide ships through fog."
    )
    assert told(words) == [
        "Lamps guide the ships home.",
        "The lamps of the pier guide ships through fog.",
    ]


def test_a_claim_for_every_two_sentences_and_never_more_than_asked() -> None:
    sentence = "The keeper of the lamp climbs the tower of stone. "
    assert [len(told(sentence * count)) for count in (1, 2, 3, 4, 5, 9)] == [1, 1, 2, 2, 3, 3]


def test_where_nothing_is_said_nothing_is_claimed() -> None:
    assert told("") == []
    assert told("Why?\n\n1.\n\n* * *") == []


def test_claims_are_sentences_of_the_article() -> None:
    document = builtin_articles()[0].document()
    whole = set(sentences(document.text))
    for section in document.sections:
        found = claims(document, section.body, section.end)
        assert 1 <= len(found) <= 3
        assert set(found) <= whole
        assert found == sorted(found)

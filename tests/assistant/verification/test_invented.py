import pytest

from assistant.verification.invented import invented

SOURCES = (
    "The cooperative sells hand-picked oysters under the label Kerrow Slow, at twice the price of"
    " farmed ones. The work had been restored; the keeper has thrown it away.",
    "What is Kerrow Slow?",
)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Kerrow Slow is an oyster farm operated by the cooperative.", {"operated"}),
        ("Kerrow Slow is a label for oysters that cooperatives pick by hand.", set()),
        ("The keeper threw the restoration away, because its prices were farming's.", set()),
        ("Surprisingly, Dr. Henry Holm sells it.", {"surprisingly"}),  # names are checked elsewhere
    ],
)
def test_words_that_no_source_has_in_any_form(sentence: str, words: set[str]) -> None:
    assert invented(sentence, SOURCES) == words


def test_british_and_american_spellings_are_one() -> None:
    assert not invented("It polarizes marketing.", ["polarised marketing"])
    assert not invented("It polarises marketing.", ["polarized marketing"])
    assert invented("Its size is small.", ["It is small."]) == {"size"}

import pytest

from assistant.questions.spelling import respelled

TEXT = "Lithium cells are replaced after 12 years. The household pays for energy; Calder pays too."


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("how long do lithum cells last", "how long do lithium cells last"),
        ("compare enegry costs of a houshold", "compare energy costs of a household"),
        ("How does energies compare?", "How does energies compare?"),
        ("Who is Caldor?", "Who is Caldor?"),  # a name, which may be another's
        ("what is zqxwv", "what is zqxwv"),
        ("锂电池用几年 lithum", "锂电池用几年 lithium"),
    ],
)
def test_a_slip_is_read_as_the_word_of_the_article(question: str, read: str) -> None:
    assert respelled(question, [TEXT]) == read
    assert respelled(question, []) == question

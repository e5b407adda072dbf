import pytest

from assistant.reading.excerpts import Excerpt
from assistant.reading.sides import other_side, sides
from index.document import make_document

TEXT = (
    "The harbour sells its fish by two channels. On the public pier anybody may bid for the catch. "
    "The lamp is trimmed at dusk. On the private pier the catch goes to inns that have paid ahead."
)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How does the supply side differ from the demand side?", "suppli", "demand"),
        ("公域和私域的流量用法有什么不同？", "公域", "私域"),
        ("Red versus blue: which is which?", "red", "blue"),
    ],
)
def test_what_tells_either_side(question: str, one: str, other: str) -> None:
    assert sides(question) == (frozenset({one}), frozenset({other}))


@pytest.mark.parametrize(
    "question",
    [
        "How do the two harbours differ?",
        "Compare the old lamp of the harbour with what came later.",
    ],
)
def test_no_sides_to_be_told_apart(question: str) -> None:
    assert sides(question) is None


def _excerpt() -> Excerpt:
    document = make_document(TEXT, "d", "D", "en", "d.txt")
    return Excerpt(document, 0, len(document.text), ())


def test_the_side_that_nothing_told_of() -> None:
    excerpt = _excerpt()
    both, public, _, private = map(excerpt.worded, excerpt.sentences())
    question = "What is the difference between the public pier and the private pier?"
    found = other_side(question, [public], excerpt, [excerpt])
    assert found and excerpt.worded(found[1]) == private
    assert other_side(question, [public, private], excerpt, [excerpt]) is None
    assert other_side(question, [both], excerpt, [excerpt]) is None

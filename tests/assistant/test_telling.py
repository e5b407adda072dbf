from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.asked import Asked
from assistant.reading.choose import Chosen
from assistant.reading.excerpts import Excerpt
from assistant.telling import _told_of_each
from assistant.verification.verify import quoted
from index.document import make_document
from index.library import Library
from tests.index.small import ByteEmbedder

PLANS = """\
1. A new lock for the gate. Owner: Tom Pike. Done in May.
2. A drill in spring. Owner: Eve Hall.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    yield library
    library.close()


def test_what_is_asked_of_each_is_told_from_the_list_that_was_read(library: Library) -> None:
    document = make_document(PLANS, "plans", "Plans", "en", "plans.txt")
    excerpt = Excerpt(document, 0, len(document.text), ())
    told = [(Chosen(excerpt, 0.9), [quoted(excerpt, excerpt.sentences()[2])])]

    def asked(question: str) -> Asked:
        return Asked(question, "en", "en", library, [document], None)

    found = _told_of_each(told, asked("Who owns each of them?"))
    assert found is not None
    assert [each.text for each in found[1]] == [
        "A new lock for the gate.",
        "Owner: Tom Pike.",
        "Done in May.",
        "A drill in spring.",
        "Owner: Eve Hall.",
    ]
    assert _told_of_each(told, asked("What does each of them cost?")) is None
    assert _told_of_each(told, asked("Who owns the lock?")) is None

"""What is offered to go on with is what the assistant tells by itself, without a search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.overview import asks_for_an_overview
from assistant.page.dialogue import replies
from assistant.page.exchange import Exchange
from assistant.page.opening import opened
from assistant.page.suggestions import suggestions
from assistant.reading.excerpts import excerpts
from assistant.reading.section import section_asked
from index.articles import builtin_article
from index.library import Library
from index.types import Document, Lang
from tests.index.small import ByteEmbedder, article

_ARTICLE = "xiaomi-deep-sea"
_ASKED: dict[Lang, str] = {
    "zh": "SU7的风阻系数是多少？",
    "en": "What is the SU7's drag coefficient?",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened_library = Library.open(tmp_path / "index", ByteEmbedder())
    built_in = builtin_article(_ARTICLE)
    opened_library.add(built_in.document(), renditions=built_in.renditions())
    yield opened_library
    opened_library.close()


def told(question: str, document: Document, library: Library, lang: Lang) -> bool:
    """Whether it names a section, or asks what the article is about."""
    chunks = [chunk for chunk in library.chunks if chunk.doc_id == document.id]
    read = excerpts(document, chunks, library.rendition(document.id, lang))
    return asks_for_an_overview(question) or bool(section_asked(question, read))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_three_are_offered_after_every_answer_and_each_is_told(
    library: Library, lang: Lang
) -> None:
    document = library.get(_ARTICLE)
    assistant = Assistant(library, None)
    known = [Exchange(_ASKED[lang])]
    seen = set()
    for _ in range(12):
        *_, known = replies(opened(assistant), known)
        offered = known[-1].follow_ups
        assert len(set(offered)) == 3
        assert not {each.question for each in known} & set(offered)
        for question in offered:
            assert told(question, document, library, lang), question
        seen.update(offered)
        known = [*known, Exchange(offered[-1])]
    assert len(seen) > 12


def test_a_text_without_headings_is_asked_about_as_a_whole(library: Library) -> None:
    plain = article("plain", "The buoy weighs 12.5 tonnes. It flashes red.\n", "Buoy")
    library.add(plain)
    assistant = Assistant(library, None)
    *_, known = replies(opened(assistant), [Exchange("How heavy is the buoy?")], [_ARTICLE])
    assert [each for each in known[-1].follow_ups if not asks_for_an_overview(each)] == []
    assert len(known[-1].follow_ups) == 1
    assert all(map(asks_for_an_overview, suggestions([plain], "en")))
    assert all(map(asks_for_an_overview, suggestions([plain], "zh")))

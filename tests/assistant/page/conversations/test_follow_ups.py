"""What is offered to go on with is what the assistant tells by itself, without a search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.overview import asks_for_an_overview
from assistant.page.conversations.dialogue import replies
from assistant.page.conversations.exchange import Exchange
from assistant.page.conversations.suggestions import suggestions
from assistant.page.strings import LANGUAGES, say
from assistant.page.work.opening import opened
from assistant.reading.excerpts import excerpts
from assistant.reading.section import places_asked, section_asked
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
    """Whether it names a section, asks what the article is about, or quotes words of it."""
    chunks = [chunk for chunk in library.chunks if chunk.doc_id == document.id]
    read = excerpts(document, chunks, library.rendition(document.id, lang))
    named = section_asked(question, read) or places_asked(question, read)
    return asks_for_an_overview(question) or bool(named)


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


def test_a_text_without_headings_is_asked_about_as_a_whole_and_by_what_it_says(
    library: Library,
) -> None:
    plain = article("plain", "The buoy weighs 12.5 tonnes. It flashes red.\n", "Buoy")
    library.add(plain)
    assistant = Assistant(library, None)
    *_, known = replies(opened(assistant), [Exchange("How heavy is the buoy?")], [_ARTICLE])
    whole, figure, claim = known[-1].follow_ups
    assert asks_for_an_overview(whole)
    assert "“12.5 tonnes”" in figure and "“It flashes red”" in claim
    for lang in LANGUAGES:
        offered = suggestions([plain], lang)
        assert len(offered) == 3
        assert all(told(question, plain, library, lang) for question in offered)


def test_three_are_offered_after_every_answer_of_an_article_with_one_section(
    library: Library,
) -> None:
    library.add(article("small", "# Buoys\n\nThe buoy weighs 12.5 tonnes. It flashes red.\n"))
    *_, known = replies(
        opened(Assistant(library, None)), [Exchange("How heavy is the buoy?")], [_ARTICLE]
    )
    assert len(known[-1].follow_ups) == 3


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "Whoever steers the ferry from the old pier to the new one in the dark without lamps "
            "is fined.",
            "Whoever steers the ferry from the old pier to the new one in the dark without",
        ),
        ("The keeper drew a line 0.195 wide.", "The keeper drew a line"),
    ],
)
def test_words_that_are_asked_for_are_whole(library: Library, said: str, words: str) -> None:
    plain = article("plain", f"{said}\n", "Pier")
    library.add(plain)
    _, question = suggestions([plain], "en")
    assert question == say("about_words", "en", words=words)
    assert told(question, plain, library, "en")

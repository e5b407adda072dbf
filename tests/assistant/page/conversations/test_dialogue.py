import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Assistant
from assistant.page.conversations.dialogue import replies
from assistant.page.conversations.exchange import Exchange
from assistant.page.conversations.kept import Conversations
from assistant.page.strings import wordings
from assistant.page.work.opening import Opening, Tell, open_behind, opened
from assistant.page.work.turns import Turns
from assistant.types import Event, Evidence, Stage, Turn
from index.articles import builtin_article
from index.errors import BadInput, IndexDamaged, ModelUnavailable
from index.library import Library
from tests.index.small import ByteEmbedder, article

_QUESTION = [Exchange("How far does the beam reach?")]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened_library = Library.open(tmp_path / "index", ByteEmbedder())
    opened_library.add(article())
    yield opened_library
    opened_library.close()


class Scripted(Assistant):
    """Gives the events of ``script``, which is called with the history."""

    def __init__(
        self, library: Library, script: Callable[[Sequence[Turn]], Iterator[Event]]
    ) -> None:
        super().__init__(library, None)
        self._script = script

    def stream(self, *asked: Any, **_: Any) -> Iterator[Event]:
        return self._script(asked[1])


def test_an_answer_with_the_places_of_its_quotes(library: Library) -> None:
    states = [known[-1] for known in replies(opened(Assistant(library, None)), _QUESTION)]
    assert states[-1].state == "answered"
    assert [state.state for state in states[:-1]] == ["running"] * (len(states) - 1)
    assert states[-1].quotes
    for quote in states[-1].quotes:
        document = library.get("lamps")
        assert document.text[quote.citation.start : quote.citation.end] == quote.citation.quote
        assert quote.place in {section.path for section in document.sections}
    assert states[-1].timings is not None


def test_titles_stand_in_the_places_only_among_several_articles(library: Library) -> None:
    library.add(article("sails", "# Sails\n\nThe beam of a ship is its width.\n", "Sails"))
    *_, known = replies(opened(Assistant(library, None)), _QUESTION)
    places = [quote.place for quote in known[-1].quotes]
    assert all(place[0] in {"Lamps and tides", "Sails"} for place in places)
    assert ("Sails",) in places  # the heading says it already


def test_earlier_exchanges_are_the_history(library: Library) -> None:
    asked: list[list[Turn]] = []

    def script(history: Sequence[Turn]) -> Iterator[Event]:
        asked.append(list(history))
        yield Stage("rewriting")

    earlier = Exchange("When?", "answered", text="At dusk.")
    states = list(replies(opened(Scripted(library, script)), [earlier, *_QUESTION]))
    assert asked == [[("When?", "At dusk.")]]
    assert states[-1][0] == earlier


def test_closing_closes_the_stream(library: Library) -> None:
    closed = threading.Event()

    def script(_: Sequence[Turn]) -> Iterator[Event]:
        try:
            yield Evidence(())
            yield Stage("reading")
        finally:
            closed.set()

    conversation = replies(opened(Scripted(library, script)), _QUESTION)
    next(conversation)
    conversation.close()
    assert closed.is_set()


@pytest.mark.parametrize(
    ("error", "line"),
    [(ModelUnavailable("The model is down; start it."), "The model is down; start it."),
     (RuntimeError("a fault of ours"), "")],
)  # fmt: skip
def test_an_error_ends_the_answer(library: Library, error: Exception, line: str) -> None:
    def script(_: Sequence[Turn]) -> Iterator[Event]:
        yield Stage("reading")
        raise error

    *_, known = replies(opened(Scripted(library, script)), _QUESTION)
    assert (known[-1].state, known[-1].error) == ("error", wordings(line) if line else "")


def test_without_an_article_to_read_it_says_what_to_do(library: Library) -> None:
    assistant = opened(Assistant(library, None))
    *_, known = replies(assistant, _QUESTION, ["lamps"])
    assert known[-1].state == "error" and "tick others" in known[-1].error["en"]
    library.remove("lamps")
    *_, known = replies(assistant, _QUESTION)
    assert known[-1].state == "error" and "upload a file" in known[-1].error["en"]


def test_a_question_waits_for_the_assistant(library: Library) -> None:
    go = threading.Event()

    def open_assistant(_: Tell) -> Assistant:
        go.wait()
        return Assistant(library, None)

    conversation = replies(open_behind(open_assistant), _QUESTION)
    assert next(conversation)[-1].stage == "opening"
    assert next(conversation)[-1].stage == "opening"
    go.set()
    *_, known = conversation
    assert known[-1].state == "answered"


def test_a_waiting_question_can_be_stopped() -> None:
    opening = Opening()
    conversation = replies(opening, _QUESTION)
    next(conversation)
    conversation.close()
    with pytest.raises(StopIteration):
        next(conversation)


def test_an_assistant_that_cannot_open_says_why() -> None:
    def open_assistant(_: Tell) -> Assistant:
        raise IndexDamaged("The index is damaged; run 'deepsea index rebuild'.")

    *_, known = replies(open_behind(open_assistant), _QUESTION)
    assert known[-1].error == wordings("The index is damaged; run 'deepsea index rebuild'.")


def test_an_error_is_kept_in_both_languages(library: Library, tmp_path: Path) -> None:
    def script(_: Sequence[Turn]) -> Iterator[Event]:
        raise BadInput("{name} is empty; choose a file with text in it.", name="a.txt")
        yield

    *_, known = replies(opened(Scripted(library, script)), _QUESTION)
    kept = Conversations(tmp_path / "kept.sqlite3")
    kept.add("one", known[-1])
    assert kept.load("one")[-1].error == {
        "en": "a.txt is empty; choose a file with text in it.",
        "zh": "a.txt 是空文件，请换一个有文字的。",
    }


def test_questions_take_turns_and_say_how_many_are_before_them(library: Library) -> None:
    turns = Turns()
    first = replies(opened(Assistant(library, None)), _QUESTION, turns=turns)
    next(first)
    second = replies(opened(Assistant(library, None)), _QUESTION, turns=turns)
    assert [next(second)[-1].ahead for _ in range(2)] == [1, 1]
    first.close()
    *_, last = second
    assert (last[-1].state, last[-1].ahead) == ("answered", 0)


def test_quotes_of_an_article_with_a_rendition_have_their_place_in_both_languages(
    library: Library,
) -> None:
    built_in = builtin_article("xiaomi-deep-sea")
    library.add(built_in.document(), renditions=built_in.renditions())
    asked = [Exchange("小米汽车的风阻系数是多少")]
    *_, known = replies(opened(Assistant(library, None)), asked, ["lamps"])
    for quote in known[-1].quotes:
        assert len(quote.place_beside) == len(quote.place)
        assert quote.place_beside[0] == built_in.titles["en"]
        assert not re.search(r"[\u4e00-\u9fff]", "".join(quote.place_beside))

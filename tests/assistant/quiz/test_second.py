from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.quiz import make_quiz
from assistant.quiz.candidates import Wishes, pool_of
from assistant.quiz.edit import another
from assistant.quiz.quiz import growing
from assistant.quiz.second import confirms
from index.errors import BadInput
from index.library import Library
from tests.assistant.scripted import by_prompt
from tests.index.small import ByteEmbedder, article

DOC = "xiaomi-deep-sea"


def test_the_assistant_comes_to_the_key_of_what_is_kept(library: Library) -> None:
    assistant = Assistant(library, None)
    for item in make_quiz(assistant, DOC, 6, kinds=["single", "cloze"], langs=["zh"]).items:
        assert confirms(assistant, item)


def test_a_key_that_is_not_in_the_passage_is_not_confirmed(library: Library) -> None:
    assistant = Assistant(library, None)
    (item,) = make_quiz(assistant, DOC, 1, kinds=["cloze"], langs=["zh"]).items
    assert not confirms(assistant, replace(item, key=("77.7亿吨",)))
    elsewhere = tuple(replace(cited, start=0, end=3) for cited in item.citations)
    assert not confirms(assistant, replace(item, citations=elsewhere))


def test_what_is_no_question_is_not_asked(library: Library) -> None:
    model = by_prompt()  # fails the test when it is asked
    assistant = Assistant(library, None)
    (item,) = make_quiz(assistant, DOC, 1, kinds=["truefalse"], langs=["zh"]).items
    assert confirms(Assistant(library, model), item)


def test_an_item_whose_key_the_chat_model_does_not_come_to_gives_way(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    lamps, tides = "Harbour lamps reach 19 miles out to sea.", "Spring tides rise by 5.4 metres."
    text = f"# Lamps\n\n{lamps}\n\n# Tides\n\n{tides}"
    library.add(article("harbour", text))

    def reads(prompt: str) -> str:
        return "Yes. Spring tides rise by 5.4 metres." if "rise by ____" in prompt else "No"

    def keys(assistant: Assistant) -> set[str]:
        asked = assistant.model_name != "none"
        made = make_quiz(assistant, "harbour", 9, kinds=["cloze"], confirm=asked)
        assert made.confirmed == (frozenset(item.id for item in made.items) if asked else None)
        return {key for item in made.items for key in item.key}

    assert keys(Assistant(library, None)) == {"19 miles", "5.4 metres"}
    doubting = Assistant(library, by_prompt(read=reads, stated="Yes"))
    assert keys(doubting) == {"5.4 metres"}
    told = make_quiz(doubting, "harbour", 9, kinds=["cloze"], confirm=True).notes
    assert told == (
        "harbour bears 1 of the 9 items asked for whose key the chat model came to; "
        "without its answers there may be more.",
    )
    with pytest.raises(BadInput, match="came to the key of no item on harbour"):
        make_quiz(
            Assistant(library, by_prompt(read="No", stated="No")),
            "harbour",
            kinds=["cloze"],
            confirm=True,
        )
    with pytest.raises(BadInput, match="no chat model to answer the items"):
        make_quiz(Assistant(library, None), "harbour", confirm=True)
    pool = pool_of(doubting, "harbour", ["en"], Wishes(("cloze",), confirm=True))
    *_, made = growing(pool, 1)
    with pytest.raises(BadInput, match="states nothing else"):
        another(pool, made, 0)
    library.close()

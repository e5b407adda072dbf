"""A quiz that a program asks for: the chat model is asked when it says so, and else not."""

from itertools import chain
from pathlib import Path

import gradio as gr
import pytest

from assistant.answer import Assistant
from assistant.page.frame.api import endpoints
from assistant.page.work.opening import Opening
from assistant.page.work.turns import Turns
from index.library import Library
from tests.assistant.scripted import by_prompt
from tests.index.small import ByteEmbedder, article


def test_the_chat_model_is_asked_only_when_it_is_to_confirm(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    opening = Opening()
    opening.set_result(Assistant(library, by_prompt()))  # fails the test when it is asked
    every = chain.from_iterable(endpoints(opening, Turns()).values())
    (make_quiz,) = (each for each in every if each.__name__ == "make_quiz")
    assert "5.4 metres" in make_quiz("lamps", 1, types=["cloze"], format="gift")
    with pytest.raises(gr.Error, match="no reply is given"):
        make_quiz("lamps", 1, types=["cloze"], confirm=True)
    library.close()

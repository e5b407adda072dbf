"""States of the engine in files; the engine here is a dictionary, the real one is tested last."""

import os
from pathlib import Path

import pytest

from assistant.models import chat_model
from assistant.models.states import PromptStates
from assistant.settings import load_settings

OPENING = [("system", "Read this."), ("user", "A long passage. Question: ")]
OTHER = [("system", "Read that."), ("user", "Question: ")]


class Engine:
    """Writes the word it holds to a file and takes it up from there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.holds = ""
        self.works = True

    def save(self, name: str) -> bool:
        if self.works:
            (self.folder / name).write_text(self.holds)
        return self.works

    def restore(self, name: str) -> bool:
        self.holds = (self.folder / name).read_text()
        return self.holds.startswith("read ")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return Engine(tmp_path)


def _states(engine: Engine, limit: int = 1000) -> PromptStates:
    return PromptStates(engine.folder, engine.folder, engine.save, engine.restore, limit)


def test_what_was_read_once_is_taken_up_again(engine: Engine) -> None:
    states = _states(engine)
    assert not states.holds(OPENING)
    with states.reading(OPENING):
        engine.holds = "read a long passage"
    assert states.holds(OPENING) and not states.holds(OTHER)
    engine.holds = ""
    with _states(engine).reading(OPENING):
        assert engine.holds == "read a long passage"


def test_a_prompt_that_comes_once_leaves_nothing(engine: Engine) -> None:
    with _states(engine).reading(None):
        engine.holds = "read a question"
    assert list(engine.folder.iterdir()) == []


def test_a_state_that_does_not_fit_is_made_anew(engine: Engine) -> None:
    states = _states(engine)
    with states.reading(OPENING):
        engine.holds = "damaged"
    with states.reading(OPENING):
        engine.holds = "read again"
    with states.reading(OPENING):
        assert engine.holds == "read again"


def test_a_reader_who_stops_early_leaves_what_was_read(engine: Engine) -> None:
    states = _states(engine)
    with pytest.raises(KeyboardInterrupt), states.reading(OPENING):
        engine.holds = "read half"
        raise KeyboardInterrupt
    assert states.holds(OPENING)


def test_an_engine_that_cannot_save_fails_no_question(engine: Engine) -> None:
    engine.works = False
    states = _states(engine)
    with states.reading(OPENING):
        pass
    assert not states.holds(OPENING) and list(engine.folder.iterdir()) == []


def test_those_unused_for_longest_go_first(engine: Engine) -> None:
    states = _states(engine, limit=25)
    openings = [[("user", str(number))] for number in range(3)]
    for age, opening in enumerate(openings[:2]):
        with states.reading(opening):
            engine.holds = "read 12345"
        for path in engine.folder.iterdir():
            os.utime(path, (age, age))
    with states.reading(openings[0]):
        pass
    with states.reading(openings[2]):
        engine.holds = "read 67890"
    assert [states.holds(opening) for opening in openings] == [True, False, True]


@pytest.mark.models
def test_a_new_process_reads_only_what_is_new(tmp_path: Path) -> None:
    """The real engine: the passage's tokens are counted as reused by a second one."""
    settings = load_settings(cache=tmp_path)
    (tmp_path / "models").symlink_to(load_settings().models_folder)
    passage = "The keeper trims the lamp at dusk. " * 40
    opening = [("user", f"{passage}\nQuestion: ")]
    asked = [("user", f"{passage}\nQuestion: When is the lamp trimmed?")]
    first = chat_model(settings)
    assert first is not None and not first.has_read(opening)
    said = first.complete(asked, max_tokens=12, opening=opening)
    second = chat_model(settings)
    assert second is not None and second.has_read(opening)
    assert second.complete(asked, max_tokens=12, opening=opening) == said
    [state] = [path for path in settings.states_folder.rglob("*") if path.is_file()]
    assert state.stat().st_size > 200 * 10_000

import os
import pty
import select
import signal
import subprocess
import time

import pytest

from tests.assistant.cli.conftest import PROGRAM, Deepsea


def test_piped_questions_are_answered_one_a_line_and_an_error_goes_on(stocked: Deepsea) -> None:
    asked = (
        f"How far does the beam reach?\n\n{'x' * 3000}\nWhen do the pilots wait?\n/quit\nnever\n"
    )
    run = stocked("chat", "--doc", "lamps", stdin=asked)
    assert run.code == 1
    [line] = run.err.splitlines()
    assert "3,000 characters" in line
    assert "Its beam reaches 19 miles." in run.out
    assert "The pilots wait for slack water." in run.out
    assert ">" not in run.out.splitlines()[0]


def test_a_conversation_that_ends_with_its_input_is_no_error(stocked: Deepsea) -> None:
    run = stocked("chat", stdin="灯光可以照多远？\n灯".encode() + b"\xe5\xff?")
    assert (run.code, run.err) == (0, "")
    assert "灯光可以照到19海里以外。" in run.out


class Terminal:
    """A terminal with ``deepsea`` in it, and hands to type."""

    def __init__(self, deepsea: Deepsea, *args: str, **env: str) -> None:
        self._screen, inner = pty.openpty()
        self.process = subprocess.Popen(
            [PROGRAM, *args],
            cwd=deepsea.folder,
            env={**deepsea.env, **env, "TERM": "dumb"},
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)
        self.shown = ""

    def wait_for(self, text: str, seconds: float = 90) -> None:
        """Read until ``text`` is on the screen."""
        deadline = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < deadline, f"no {text!r} in {self.shown!r}"
            if select.select([self._screen], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self._screen, 65536).decode(errors="replace")
                except OSError:
                    assert text in self.shown, f"no {text!r} in {self.shown!r}"

    def type(self, text: str) -> None:
        self.shown = ""
        os.write(self._screen, text.encode())

    def press_ctrl_c(self) -> None:
        self.shown = ""
        os.killpg(self.process.pid, signal.SIGINT)

    def close(self) -> int:
        code = self.process.wait(30)
        os.close(self._screen)
        return code


def test_ctrl_c_at_the_prompt_leaves_nobody_out(stocked: Deepsea) -> None:
    terminal = Terminal(stocked, "chat")
    terminal.wait_for("> ")
    # The prompt is on the screen a moment before the line editor listens for Ctrl-C.
    time.sleep(1)
    terminal.press_ctrl_c()
    terminal.wait_for("/quit leaves")
    terminal.type("How far does the beam reach?\n")
    terminal.wait_for("19 miles")
    terminal.type("/new\n/quit\n")
    assert terminal.close() == 0


@pytest.mark.models
def test_ctrl_c_stops_the_answer_and_not_the_conversation(stocked: Deepsea) -> None:
    from assistant.settings import load_settings
    from index.weights.catalogue import DEFAULT_CHAT

    terminal = Terminal(
        stocked,
        "chat",
        DEEPSEA_MODEL=f"local:{DEFAULT_CHAT.name}",
        DEEPSEA_CACHE=str(load_settings().cache),
    )
    terminal.wait_for("> ", 180)
    terminal.type("How far does the beam of the lamp reach, and when do the pilots wait?\n")
    time.sleep(1)
    terminal.press_ctrl_c()
    terminal.wait_for("stopped; ask the next question")
    terminal.type("/quit\n")
    assert terminal.close() == 0

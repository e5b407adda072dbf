"""The process that others are forked from, where it is not their start that is tested.

Gradio, torch, transformers and Chroma take more than ten seconds to import on a slow machine, and
the tests start some three hundred processes. This one imports them once for each test session. A
fork of it is a process too: its own environment, folder, streams and end. What is only true of a
process just started (what is imported, Python's own switches) is tested in one.
"""

import atexit
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        *("chromadb", "langchain_openai", "sentence_transformers"),
        "transformers.models.bert.modeling_bert",
        *("assistant.answer", "assistant.assembly", "assistant.cli", "eval.cli"),
        *(f"tests.assistant.page.{name}" for name in ("conftest", "faulty")),
    ]
)


class Forked:
    """``run`` in a fork, as what has been started with pipes for all three of its streams; what is
    done with it is called as it is of `subprocess.Popen`.
    """

    def __init__(
        self, run: Callable[[], None], args: Sequence[str], cwd: Path, env: Mapping[str, str]
    ) -> None:
        self.args = args
        pipes = [FORKS.Pipe(duplex=False) for _ in range(3)]
        theirs = (pipes[0][0], pipes[1][1], pipes[2][1])
        self._process = FORKS.Process(
            target=_become,
            args=(run, [*map(os.fsencode, args)], cwd, dict(env), theirs),
            daemon=True,  # one that a test has failed to end does not outlive the session
        )
        self._process.start()
        for end in theirs:
            end.close()
        self.stdin, self.stdout, self.stderr = (
            os.fdopen(os.dup(end.fileno()), mode)
            for end, mode in ((pipes[0][1], "wb"), (pipes[1][0], "rb"), (pipes[2][0], "rb"))
        )
        for end in (pipes[0][1], pipes[1][0], pipes[2][0]):
            end.close()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired([*self.args], timeout or 0)
        return self.returncode

    def communicate(self, given: bytes = b"", timeout: float | None = None) -> tuple[bytes, bytes]:
        """What it says on standard output and error until its end."""
        with ThreadPoolExecutor(3) as pool:
            said = [pool.submit(each.read) for each in (self.stdout, self.stderr)]
            pool.submit(self._give, given)
            try:
                self.wait(timeout)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
            out, err = (each.result() for each in said)
        return out, err

    def _give(self, given: bytes) -> None:
        try:
            with self.stdin:
                self.stdin.write(given)
        except BrokenPipeError:
            """It has ended, or read enough."""


def _become(
    run: Callable[[], None],
    args: Sequence[bytes],
    cwd: Path,
    env: Mapping[str, str],
    streams: Sequence[Connection],
) -> None:
    """In a fork: to be what is run."""
    gc.freeze()  # a collection would copy every page of what was imported
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
        stream.close()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = [*map(os.fsdecode, args)]
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
    code = 0
    try:
        run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    # As the interpreter ends, but for the modules, which it takes seconds to take apart.
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

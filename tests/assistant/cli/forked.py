"""``deepsea`` in processes forked from one that has imported its libraries already.

A process that is started imports torch, transformers and Chroma anew, 13 s on a slow machine; the
tests of the program run some two hundred of them. A forked one is a process too: its own
environment, folder, streams and end. What is only true of a process just started (signals, what is
imported, Python's own switches) is tested with `Deepsea.start`.

Run as a program this is the process that forks: requests come in as lines of JSON on the file
descriptor of its first argument, exit codes go out on that of its second one.
"""

import atexit
import functools
import gc
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[3]
# What commands import when they first need it.
_IMPORTED = (
    *("chromadb", "langchain_openai", "sentence_transformers"),
    *(
        "transformers.models.bert.modeling_bert",
        "assistant.answer",
        "assistant.assembly",
        "eval.cli",
    ),
)
_STREAMS = ("in", "out", "err")


class Forker:
    """Runs one command at a time."""

    def __init__(self) -> None:
        (theirs, self._requests), (self._ends, told) = os.pipe(), os.pipe()
        command = [sys.executable, "-m", __name__, str(theirs), str(told)]
        self._process = subprocess.Popen(
            command,
            cwd=_ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(theirs, told),
            start_new_session=True,
        )
        os.close(theirs)
        os.close(told)
        self._lock = threading.Lock()
        atexit.register(self._process.kill)

    def run(
        self, args: Sequence[str], cwd: Path, env: Mapping[str, str], stdin: bytes, timeout: float
    ) -> tuple[int, bytes, bytes]:
        """The exit code, and what was said on standard output and error."""
        with self._lock, tempfile.TemporaryDirectory(prefix="deepsea-forked-") as folder:
            streams = [Path(folder, name) for name in _STREAMS]
            streams[0].write_bytes(stdin)
            request = {
                "args": [os.fsencode(arg).hex() for arg in args],
                "cwd": str(cwd),
                "env": dict(env),
                "streams": [str(stream) for stream in streams],
            }
            os.write(self._requests, json.dumps(request).encode() + b"\n")
            if not select.select([self._ends], [], [], timeout)[0]:
                os.killpg(self._process.pid, signal.SIGKILL)
                forker.cache_clear()
                raise subprocess.TimeoutExpired(list(args), timeout)
            told = os.read(self._ends, 16)
            assert told, "the process that forks has ended"
            return int(told), streams[1].read_bytes(), streams[2].read_bytes()


@functools.cache
def forker() -> Forker:
    """The one of this test session."""
    return Forker()


def _serve(requests: int, ends: int) -> None:
    """Fork for every request; returns only in a child, which is ready to be ``deepsea``."""
    with os.fdopen(requests) as lines:
        for line in lines:
            request = json.loads(line)
            child = os.fork()
            if not child:
                os.close(ends)
                _become(request)
                return
            _, status = os.waitpid(child, 0)
            os.write(ends, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(request: Any) -> None:
    for number, path in enumerate(request["streams"]):
        stream = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    program = Path(sys.executable).with_name("deepsea")
    sys.argv = [str(program), *(os.fsdecode(bytes.fromhex(arg)) for arg in request["args"])]


def _program() -> None:
    from assistant import telemetry

    telemetry.turn_off()
    telemetry.stay_off_the_hub()
    for name in _IMPORTED:
        importlib.import_module(name)
    from assistant.cli import main

    gc.freeze()  # a collection in a child would copy every page of it
    _serve(*map(int, sys.argv[1:]))
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    # As the interpreter ends, but for the modules, which it takes seconds to take apart.
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _program()

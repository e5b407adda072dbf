"""A process of its own, from its start to its first answer, and the most memory it held."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from .measure import Measure, Setup

QUESTION = "SU7的风阻系数是多少？"


def run(setup: Setup) -> Iterator[Measure]:
    _asked(setup)  # what it reads of the article is kept from then on
    seconds, peak = _asked(setup)
    yield Measure("start", "cold start to first answer", "ms", (seconds * 1000,), (), "20 s")
    yield Measure("resident", "most memory of that process", "MB", (peak,), (), "3,221 MB")


def _asked(setup: Setup) -> tuple[float, float]:
    """Seconds that ``deepsea ask`` took, and the most MB that it held in memory."""
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "ask", QUESTION]
    environment = os.environ | {"DEEPSEA_MODEL": setup.settings.model}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    # Not `wait`: only this tells what that one process used, whatever others there were.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - started, used.ru_maxrss * 1024 / 1e6

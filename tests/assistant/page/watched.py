"""Whom a process talks to. Only the standard library, so that it can come before everything."""

import sys
from pathlib import Path


def watch(log: Path) -> None:
    """Write down every address that this process looks up, connects to or listens on."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.getaddrinfo":
            line = str(arguments[0])
        elif event in {"socket.connect", "socket.bind"} and isinstance(arguments[1], tuple):
            line = str(arguments[1][0])
        else:
            return
        with log.open("a") as file:
            file.write(line + "\n")

    sys.addaudithook(hook)

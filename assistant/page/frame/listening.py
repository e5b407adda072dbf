"""A port of this machine, and the server that listens there."""

import errno
import logging
import socket
from collections.abc import Callable

import uvicorn

from index.errors import SettingsError

_PORTS_TRIED = 100


class Server(uvicorn.Server):
    """A server that says when it has begun to listen."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # The pages that are open are cut off, each of which uvicorn would report with a traceback.
        logging.getLogger("uvicorn.error").disabled = True
        await super().shutdown(sockets)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on ``port`` or the next free one. Raises SettingsError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + _PORTS_TRIED, 65536)):
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host.strip("[]"), candidate))
            listener.listen()  # until then another page that starts may bind to the same
        except PermissionError:
            listener.close()
            raise SettingsError(
                f"port {port} may not be used without more rights; choose one above 1023"
            ) from None
        except OSError as error:
            listener.close()
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise SettingsError(
                    f"{host} is no address of this machine; set DEEPSEA_HOST=127.0.0.1"
                ) from None
            continue
        return listener
    raise SettingsError(
        f"every port from {port} to {port + _PORTS_TRIED - 1} on {host} is in use; "
        "choose another with DEEPSEA_PORT"
    )


def url_of(host: str, listener: socket.socket) -> str:
    """The address of a page that ``listener`` listens for on ``host``."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    if ":" in shown:
        shown = f"[{shown.strip('[]')}]"
    return f"http://{shown}:{listener.getsockname()[1]}/"

"""The assistant while it opens: models take seconds to load, and the page does not wait."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from index.errors import DeepseaError

if TYPE_CHECKING:
    from assistant.answer import Assistant

Opening = Future["Assistant"]

_log = logging.getLogger(__name__)


def open_behind(open_assistant: "Callable[[], Assistant]") -> Opening:
    """Open an assistant in a thread of its own, then have it warm its model up there."""
    opening: Opening = Future()
    opening.set_running_or_notify_cancel()  # so that nobody who waits for it can cancel it

    def work() -> None:
        try:
            assistant = open_assistant()
        except BaseException as error:
            if not isinstance(error, DeepseaError):
                _log.exception("The assistant could not be opened")
            opening.set_exception(error)
            return
        opening.set_result(assistant)
        try:
            assistant.warm()
        except DeepseaError as error:
            _log.warning("The model could not be warmed up: %s", error)

    threading.Thread(target=work, name="open assistant", daemon=True).start()
    return opening


def opened(assistant: "Assistant") -> Opening:
    """An assistant that is open already, in the same form."""
    opening: Opening = Future()
    opening.set_result(assistant)
    return opening

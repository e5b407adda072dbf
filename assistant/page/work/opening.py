"""The assistant while it opens: models take seconds to load, or minutes to be fetched the first
time, and the page does not wait.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import DeepseaError

if TYPE_CHECKING:
    from assistant.answer import Assistant

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an assistant is that is being opened, or what there is to say of one that is open:
    the ``key`` of a string of the page, and ``done`` of ``total`` megabytes or per cent.
    """

    key: str = "loading"
    done: int = 0
    total: int = 0


Tell = Callable[[Standing], None]


class Opening(Future["Assistant"]):
    """An assistant that is being opened, and its ``standing``."""

    def __init__(self) -> None:
        super().__init__()
        self.standing = Standing()

    def tell(self, standing: Standing) -> None:
        """Say how far it is."""
        self.standing = standing


def open_behind(open_assistant: "Callable[[Tell], Assistant]") -> Opening:
    """Open an assistant in a thread of its own, then have it warm its model up there.

    ``open_assistant`` is given what it tells its standing.
    """
    opening = Opening()
    opening.set_running_or_notify_cancel()  # so that nobody who waits for it can cancel it

    def work() -> None:
        try:
            assistant = open_assistant(opening.tell)
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
    opening = Opening()
    opening.set_result(assistant)
    return opening

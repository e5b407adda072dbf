"""What takes its time to be made, as HTML again and again: how far it is, then the thing itself."""

from collections.abc import Callable, Generator
from concurrent.futures import wait
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from assistant.page.browser.faults import fault, without_article
from assistant.page.browser.html import making_html, stopped_html

from .background import Background, Report, Stand
from .opening import Opening

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant

T = TypeVar("T")
# None says that what was said last still holds.
Coming = Generator[str | None, None, None]

# How often what waits for the assistant looks whether it is still wanted.
_LOOK_SECONDS = 0.3


class Stopped(Exception):
    """Thrown into the making of something when the reader stops it."""


def told(error: Exception) -> str:
    """The HTML of what ended the making of something."""
    return stopped_html() if isinstance(error, Stopped) else fault(error)


def making(
    opening: Opening,
    doc_id: str,
    work: "Callable[[Assistant, Report[T]], T]",
    shown: "Callable[[Assistant, T], str]",
    coming: Callable[[T], str] | None = None,
    ended: Callable[[Exception], str] = told,
) -> Coming:
    """How far ``work`` on an article is, with what is ``coming`` of it, then what it gave, as it is
    ``shown``; or how an error, or the reader, ``ended`` it.
    """
    try:
        if not opening.done():
            yield making_html("opening", 0, 0, stops=True)
            while not wait([opening], timeout=_LOOK_SECONDS).done:
                yield None
        assistant = opening.result()
        if not doc_id:
            yield without_article(assistant.library)
            return
        background = Background(lambda report: work(assistant, report))
        yield making_html("making", 0, 0, stops=True)
        with closing(background.progress()) as progress:
            for stand in progress:
                yield None if stand is None else _so_far(stand, coming)
        yield shown(assistant, background.result)
    except Exception as error:
        yield ended(error)


def _so_far(stand: Stand[T], coming: Callable[[T], str] | None) -> str:
    done, total, so_far = stand
    html = making_html("making", done, total, stops=True)
    return html if so_far is None or coming is None else html + coming(so_far)

"""What happens between a question and its answer, without a word of Gradio."""

import logging
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import wait
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.cite import section_at
from assistant.page.strings import wordings
from assistant.page.work.opening import Opening
from assistant.page.work.turns import Turns
from assistant.types import Citation, Done
from index.errors import BadInput, DeepseaError

from .exchange import Exchange, Quote, after, failed, history
from .follow_ups import follow_ups

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant
    from index.library import Library

# How often a question that waits for the models looks whether it has been stopped.
_LOOK_SECONDS = 0.3

_log = logging.getLogger(__name__)


def replies(
    opening: Opening,
    exchanges: Sequence[Exchange],
    skipped: Collection[str] = (),
    turns: Turns | None = None,
) -> Generator[list[Exchange], None, None]:
    """The conversation again and again, while the last of its questions is being answered.

    The articles ``skipped`` are not read. Waits for the assistant when it is not open yet, and for
    its turn where there are ``turns``. Closing the iterator stops the answer. An error ends the
    answer with its one line and never leaves this function.
    """
    *earlier, exchange = exchanges
    try:
        if not opening.done():
            exchange = replace(exchange, stage="opening")
            yield [*earlier, exchange]
            while not wait([opening], timeout=_LOOK_SECONDS).done:
                yield [*earlier, exchange]
        with (turns or Turns()).place() as place:
            exchange = replace(exchange, stage="waiting", ahead=place.ahead())
            while exchange.ahead:
                yield [*earlier, exchange]
                exchange = replace(exchange, ahead=place.wait(_LOOK_SECONDS))
            for now in _answering(opening.result(), earlier, exchange, skipped):
                exchange = now
                yield [*earlier, exchange]
    except DeepseaError as error:
        yield [*earlier, failed(exchange, wordings(error.line))]
    except Exception:
        _log.exception("The answer failed")
        yield [*earlier, failed(exchange, "")]


def _answering(
    assistant: "Assistant",
    earlier: Sequence[Exchange],
    exchange: Exchange,
    skipped: Collection[str],
) -> Iterator[Exchange]:
    """The exchange after each event of its answer."""
    quote = _quoting(assistant.library)
    known = assistant.library.list()
    read = [doc.id for doc in known if doc.id not in skipped]
    if not known:
        raise BadInput("There is no article yet; upload a file, or paste a text or a web address.")
    if not read:
        raise BadInput("The ticked articles were removed; reload the page and tick others.")
    events = assistant.stream(
        exchange.question, history(earlier), doc_ids=read if skipped else None
    )
    with closing(events):
        for event in events:
            exchange = after(exchange, event, quote)
            if isinstance(event, Done):
                now = [*earlier, exchange]
                offered = follow_ups(now, assistant.library, event.answer.lang)
                exchange = replace(exchange, follow_ups=offered)
            yield exchange


def _quoting(library: "Library") -> Callable[[Citation], Quote]:
    """Citations of ``library`` with their places; titles only where there are several articles, and
    where the first heading does not say the same.
    """
    several = len(library.list()) > 1

    def quote(citation: Citation) -> Quote:
        document = library.get(citation.doc_id)
        section = section_at(document, citation.start)
        titled = not section or (several and section[0] != document.title)
        title = (document.title,) if titled else ()
        found = Quote(citation, title + section, document.lang)
        beside = library.rendition(citation.doc_id, found.other)
        if beside is None:
            return found
        said = beside.text(citation.start, citation.end)
        return replace(
            found,
            rendition="" if said == citation.quote else said,
            place_beside=((beside.title,) if title else ()) + beside.path(section),
        )

    return quote

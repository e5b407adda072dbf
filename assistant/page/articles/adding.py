"""Articles on their way into the library, without a word of Gradio."""

import logging
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

from assistant.page.work.opening import Opening
from index.errors import DeepseaError
from index.types import Document

_log = logging.getLogger(__name__)

State = Literal[
    "waiting", "reading_file", "indexing", "added", "replaced", "unchanged", "failed", "unexpected"
]


@dataclass(frozen=True, slots=True)
class Source:
    """Something to add: what to call it, and what reads it (see `index.document`)."""

    name: str
    load: Callable[[], tuple[Document, str]]


@dataclass(frozen=True, slots=True)
class Addition:
    """How far a source has come: ``done`` of ``total`` passages embedded, or the line of an error.

    ``id`` is the article's once it is stored.
    """

    name: str
    state: State = "waiting"
    done: int = 0
    total: int = 0
    id: str = ""
    error: str = ""


def uploaded(path: str) -> Source:
    """A file that was uploaded to ``path``; read once, the copy is deleted."""
    copy = Path(path)

    def load() -> tuple[Document, str]:
        from index.document import load_upload

        data = copy.read_bytes()
        copy.unlink(missing_ok=True)
        return load_upload(data, copy.name)

    return Source(copy.name, load)


def pasted(text: str) -> Source:
    """Text of an article, or nothing but a web address."""
    from index.document import load_address, load_pasted
    from index.web import is_address

    words = text.strip()
    if is_address(words) and len(words.split()) == 1:
        return Source(words, lambda: load_address(words))
    return Source(words.split("\n", 1)[0][:60], lambda: load_pasted(words))


def additions(
    opening: Opening, sources: Sequence[Source], ended: Callable[[], None] = lambda: None
) -> Generator[tuple[Addition, ...], None, None]:
    """All of the sources again and again while one after the other is read and indexed.

    What cannot be read says why and leaves the others. Work goes on when the iterator is closed;
    ``ended`` is called when it has ended.
    """
    now = [Addition(source.name) for source in sources]
    arriving: SimpleQueue[tuple[int, Addition] | None] = SimpleQueue()

    def work() -> None:
        try:
            wait([opening])
            for at, source in enumerate(sources):
                for addition in _added(opening, source, partial(tell, at)):
                    tell(at, addition)
        finally:
            ended()
            arriving.put(None)

    def tell(at: int, addition: Addition) -> None:
        arriving.put((at, addition))

    threading.Thread(target=work, name="add articles", daemon=True).start()
    yield tuple(now)
    while (news := arriving.get()) is not None:
        at, addition = news
        now[at] = addition
        if arriving.empty():  # what is overtaken need not be shown
            yield tuple(now)
    yield tuple(now)


def _added(
    opening: Opening, source: Source, tell: Callable[[Addition], None]
) -> Iterator[Addition]:
    """How far the source has come; ``tell`` is told of the passages while they are embedded."""
    from index.document import with_id_of_its_own

    addition = Addition(source.name, "reading_file")
    try:
        yield addition
        library = opening.result().library
        document, raw = source.load()
        document = with_id_of_its_own(document, library.list())
        addition = replace(addition, state="indexing")
        yield addition
        result = library.add(
            document,
            raw,
            lambda done, total: tell(replace(addition, done=done, total=total)),
        )
        yield replace(addition, state=result.outcome, id=result.document.id)
    except DeepseaError as error:
        yield replace(addition, state="failed", error=error.line)
    except Exception:
        _log.exception("%s could not be added", source.name)
        yield replace(addition, state="unexpected")

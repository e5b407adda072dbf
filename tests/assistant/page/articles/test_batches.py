import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.page.articles.adding import Source
from assistant.page.articles.batches import Batch, Batches
from assistant.page.work.opening import Opening, opened
from index.document import load_upload
from index.library import Library
from index.types import Document
from tests.index.small import ByteEmbedder


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    yield opened(Assistant(library, None))
    library.close()


def source(name: str, free: threading.Event | None = None) -> Source:
    """A short article, which cannot be read before ``free`` is set."""
    words = f"# {name}\n\nThe buoy of {name} flashes red.\n".encode()

    def load() -> tuple[Document, str]:
        assert free is None or free.wait(60)
        return load_upload(words, f"{name}.md")

    return Source(name, load)


def told(batch: Batch) -> list[tuple[str, str]]:
    return [(each.name, each.state) for each in batch]


def test_a_batch_that_waits_is_shown_beside_the_one_before_it(opening: Opening) -> None:
    batches, free = Batches(), threading.Event()
    first = batches.add(opening, [source("north", free), source("east")], "a")
    next(first)
    second = batches.add(opening, [source("south")], "a")
    all_of_them, own = next(second)
    assert told(own) == [("south", "waiting")]
    assert [name for name, _ in told(all_of_them)] == ["north", "east", "south"]
    free.set()
    *_, (shown, own) = first
    assert told(shown) == [("north", "added"), ("east", "added"), ("south", "waiting")]
    assert told(own) == told(shown)[:2]
    *_, (shown, own) = second
    assert told(shown) == [(name, "added") for name in ("north", "east", "south")]
    # Nothing is under way any more: what comes next is shown alone.
    *_, (shown, _) = batches.add(opening, [source("west")], "a")
    assert told(shown) == [("west", "added")]


def test_another_visitor_waits_and_sees_only_their_own(opening: Opening) -> None:
    batches, free = Batches(), threading.Event()
    first = batches.add(opening, [source("north", free)], "a")
    next(first)
    shown, _ = next(batches.add(opening, [source("south")], "b"))
    assert told(shown) == [("south", "waiting")]
    free.set()
    assert [*first]


def test_what_must_be_alone_waits_for_what_is_being_added(opening: Opening) -> None:
    batches, free, done = Batches(), threading.Event(), threading.Event()
    first = batches.add(opening, [source("north", free)], "a")
    next(first)

    def remove() -> None:
        with batches.alone():
            opening.result().library.remove("north")
            done.set()

    threading.Thread(target=remove, daemon=True).start()
    assert not done.wait(0.3)
    free.set()
    assert done.wait(60)


def test_who_leaves_does_not_take_the_turn_of_what_they_are_adding(opening: Opening) -> None:
    batches, free, done = Batches(), threading.Event(), threading.Event()
    first = batches.add(opening, [source("north", free)], "a")
    while told(next(first)[1]) != [("north", "reading_file")]:
        pass
    first.close()

    def add() -> None:
        assert [*batches.add(opening, [source("south")], "b")]
        done.set()

    threading.Thread(target=add, daemon=True).start()
    assert not done.wait(0.3)
    free.set()
    assert done.wait(60)
    assert {each.id for each in opening.result().library.list()} == {"north", "south"}


def test_who_leaves_while_they_wait_makes_room(opening: Opening) -> None:
    batches, free = Batches(), threading.Event()
    first = batches.add(opening, [source("north", free)], "a")
    next(first)
    second = batches.add(opening, [source("south")], "b")
    next(second)
    second.close()
    free.set()
    assert [*first]
    *_, (shown, _) = batches.add(opening, [source("east")], "c")
    assert told(shown) == [("east", "added")]
    assert {each.id for each in opening.result().library.list()} == {"north", "east"}


def test_nothing_is_kept_of_visitors_who_add_nothing_more(opening: Opening) -> None:
    batches, free = Batches(), threading.Event()
    assert [*batches.add(opening, [source("north")], "a")]
    left = batches.add(opening, [source("south", free)], "b")
    next(left)
    left.close()
    assert not batches._of
    free.set()
    with batches.alone():
        pass

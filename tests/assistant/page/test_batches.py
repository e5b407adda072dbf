import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.page.adding import Source
from assistant.page.batches import Batch, Batches
from assistant.page.opening import Opening, opened
from index.document import load_upload
from index.library import Library
from tests.index.small import ByteEmbedder


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    yield opened(Assistant(library, None))
    library.close()


def source(name: str) -> Source:
    words = f"# {name}\n\nThe buoy of {name} flashes red.\n".encode()
    return Source(name, lambda: load_upload(words, f"{name}.md"))


def told(batch: Batch) -> list[tuple[str, str]]:
    return [(each.name, each.state) for each in batch]


def test_a_batch_that_waits_is_shown_beside_the_one_before_it(opening: Opening) -> None:
    batches = Batches()
    first = batches.add(opening, [source("north"), source("east")], "a")
    next(first)
    second = batches.add(opening, [source("south")], "a")
    all_of_them, own = next(second)
    assert told(own) == [("south", "waiting")]
    assert [name for name, _ in told(all_of_them)] == ["north", "east", "south"]
    *_, (shown, own) = first
    assert told(shown) == [("north", "added"), ("east", "added"), ("south", "waiting")]
    assert told(own) == told(shown)[:2]
    *_, (shown, own) = second
    assert told(shown) == [(name, "added") for name in ("north", "east", "south")]
    # Nothing is under way any more: what comes next is shown alone.
    *_, (shown, _) = batches.add(opening, [source("west")], "a")
    assert told(shown) == [("west", "added")]


def test_another_visitor_waits_and_sees_only_their_own(opening: Opening) -> None:
    batches = Batches()
    first = batches.add(opening, [source("north")], "a")
    next(first)
    shown, _ = next(batches.add(opening, [source("south")], "b"))
    assert told(shown) == [("south", "waiting")]


def test_what_must_be_alone_waits_for_what_is_being_added(opening: Opening) -> None:
    batches = Batches()
    first = batches.add(opening, [source("north")], "a")
    next(first)
    done = threading.Event()

    def remove() -> None:
        with batches.alone():
            opening.result().library.remove("north")
            done.set()

    threading.Thread(target=remove, daemon=True).start()
    assert not done.wait(0.3)
    assert [*first]
    assert done.wait(60)

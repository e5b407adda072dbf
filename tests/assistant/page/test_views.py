"""The map and the figures of an article, without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.page.made import MOST, Made, Work
from assistant.page.opening import Opening, opened
from assistant.page.views import views
from index.library import Library
from tests.index.small import ByteEmbedder, article


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    yield opened(Assistant(library, None))
    library.close()


def test_a_map_looked_at_often_leaves_other_works_their_files(opening: Opening) -> None:
    made = Made()
    id = made.put(Work("Summary", {"md": (bytes, ".md")}))
    mapped, _ = views(opening, made)
    shown = {mapped({"id": "lamps", "known": ""}) for _ in range(MOST)}
    assert len(shown) == 1
    assert made.file(id, "md") is not None

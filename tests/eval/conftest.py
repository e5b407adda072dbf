from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from tests.index.small import ByteEmbedder, article


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A real index of the small article."""
    opened = Library.open(tmp_path / "index", ByteEmbedder())
    opened.add(article())
    yield opened
    opened.close()

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.articles import builtin_articles
from index.library import Library
from tests.index.small import ByteEmbedder, article


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A small article, and those that come along with their renditions."""
    folder: Path = tmp_path_factory.mktemp("summary")
    library = Library.open(folder / "index", ByteEmbedder())
    library.add(article())
    for each in builtin_articles():
        library.add(each.document(), each.raw(), None, each.renditions())
    yield library
    library.close()

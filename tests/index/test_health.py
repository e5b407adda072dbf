from pathlib import Path

import pytest

from index.health import problems
from index.library import Library
from tests.index.small import ByteEmbedder, article


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "index", ByteEmbedder())


def test_a_sound_index_has_no_problems(library: Library) -> None:
    assert problems(library) == []
    library.add(article())
    assert problems(library) == []


def test_every_fault_is_one_line_with_its_mend(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(article())
    library.add(article("bells", "# Bells\n\nThe bell rings.\n"))
    generation, snapshot = library.current() or pytest.fail("no index")
    generation.store.delete(snapshot.records["bells"].revision)
    monkeypatch.setattr("index.library.CHUNKER_VERSION", -1)
    found = problems(Library.open(library.folder, library.embedder))
    assert len(found) == 1  # an index of another make is not examined further
    assert "chunker" in found[0]
    monkeypatch.undo()

    [found_line] = problems(library)
    assert "2 of 3 vectors of chunks" in found_line
    (generation.folder / "documents" / "lamps.json").write_text("{}")
    found = problems(library)
    assert any("lamps.json" in line for line in found)
    assert all("\n" not in line for line in found)

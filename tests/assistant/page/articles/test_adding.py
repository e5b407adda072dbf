import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from assistant.answer import Assistant
from assistant.page.articles.adding import Source, additions, pasted, uploaded
from assistant.page.articles.html import adding_html
from assistant.page.work.opening import opened
from index.document import load_upload
from index.embed import Vectors
from index.library import Library
from tests.index.small import ByteEmbedder, article

_BAR = re.compile(r'<progress max="(\d+)" value="(\d+)"')
WORDS = b"# Buoys\n\nThe buoy weighs 12.5 tonnes and flashes red.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened_library = Library.open(tmp_path / "index", ByteEmbedder())
    opened_library.add(article())
    yield opened_library
    opened_library.close()


def added(library: Library, *sources: Source) -> list[tuple[str, str, str]]:
    *_, last = additions(opened(Assistant(library, None)), sources)
    return [(each.state, each.id, each.error) for each in last]


def test_one_after_the_other_with_progress(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "buoys.md"
    path.write_bytes(WORDS)
    seen = [*additions(opened(Assistant(library, None)), [uploaded(str(path))])]
    assert seen[0][0].state == "waiting"
    assert seen[-1][0].state == "added"
    assert library.get("buoys").title == "Buoys"
    assert not path.exists()  # the copy that was uploaded


def test_how_far_the_indexing_is_is_told_meanwhile(tmp_path: Path) -> None:
    told = Event()

    class Waiting(ByteEmbedder):
        """Goes on only once somebody has been told of the first passage."""

        def embed_passages(
            self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
        ) -> Vectors:
            assert progress is not None
            progress(1, 4)
            assert told.wait(60)
            return super().embed_passages(texts, progress)

    library = Library.open(tmp_path / "index", Waiting())
    for (now,) in additions(opened(Assistant(library, None)), [pasted(WORDS.decode())]):
        if now.total:
            assert (now.state, now.done, now.total) == ("indexing", 1, 4)
            bar = _BAR.search(adding_html([now]))
            assert bar is not None and bar.groups() == ("4", "1")
            assert " 25%" in adding_html([now])
            break
    else:
        pytest.fail("nobody was told")
    told.set()
    library.close()


def test_what_fails_leaves_the_rest(library: Library, tmp_path: Path) -> None:
    torn, whole = tmp_path / "torn.pdf", tmp_path / "buoys.md"
    torn.write_bytes(b"%PDF")
    whole.write_bytes(WORDS)
    broken = Source("broken", lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    (bad, _, why), (worse, _, _), (good, _, _) = added(
        library, uploaded(str(torn)), broken, uploaded(str(whole))
    )
    assert (bad, worse, good) == ("failed", "unexpected", "added")
    assert why.startswith("torn.pdf is not a PDF")


def test_another_source_gets_an_id_of_its_own_and_the_same_replaces(library: Library) -> None:
    def upload(name: str, words: bytes) -> Source:
        return Source(name, lambda: load_upload(words, name))

    assert added(library, upload("buoys.md", WORDS)) == [("added", "buoys", "")]
    other = WORDS.replace(b"red", b"green")
    assert added(library, upload("buoys.txt", other)) == [("added", "buoys-2", "")]
    newer = WORDS.replace(b"red", b"white")
    assert added(library, upload("buoys.md", newer)) == [("replaced", "buoys", "")]
    assert added(library, upload("buoys.md", newer)) == [("unchanged", "buoys", "")]


def test_pasted_text_and_addresses(library: Library) -> None:
    [(state, id, _)] = added(library, pasted("  # Fog horns\n\nThe horn sounds every minute.  "))
    assert (state, id) == ("added", "fog-horns")
    again = pasted("# Fog horns\n\nThe horn was silent in May.")  # which begins as the first does
    assert added(library, again) == [("added", "fog-horns-2", "")]
    assert added(library, again) == [("unchanged", "fog-horns-2", "")]
    assert "every minute" in library.get("fog-horns").text
    [(state, _, why)] = added(library, pasted("http://127.0.0.1/private"))
    assert state == "failed" and "private network" in why
    assert pasted("http://example.com is where it was\nfound.").name.endswith("it was")

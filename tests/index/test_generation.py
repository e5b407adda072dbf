"""Whatever interrupts a change: the old article or the new, whole, and the next change mends."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from index.errors import StoreError
from index.generation import ORIGINAL, words_name
from index.health import problems
from index.library import Library
from index.retrieve import Retriever
from index.store import Kind, VectorStore
from index.types import Document
from tests.forks import Forked
from tests.index.small import ByteEmbedder, article

OLD = "# Lamps\n\nThe old lamp burns oil. Its keeper is called Ada.\n"
NEW = "# Lamps\n\nThe new lamp burns gas. Nobody keeps it now.\n\n# More\n\nIt has a second page.\n"

# Arguments: index folder, model folder, new text, and a statement that arranges the interruption.
CHANGE = """
import faulthandler, os, signal, sys
faulthandler.dump_traceback_later(100, exit=True)
from pathlib import Path
import index.files, index.generation, index.library
from index.generation import write_record
from index.generation import Generation
from index.lexical import LexicalIndex
from index.library import Library
from index.store import VectorStore
from tests.index.small import ByteEmbedder, article

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(call, then):
    def both(*given, **named):
        result = call(*given, **named)
        then()
        return result
    return both

folder, text, arrange = sys.argv[1:]
library = Library.open(Path(folder), ByteEmbedder())
exec(arrange)
library.add(article(raw=text), text)
"""

STAGES = {
    "while embedding": "ByteEmbedder.embed_passages = die",
    "before the vectors": "VectorStore.add = die",
    "after the first vectors": "VectorStore.add = after(VectorStore.add, die)",
    "before the article": "index.generation.write_record = die",
    "while the article is written": "os.fsync = die",
    "after the article": "index.generation.write_record = after(write_record, die)",
    "before the old vectors go": "VectorStore.delete = die",
    "after the old vectors went": "VectorStore.delete = after(VectorStore.delete, die)",
    "while the words are written": "LexicalIndex.save = die",
}


def keys(store: VectorStore, kind: Kind) -> set[str]:
    """The keys of all vectors there are, whatever the articles name."""
    anything = np.ones(ByteEmbedder.dimension, dtype=np.float32)
    return {key for key, _ in store.search(kind, anything, store.count(kind))}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "index", ByteEmbedder())


def change(library: Library, arrange: str, text: str = NEW) -> int:
    """The exit code of a process that does it."""
    process = Forked(
        partial(exec, CHANGE, {}), ["", str(library.folder), text, arrange], Path.cwd(), os.environ
    )
    process.communicate(timeout=120)
    assert process.returncode is not None
    return process.returncode


def require_whole(library: Library, document: Document) -> None:
    assert library.list() == [document]
    for sentence in ("The old lamp burns oil.", "The new lamp burns gas."):
        hits = Retriever(library).retrieve(sentence, 5)
        assert len(hits) == len(library.chunks)
        assert all(library.text(hit.chunk) in document.text for hit in hits)
    assert problems(library) == []


@pytest.mark.parametrize("stage", STAGES)
def test_a_process_killed(library: Library, stage: str) -> None:
    old, new = article(raw=OLD), article(raw=NEW)
    library.add(old, OLD)
    assert change(library, STAGES[stage]) == -signal.SIGKILL

    again = Library.open(library.folder, library.embedder)
    require_whole(again, again.get("lamps"))
    assert again.get("lamps") in (old, new)
    assert (again.get("lamps") == new) == (list(STAGES).index(stage) >= 5)

    again.add(new, NEW)
    require_whole(again, new)
    generation, snapshot = again.current() or pytest.fail("no index")
    assert generation.settled
    assert keys(generation.store, "chunks") == set(snapshot.rows["chunks"])
    assert keys(generation.store, "sentences") == set(snapshot.rows["sentences"])
    assert [path.name for path in (generation.folder / "documents").iterdir()] == ["lamps.json"]
    words = [path.name for path in (generation.folder / "words").iterdir()]
    assert words == [words_name(snapshot, ORIGINAL)]


def test_a_first_add_killed_leaves_an_empty_library(library: Library) -> None:
    assert change(library, "index.generation.write_record = die") == -signal.SIGKILL
    assert library.list() == []
    assert library.add(article(raw=NEW), NEW).outcome == "added"
    require_whole(library, article(raw=NEW))


def test_a_rebuild_killed_leaves_the_old_build(library: Library) -> None:
    library.add(article(raw=OLD), OLD)
    arrange = "LexicalIndex.save = die; library.rebuild()"
    assert change(library, arrange) == -signal.SIGKILL
    assert len(list(library.folder.glob("build-*"))) == 2
    require_whole(library, article(raw=OLD))
    library.add(article(raw=NEW), NEW)
    require_whole(library, article(raw=NEW))
    assert len(list(library.folder.glob("build-*"))) == 1


def test_ctrl_c_while_embedding(library: Library) -> None:
    library.add(article(raw=OLD), OLD)

    def press(_: int, __: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)

    with pytest.raises(KeyboardInterrupt):
        library.add(article(raw=NEW), NEW, press)
    require_whole(library, article(raw=OLD))
    with pytest.raises(KeyboardInterrupt):
        library.rebuild(press)
    require_whole(library, article(raw=OLD))
    assert len(list(library.folder.glob("build-*"))) == 1


def test_ctrl_c_while_storing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add(article(raw=OLD), OLD)
    add = type(library.current()[0].store).add  # type: ignore[index]

    def interrupted(*given: object, **named: object) -> None:
        add(*given, **named)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr("index.store.VectorStore.add", interrupted)
    with pytest.raises(KeyboardInterrupt):
        library.add(article(raw=NEW), NEW)
    require_whole(library, article(raw=OLD))
    generation, snapshot = library.current() or pytest.fail("no index")
    assert generation.settled
    assert keys(generation.store, "chunks") == set(snapshot.rows["chunks"])


def test_another_process_changes_the_articles_under_a_reader(library: Library) -> None:
    library.add(article(raw=OLD), OLD)
    retriever = Retriever(library)
    assert "Ada" in library.text(retriever.retrieve("Its keeper is called Ada.", 1)[0].chunk)
    assert change(library, "pass") == 0
    require_whole(library, article(raw=NEW))
    assert change(library, "library.rebuild()") == 0
    require_whole(library, article(raw=NEW))
    assert change(library, "library.remove('lamps'); sys.exit()") == 0
    assert retriever.retrieve("lamp") == []


# The index on a small file system of its own; FREE kilobytes are left when the change begins.
FULL_DISK = """
set -e
mount -t tmpfs -o size=64m tmpfs "$1"
cp -r "$2" "$1/index"
free=$(df --output=avail -k "$1" | tail -1)
head -c $(( (free - $3) * 1024 )) /dev/zero > "$1/ballast"
set +e
"$4" -c "$5" "$1/index" "$6" "$7"; echo "exit $?"
rm "$1/ballast"
cp -r "$1/index" "$2.after"
"""


@pytest.mark.may_skip("where `unshare -rm` is forbidden, no disk can be filled")
@pytest.mark.parametrize(
    ("free", "arrange"),
    [(2000, "pass")]
    + [(free, "index.library._SPARE_BYTES = -(2**40)") for free in (0, 8, 40, 120, 300, 700)],
)
def test_a_full_disk(library: Library, tmp_path: Path, free: int, arrange: str) -> None:
    if subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("may not mount a file system of its own here (unshare -rm)")
    library.add(article(raw=OLD), OLD)
    library.close()
    disk = tmp_path / "disk"
    disk.mkdir()
    text = NEW + "".join(f"\nSentence {at} of a long text. It goes on.\n" for at in range(2000))
    command = ["unshare", "-rm", "bash", "-c", FULL_DISK, "bash", str(disk), str(library.folder)]
    command += [str(free), sys.executable, CHANGE, text, arrange]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "exit 1" in ran.stdout, ran.stderr
    said = ran.stderr.strip().splitlines()[-1]
    assert said.startswith("index.errors.StoreError: "), ran.stderr
    assert "free some space and try again." in said

    after = Library.open(Path(f"{library.folder}.after"), library.embedder)
    require_whole(after, article(raw=OLD))
    assert after.add(article(raw=NEW), NEW).outcome == "replaced"
    require_whole(after, article(raw=NEW))


# Root may do everything, so a test that runs as root becomes nobody first.
ADD_AS_NOBODY = """
import os, sys
from pathlib import Path
import chromadb
from index.errors import StoreError
from index.library import Library
from tests.index.small import ByteEmbedder, article

if os.geteuid() == 0:
    os.seteuid(65534)
try:
    Library.open(Path(sys.argv[1]), ByteEmbedder()).add(article())
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("mode", [0o555, 0o000])
@pytest.mark.parametrize("inside", ["", "new", "existing"])
def test_a_folder_without_permission(tmp_path: Path, mode: int, inside: str) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    if inside == "existing":
        Library.open(folder / inside, ByteEmbedder()).add(article(raw=OLD), OLD)
    for above in folder.parents:
        if above.stat().st_uid == os.geteuid() and above.stat().st_mode & 0o777 == 0o700:
            above.chmod(0o711)
    folder.chmod(mode)
    process = Forked(
        partial(exec, ADD_AS_NOBODY, {}), ["", str(folder / inside)], Path.cwd(), os.environ
    )
    out, err = process.communicate(timeout=120)
    folder.chmod(0o755)
    said = out.decode()
    assert said.count("\n") == 1, err
    assert str(folder) in said
    assert "permissions" in said


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(StoreError, match="cannot be used"):
        Library.open(tmp_path / "index", ByteEmbedder())

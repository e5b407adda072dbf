"""A page with something amiss: `python -m tests.assistant.page.faulty FOLDER STATE`.

Each state of `STATES` is a real one: its errors are raised by what raises them for a user. The
first line printed is the address.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from assistant.answer import Assistant
from assistant.models import chat_model
from assistant.page import Standing
from assistant.page.work.opening import Tell
from assistant.settings import load_settings
from index.articles import builtin_articles
from index.fingerprint import FILE_NAME
from index.library import Library
from tests.index.small import ByteEmbedder

from .served import serve


class AnotherEmbedder(ByteEmbedder):
    """Whose vectors may not join those of `ByteEmbedder`."""

    digest = "1" * 64


def library(folder: Path) -> Library:
    made = Library.open(folder / "index", ByteEmbedder())
    for article in builtin_articles():
        made.add(article.document(), renditions=article.renditions())
    return made


def fetching(folder: Path, tell: Tell) -> Assistant:
    """Until there is a file ``go``."""
    tell(Standing("fetching", 340, 1117))
    while not (folder / "go").exists():
        time.sleep(0.05)
    tell(Standing("loading"))
    return Assistant(library(folder), None)


def indexing(folder: Path, tell: Tell) -> Assistant:
    """Until there is a file ``go``."""
    tell(Standing("first_index", 40, 100))
    while not (folder / "go").exists():
        time.sleep(0.05)
    return Assistant(library(folder), None)


def unfetched(folder: Path, tell: Tell) -> Assistant:
    tell(Standing("unfetched"))
    return Assistant(library(folder), None)


def damaged(folder: Path, _: Tell) -> Assistant:
    library(folder).close()
    (folder / "index" / FILE_NAME).write_text("{")
    made = Library.open(folder / "index", ByteEmbedder())
    made.check()
    return Assistant(made, None)


def mismatched(folder: Path, _: Tell) -> Assistant:
    library(folder).close()
    made = Library.open(folder / "index", AnotherEmbedder())
    made.check()
    return Assistant(made, None)


def no_such_model(folder: Path, _: Tell) -> Assistant:
    model = chat_model(load_settings(model="local:/nowhere/model.gguf"))
    return Assistant(library(folder), model)


def endpoint_down(folder: Path, _: Tell) -> Assistant:
    """Port 9 of this machine, where nobody listens."""
    model = chat_model(load_settings(model="openai:some", base_url="http://127.0.0.1:9/v1"))
    return Assistant(library(folder), model)


def empty(folder: Path, _: Tell) -> Assistant:
    return Assistant(Library.open(folder / "index", ByteEmbedder()), None)


def crashed(_folder: Path, _: Tell) -> Assistant:
    raise RuntimeError("a fault of ours")


STATES: dict[str, Callable[[Path, Tell], Assistant]] = {
    state.__name__: state
    for state in (
        fetching,
        indexing,
        unfetched,
        damaged,
        mismatched,
        no_such_model,
        endpoint_down,
        empty,
        crashed,
    )
}


def main(folder: Path, state: str) -> None:
    serve(folder, lambda tell: STATES[state](folder, tell))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])

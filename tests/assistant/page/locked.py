"""A page with a password: `python -m tests.assistant.page.locked FOLDER`; see `served`."""

import sys
from pathlib import Path

from assistant.answer import Assistant
from assistant.page.access.password import Password
from index.library import Library
from tests.index.small import ByteEmbedder, article

from .served import serve

SECRET = "high water"


def main(folder: Path) -> None:
    password = Password(folder / "password")
    password.set(SECRET)
    library = Library.open(folder / "index", ByteEmbedder())
    library.add(article())
    serve(folder, lambda _: Assistant(library, None), password)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The page with a chat model that comes to one of the two figures of an article."""

import sys
from pathlib import Path

from assistant.answer import Assistant
from assistant.page.work.opening import Tell
from index.library import Library
from tests.assistant.scripted import by_prompt
from tests.index.small import ByteEmbedder, article

from .served import serve

TEXT = """# Lamps

Harbour lamps reach 19 miles out to sea.

# Tides

Spring tides rise by 5.4 metres."""


def reads(prompt: str) -> str:
    return "Yes. Spring tides rise by 5.4 metres." if "rise by ____" in prompt else "No"


def main(folder: Path) -> None:
    def open_assistant(_: Tell) -> Assistant:
        library = Library.open(folder / "index", ByteEmbedder())
        library.add(article("harbour", TEXT))
        return Assistant(library, by_prompt(read=reads, stated="Yes"))

    serve(folder, open_assistant)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

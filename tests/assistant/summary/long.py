"""Summaries of a long document, measured: ``python -m tests.assistant.summary.long [CHARACTERS]``.

The text is the project's own articles, one after the other and again and again, each time with
other figures, so that no two parts say the same. The forms that need no model are made of it, and
for each the seconds and the most memory so far are printed; the embedder is that of the tests.
"""

import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.answer import Assistant
from assistant.export import export
from assistant.summary import FORMS, Wishes, markdown, picture_files, summarize
from index.articles import builtin_articles
from index.document import make_document
from index.library import Library
from index.types import Document
from tests.index.small import ByteEmbedder

CHARACTERS = 300_000
_TEXTS = Path("eval/gold/texts")
_NUMBER = re.compile(r"(?<![\d.])[1-9]\d+(?![\d.年月日])")


def long_document(characters: int = CHARACTERS, id: str = "long") -> Document:
    """Chinese prose of about so many characters under headings of its own."""
    parts: list[str] = []
    size = 0
    for part in _parts():
        parts.append(part)
        size += len(part)
        if size >= characters:
            break
    return make_document("\n\n".join(parts), id, "长文", "zh", f"{id}.md")


def _parts() -> Iterator[str]:
    chance = random.Random(8)
    texts = [article.document() for article in builtin_articles()]
    own = [
        "\n\n".join(
            f"{'#' * (2 + len(section.path) - 1)} {section.path[-1]}\n\n"
            f"{document.text[section.body : _end(document, place)].strip()}"
            for place, section in enumerate(document.sections)
        )
        for document in texts
        if document.lang == "zh"
    ]
    own += [
        re.sub(r"^#", "##", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for path in sorted(_TEXTS.glob("*"))
        if len(re.findall(r"[\u4e00-\u9fff]", path.read_text(encoding="utf-8"))) > 1000
    ]
    number = 0
    while True:
        for text in own:
            number += 1
            varied = _NUMBER.sub(lambda found: str(int(found[0]) + chance.randint(1, 97)), text)
            yield f"# 第{number}编\n\n{varied}"


def _end(document: Document, place: int) -> int:
    after = document.sections[place + 1 :]
    return after[0].start if after else len(document.text)


def main(characters: int) -> None:
    """Print a line for each form."""
    document = long_document(characters)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        library = Library.open(folder / "index", ByteEmbedder())
        library.add(document)
        _told("index", began, f"{len(document.text)} characters, {len(document.sections)} sections")
        for form in FORMS:
            if form == "compare":
                continue
            began = time.perf_counter()
            wishes = Wishes(pictures=form == "executive")
            made = summarize(Assistant(library, None), document.id, form, "zh", wishes=wishes)
            rows = len(made.rows)
            _told(form, began, f"{rows} rows")
            began = time.perf_counter()
            export(
                markdown(made, library, form),
                folder / f"{form}.pdf",
                title=made.title,
                lang="zh",
                pictures=picture_files(made, form),
                page=form == "executive",
            )
            _told(f"{form}.pdf", began, "")
        library.close()


def _told(what: str, began: float, more: str) -> None:
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:15} {seconds:7.1f} s {peak:6} MB  {more}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CHARACTERS)

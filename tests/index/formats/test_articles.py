"""Whole articles through every format: what went in as Markdown comes out with every word."""

import re
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest

from assistant.export import export
from eval import gold
from index.clean import clean
from index.document import load_document
from index.load import READERS, read_text

_TEXTS = Path(gold.__path__[0]) / "texts"
_TITLE = "A title of its own"


def _export(markdown: str, path: Path) -> None:
    export(markdown, path, title=_TITLE, lang="zh")


def _epub(markdown: str, path: Path) -> None:
    pypandoc.convert_text(
        markdown,
        "epub",
        format="markdown-smart",
        outputfile=str(path),
        extra_args=["--metadata", f"title={_TITLE}"],
    )


WRITERS: dict[str, Callable[[str, Path], None]] = {
    ".html": _export,
    ".docx": _export,
    ".pdf": _export,
    ".epub": _epub,
}


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of an article; a heading is the same at whatever level."""
    return [re.sub("^#+ ", "# ", each) for each in clean(read_text(path).text).split("\n\n")]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", ["ferry-report", "heat-network", "tea-interview"])
def test_every_paragraph_comes_back(name: str, suffix: str, tmp_path: Path) -> None:
    source = _TEXTS / f"{name}.md"
    path = tmp_path / f"{name}{suffix}"
    WRITERS[suffix](source.read_text(encoding="utf-8"), path)

    written, known = paragraphs(path), paragraphs(source)
    lost = [each for each in known if each not in written]
    if suffix == ".pdf":  # A PDF has no paragraphs: a few are cut in two where a page ends.
        assert len(lost) <= 3
        letters = re.sub(r"\W", "", "".join(written))
        assert [each for each in known if re.sub(r"\W", "", each) not in letters] == []
    else:
        assert lost == []
    document, _ = load_document(path)
    assert document.id == name
    assert document.title == _TITLE
    titles = [section.path[-1] for section in load_document(source)[0].sections]
    assert set(titles) <= {section.path[-1] for section in document.sections}


def test_every_format_is_tried() -> None:
    assert {*WRITERS, ".txt", ".md", ".markdown", ".htm"} == set(READERS)

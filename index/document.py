"""A raw text, or a file, into a `Document`."""

import hashlib
import re
from pathlib import Path

from index.clean import clean
from index.errors import BadInput
from index.headings import plain_heading
from index.language import detect_language
from index.load import read_text
from index.sections import find_sections
from index.types import Document, Lang

_MAX_ID = 60


def make_document(raw: str, id: str, title: str, lang: Lang, source: str) -> Document:
    """Clean `raw` and find its sections. `sha256` is that of the cleaned text in UTF-8."""
    text = clean(raw)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id, title, lang, text, find_sections(text), source, digest)


def load_document(path: Path) -> tuple[Document, str]:
    """The article in a file, and its text before cleaning.

    The id is the file's name without its suffix, so that a file edited and added again replaces
    itself. The title is the first heading of a Markdown file, a first line that looks like a title,
    or the file's name; the source is its path. Raises `BadInput`, in one line, when there is no
    article in it to read.
    """
    raw = read_text(path)
    sample = clean(raw.text[:20_000])
    if not any(char.isalnum() for char in sample):
        raise BadInput(f"{path} has no article in it, only markup; choose a file with text in it.")
    lang = detect_language(sample)
    if lang == "other":
        raise BadInput(
            f"{path} is neither in Chinese nor in English; add an article in one of the two."
        )
    first = sample.split("\n", 1)[0]
    title = raw.title or (first if plain_heading(first) else path.stem)
    return make_document(
        raw.text, document_id(path.stem), title, lang, str(path.absolute())
    ), raw.text


def document_id(name: str) -> str:
    """`name` as small letters of any script, digits and hyphens; never empty."""
    slug = re.sub(r"[\W_]+", "-", name.lower()).strip("-")[:_MAX_ID].rstrip("-")
    return slug or f"doc-{hashlib.sha256(name.encode()).hexdigest()[:8]}"

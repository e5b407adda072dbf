"""A file, a web address or pasted text into a `Document`."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from index.clean import clean
from index.errors import BadInput
from index.formats.raw import RawText
from index.headings import plain_heading
from index.language import detect_language
from index.load import read_bytes, read_text
from index.sections import find_sections
from index.types import Document, Lang
from index.web import fetch

#: The source of an article that was pasted or piped in.
PASTED = "pasted"
_MAX_ID = 60


def make_document(raw: str, id: str, title: str, lang: Lang, source: str) -> Document:
    """Clean `raw` and find its sections. `sha256` is that of the cleaned text in UTF-8."""
    text = clean(raw)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id, title, lang, text, find_sections(text), source, digest)


def load_document(path: Path) -> tuple[Document, str]:
    """The article in a file, and its text before cleaning.

    The id is the file's name without its suffix, so that a file edited and added again replaces
    itself. The title is the file's own, a first line that looks like one, or the file's name; the
    source is its path. Raises `BadInput`, in one line, when there is no article in it to read.
    """
    stem, source = _in_utf8(path.stem), _in_utf8(str(path.absolute()))
    return document_of(read_text(path), stem, source, str(path))


def load_upload(data: bytes, name: str) -> tuple[Document, str]:
    """The same of the bytes of a file called ``name``, whose path nobody knows."""
    stem, suffix = Path(name).stem, Path(name).suffix
    return document_of(read_bytes(data, name, suffix), stem, name, name)


def load_address(url: str) -> tuple[Document, str]:
    """The same of what a web address gives, see `index.web`; the address is the source."""
    fetched = fetch(url)
    raw = read_bytes(fetched.data, url, fetched.suffix)
    return document_of(raw, fetched.name, url, url)


def load_pasted(text: str | bytes) -> tuple[Document, str]:
    """The same of text that was pasted or piped in, Markdown or plain; its title names it."""
    called = "The text that was pasted"
    data = text if isinstance(text, bytes) else text.encode(errors="replace")
    raw = read_bytes(data, called, ".md")
    first = raw.text.strip().split("\n", 1)[0].lstrip("# ")
    return document_of(raw, raw.title or first[:_MAX_ID], PASTED, called)


def with_id_of_its_own(document: Document, known: Iterable[Document]) -> Document:
    """The document under an id that none of those ``known`` of another source has. What was pasted
    has a source of its own each time: two texts may begin alike.
    """
    sources = {each.id: each.source for each in known}
    id, number = document.id, 1
    while id in sources and (sources[id] != document.source or document.source == PASTED):
        number += 1
        id = f"{document.id}-{number}"
    return replace(document, id=id)


def document_of(raw: RawText, name: str, source: str, called: str) -> tuple[Document, str]:
    """The article in ``raw``: ``name`` makes its id, ``called`` is what an error calls it."""
    sample = clean(raw.text[:20_000])
    if not any(char.isalnum() for char in sample):
        raise BadInput(
            "{name} has no article in it, only markup; choose a file with text in it.",
            name=called,
        )
    lang = detect_language(sample)
    if lang == "other":
        raise BadInput(
            "{name} is neither in Chinese nor in English; add an article in one of the two.",
            name=called,
        )
    first = sample.split("\n", 1)[0]
    title = raw.title or (first if plain_heading(first) else name)
    return make_document(raw.text, document_id(name), title, lang, source), raw.text


def _in_utf8(name: str) -> str:
    """The name of a file with marks for the bytes in it that are no UTF-8: it could not be kept."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def document_id(name: str) -> str:
    """`name` as small letters of any script, digits and hyphens; never empty."""
    slug = re.sub(r"[\W_]+", "-", name.lower()).strip("-")[:_MAX_ID].rstrip("-")
    return slug or f"doc-{hashlib.sha256(name.encode()).hexdigest()[:8]}"

"""The renditions that come with the built-in articles, aligned with them sentence by sentence.

Each is a file ``<article>.<lang>.tsv``: a header line of the two languages, then for every sentence
of the document, in order, the sentence as it stands there, a tab, and its rendition.
"""

from pathlib import Path

from index.errors import StoreError
from index.sentences import sentences
from index.types import Document, Lang


def read_rendition(path: Path, document: Document, lang: Lang) -> dict[str, str]:
    """What ``path`` has for each sentence of ``document``, in their order.

    Raises `StoreError` when it has not exactly one line for each, in order.
    """
    try:
        header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _misfit(path, f"it cannot be read ({error})") from error
    spans = sentences(document.text)
    if header != f"{document.lang}\t{lang}":
        raise _misfit(path, f"its first line is not {document.lang!r}, a tab and {lang!r}")
    if len(lines) != len(spans):
        raise _misfit(path, f"it has {len(lines)} sentences and the article {len(spans)}")
    rendered: dict[str, str] = {}
    for number, (line, (start, end)) in enumerate(zip(lines, spans, strict=True), 2):
        source, _, target = line.partition("\t")
        if source != document.text[start:end]:
            raise _misfit(path, f"line {number} is not the sentence that stands there")
        if not target.strip() or "\t" in target:
            raise _misfit(path, f"line {number} has not exactly one rendition")
        rendered[source] = target
    return rendered


def _misfit(path: Path, why: str) -> StoreError:
    reason = " ".join(why.split())
    return StoreError(
        "The rendition {name} does not fit its article: {reason}; install Deepsea Reader again.",
        name=path.name,
        reason=reason,
    )

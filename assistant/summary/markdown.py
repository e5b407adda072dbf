"""A summary as Markdown: a footnote with its quote behind every row."""

from assistant.cite import section_at
from assistant.sheet import footnote, literal, placed
from assistant.types import Citation
from index.library import Library

from .types import Part, Row, Summary

# Of headings in Markdown: with one mark more it would be a line of text.
_DEEPEST = 6


def markdown(summary: Summary, library: Library, stem: str = "") -> str:
    """The summary with Pandoc's footnotes, its title left to whoever exports it.

    Its pictures are named as files beside one whose name begins with ``stem``: see `picture_files`.
    """
    blocks = [literal(note) for note in summary.notes]
    for part in summary.parts:
        if part.path != (summary.title,):  # a document whose sections stand under its title
            blocks += _heading(part)
        if part.rows:
            between = ("" if summary.lang == "zh" else " ") if part.runs else "\n\n"
            blocks.append(_table(part) if part.header else _sentences(part, between))
    blocks += [literal(end) for end in summary.ends]
    for picture in summary.pictures:
        title, caption = literal(picture.title), picture.caption
        shown = f"![{title}](<{picture.file(stem)}>)"
        blocks += [f"## {title}", shown, " ".join(map(literal, caption.cells)) + _markers(caption)]
    cited = {c.marker: c for row in summary.rows for c in row.citations}
    blocks += [f"[^{marker}]: {_note(cited[marker], summary, library)}" for marker in sorted(cited)]
    return "\n\n".join(blocks) + "\n"


def picture_files(summary: Summary, stem: str) -> dict[str, str]:
    """The SVG of each picture, by the name of its file in `markdown`."""
    return {picture.file(stem): picture.svg for picture in summary.pictures}


def _note(citation: Citation, summary: Summary, library: Library) -> str:
    """A footnote, without the article's title where that is what heads the summary."""
    path = section_at(library.get(citation.doc_id), citation.start)
    own = summary.form != "compare" and path
    return placed(citation, path) if own else footnote(citation, library)


def _heading(part: Part) -> list[str]:
    level = min(len(part.path) + 1, _DEEPEST)
    return [f"{'#' * level} {literal(part.path[-1])}"] if part.path else []


def _table(part: Part) -> str:
    lines = [part.header, ["---"] * len(part.header)]
    lines += [_cells(row) for row in part.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(row: Row) -> list[str]:
    *others, last = map(literal, row.cells)
    return [*others, last + _markers(row)]


def _sentences(part: Part, between: str) -> str:
    return between.join(" ".join(map(literal, row.cells)) + _markers(row) for row in part.rows)


def _markers(row: Row) -> str:
    # Apart, or two numbers would read as one in print.
    return " ".join(f"[^{citation.marker}]" for citation in row.citations)

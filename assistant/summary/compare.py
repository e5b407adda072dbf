"""Two or more documents side by side on the points that the reader names. By code."""

from dataclasses import replace

from assistant.wording import notice
from index.errors import BadInput

from .focus import focused
from .near import near, subject
from .source import Source
from .types import Part, Row, Summary


def compare(source: Source) -> Summary:
    """A row for each point and document: the sentence that treats it best, in the document's own
    words, or that it is not stated; with a focus, of what that leaves of each document.

    Raises `BadInput` when there is nothing to compare, or on what, or a document does not treat the
    focus.
    """
    ids = dict.fromkeys((source.document.id, *source.wishes.beside))
    wanted = [about for wish in source.wishes.points if (about := subject(wish))]
    if len(ids) < 2 or not wanted:
        raise BadInput(notice("compare_what", source.lang).strip())
    every = [focused(replace(source, document=source.library.get(id), only=None)) for id in ids]
    rows: list[Row] = []
    marker = 0
    for about in wanted:
        for each in every:
            treating = near(each, about)
            # "Revenue has four parts:" only leads up to what is said.
            whole = (one for one in treating if not one.said.text.rstrip().endswith((":", "：")))
            best = next(whole, next(iter(treating), None))
            if best is None:
                said = notice("compare_not_stated", source.lang).strip()
                rows.append(Row((about, each.title, said), ()))
                continue
            marker += 1
            cells = (about, each.title, best.said.text.strip())
            rows.append(Row(cells, (each.cite(best.said, marker),)))
    header = tuple(notice("compare_header", source.lang).strip().split(" | "))
    title = " · ".join(each.title for each in every)
    notes = tuple(dict.fromkeys(note for each in every for note in each.own_words))
    return Summary("compare", title, source.lang, (Part((), tuple(rows), header),), notes)

"""An answer as JSON: one form for the command line, files and the page."""

from typing import Any

from index.library import Library

from .cite import section_at
from .types import Answer


def answer_record(answer: Answer, library: Library, id: str, question: str) -> dict[str, Any]:
    """The answer JSON of the design notes.

    ``source`` is the document's id (`deepsea source ID --text` prints the text that ``start`` and
    ``end`` refer to), ``section`` its headings joined by " > ", times are whole milliseconds.
    """
    return {
        "id": id,
        "question": question,
        "lang": answer.lang,
        "status": answer.status,
        "answer": answer.text,
        "citations": [
            {
                "marker": citation.marker,
                "source": citation.doc_id,
                "section": " > ".join(section_at(library.get(citation.doc_id), citation.start)),
                "start": citation.start,
                "end": citation.end,
                "quote": citation.quote,
            }
            for citation in answer.citations
        ],
        "timings": {
            "retrieve_ms": round(answer.timings.retrieve_ms),
            "first_token_ms": round(answer.timings.first_token_ms),
            "total_ms": round(answer.timings.total_ms),
        },
        "model": answer.model,
    }

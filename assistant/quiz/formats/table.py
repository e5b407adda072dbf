"""CSV: a line for each item, for a spreadsheet."""

import csv
import io

from assistant.quiz.quiz import Quiz

COLUMNS = (
    "id", "type", "language", "section", "difficulty", "bloom", "stem", "prompts", "options", "key",
    "explanation", "quote", "document", "start", "end",
)  # fmt: skip
# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(quiz: Quiz) -> bytes:
    """A table with a header, in UTF-8 with the mark that Excel knows it by.

    Several prompts, options, keys and quotes stand on lines of their own within their cell.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in quiz.items:
        first = item.citations[0]
        quotes = "\n".join(citation.quote for citation in item.citations)
        row = (
            item.id, item.kind, item.lang, item.section, item.difficulty, item.bloom, item.stem,
            "\n".join(item.prompts), "\n".join(item.options), "\n".join(item.key),
            item.explanation, quotes, first.doc_id, str(first.start), str(first.end),
        )  # fmt: skip
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")

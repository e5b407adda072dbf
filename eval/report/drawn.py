"""A page of answers drawn at random, so that nobody picks which ones a reader sees."""

import random

from assistant.sheet import entry, footnote, literal, placed
from assistant.types import Citation
from eval.outcome import Outcome
from eval.score import is_right
from index.library import Library

from .record import Report

_HEAD = """# {count} answers, drawn at random

`deepsea eval drawn REPORT.json --n {count} --seed {seed}` drew them from the {of} rows of a run of
{created} (revision {git}). Right or wrong is what the gold row says.

"""


def drawn(report: Report, count: int, seed: int, library: Library) -> str:
    """Markdown: ``count`` of the report's answers, chosen by ``seed``, each with its verdict."""
    answered = [outcome for outcome in report.outcomes if outcome.answer is not None]
    chosen = random.Random(seed).sample(answered, min(count, len(answered)))
    head = _HEAD.format(
        count=len(chosen),
        seed=seed,
        of=len(answered),
        created=report.created[:10],
        git=report.context.git[:7] or "unknown",
    )
    return head + "".join(_entry(number, one, library) for number, one in enumerate(chosen, 1))


def _entry(number: int, outcome: Outcome, library: Library) -> str:
    answer, row = outcome.answer, outcome.row
    assert answer is not None
    kept = {document.id for document in library.list()}

    def note(citation: Citation) -> str:
        # Attacks and the other texts are asked in libraries of their own, gone since the run.
        if citation.doc_id in kept:
            return footnote(citation, library)
        return placed(citation, (citation.doc_id,))

    notes = {citation.marker: note(citation) for citation in answer.citations}
    told = entry(number, row.question, answer.sentences, notes)
    verdict = "Right" if is_right(row, answer) else "Wrong"
    expected = literal(row.reference)
    return f"{told}*{verdict}; {row.type}, expected:* {expected}\n\n"

"""``deepsea ask --jsonl``: a file of questions into a file of answers."""

import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import typer
from tqdm import tqdm

from assistant.answer import Assistant
from assistant.questions.question import language_of
from assistant.record import answer_record
from index.errors import BadInput, DeepseaError

from .ask import open_for
from .rows import Row, answered_ids, append_line, read_questions
from .terminal import Reporter, debugging, keeping, note


def answer_file(
    questions: Path, out: Path, lang: Literal["zh", "en"] | None, docs: list[str] | None
) -> None:
    """Answer what ``out`` does not hold yet; exits with 1 when a question met an error."""
    rows = read_questions(questions)
    if out.exists() and questions.exists() and out.samefile(questions):
        raise BadInput(f"{out} holds the questions; name another file with --out")
    done = answered_ids(out)
    todo = [row for row in rows if row.id not in done]
    if len(todo) < len(rows):
        note(f"{out} holds {len(rows) - len(todo)} of {len(rows)} answers already")
    if not todo:
        return
    failed = 0
    with (
        keeping(f"the answers so far are in {out}, the same command goes on from there"),
        Reporter() as report,
        closing(open_for(docs, report)) as assistant,
        tqdm(
            total=len(rows),
            initial=len(rows) - len(todo),
            unit=" questions",
            mininterval=0.1 if sys.stderr.isatty() else 30,
        ) as bar,
    ):
        for row in todo:
            record = _answered(assistant, row, lang, docs)
            append_line(out, record)
            failed += record["status"] == "error"
            bar.update()
    if failed:
        note(
            f"{failed} of {len(todo)} questions met an error; take their lines out of {out} "
            "to have them asked again"
        )
        raise typer.Exit(1)


def _answered(
    assistant: Assistant, row: Row, lang: Literal["zh", "en"] | None, docs: list[str] | None
) -> dict[str, Any]:
    started = time.perf_counter()
    try:
        answer = assistant.answer(row.question, row.history, lang=lang, doc_ids=docs or None)
        return answer_record(answer, assistant.library, row.id, row.question)
    except Exception as error:
        if debugging() and not isinstance(error, DeepseaError):
            raise
        reason = str(error) if isinstance(error, DeepseaError) else f"unexpected {error!r}"
        spent = round((time.perf_counter() - started) * 1000)
        return {
            "id": row.id,
            "question": row.question,
            "lang": lang or language_of(row.question)[0],
            "status": "error",
            "answer": reason,
            "citations": [],
            "timings": {"retrieve_ms": None, "first_token_ms": None, "total_ms": spent},
            "model": assistant.model_name,
        }

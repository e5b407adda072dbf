"""``deepsea ask``: one question, or a file of them."""

import json
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .terminal import Reporter, keeping, note, readable, settings_in_use

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from assistant.types import Answer, AnswerSentence, Citation
    from index.library import Library

_EXAMPLES = """\b
Examples:
  deepsea ask "SU7的风阻系数是多少？"
  deepsea ask --json "What is the SU7's drag coefficient?" | jq -r '.citations[].quote'
  deepsea ask --doc q3-report --lang zh "What did revenue do?"
  deepsea ask "极化雷军有哪些风险？" --out answer.docx
  deepsea ask --jsonl questions.jsonl --out answers.jsonl

\b
Each line of the questions is {"id": "1", "question": "…"}; "history": [["…", "…"], …], earlier
questions and their answers, may be there too. Each line of the answers is what --json prints.
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("ask", epilog=_EXAMPLES)(ask)


def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="In quotes.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option(help="Language of the answer, instead of the question's."),
    ] = None,
    docs: Annotated[
        list[str] | None,
        typer.Option("--doc", metavar="ID", help="Only this article (may be repeated)."),
    ] = None,
    jsonl: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Questions, one JSON object a line.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where the answers to --jsonl go, one a line; of a QUESTION, a sheet with the "
            "quotes as footnotes: FILE.md, .html, .docx or .pdf.",
        ),
    ] = None,
) -> None:
    """Answer a question; every sentence carries the quotes that support it.

    With --jsonl, answers a file of questions. Each answer is written as soon as it is there, and
    the same command run again goes on where it stopped. A question that cannot be answered for an
    error is written with the status "error".
    """
    if (question is None) == (jsonl is None):
        raise typer.BadParameter("give either a QUESTION or --jsonl FILE")
    if jsonl is not None and out is None:
        raise typer.BadParameter("--jsonl needs --out FILE")
    if as_json and out is not None:
        raise typer.BadParameter("--json prints, --out writes a sheet: give one of them")
    if jsonl is not None and out is not None:
        from .batch import answer_file

        answer_file(jsonl, out, lang, docs)
    elif question is not None:
        _ask_one(readable(question), lang, docs, out, as_json=as_json)


def _ask_one(
    question: str,
    lang: Literal["zh", "en"] | None,
    docs: list[str] | None,
    out: Path | None,
    *,
    as_json: bool,
) -> None:
    from assistant.questions.question import check_question

    check_question(question)
    if out is not None:
        from assistant.export import exporter_of

        exporter_of(out)  # a name that cannot be written to is told before the model is loaded
    with (
        keeping("nothing was changed"),
        Reporter() as report,
        closing(open_for(docs, report)) as assistant,
    ):
        if as_json:
            from assistant.record import answer_record

            answer = assistant.answer(question, lang=lang, doc_ids=docs or None)
            record = answer_record(answer, assistant.library, "1", question)
            print(json.dumps(record, ensure_ascii=False))
        else:
            answer = _print_answer(assistant, question, lang, docs)
            if out is not None:
                _write_sheet(out, question, answer, assistant.library)


def open_for(docs: list[str] | None, report: Reporter) -> "Assistant":
    """The assistant of the settings in use, once it is known that all of ``docs`` exist."""
    from assistant.assembly import open_assistant

    assistant = open_assistant(settings_in_use(), report)
    for id in docs or ():
        assistant.library.get(id)
    return assistant


def _write_sheet(out: Path, question: str, answer: "Answer", library: "Library") -> None:
    from assistant.export import export
    from assistant.sheet import sheet

    export(sheet([(question, answer)], library), out, title=question, lang=answer.lang)
    note(f"the answer and its quotes are in {out}")


def _print_answer(
    assistant: "Assistant", question: str, lang: Literal["zh", "en"] | None, docs: list[str] | None
) -> "Answer":
    from assistant.types import Done, SentenceReady

    for event in assistant.stream(question, lang=lang, doc_ids=docs or None):
        if isinstance(event, SentenceReady):
            print(marked(event.sentence), flush=True)
        elif isinstance(event, Done):
            print_citations(event.answer.citations, assistant.library)
            return event.answer
    raise AssertionError("a stream ends with Done")


def marked(sentence: "AnswerSentence") -> str:
    """The sentence with its markers behind it."""
    return sentence.text + "".join(f"[{marker}]" for marker in sentence.markers)


def print_citations(citations: "Iterable[Citation]", library: "Library") -> None:
    """Print where each quote stands, and the quote."""
    from assistant.cite import section_at

    for citation in citations:
        section = " > ".join(section_at(library.get(citation.doc_id), citation.start))
        print(f"\n[{citation.marker}] {citation.doc_id} {citation.start}–{citation.end}  {section}")
        print(f"    {' '.join(citation.quote.split())}", flush=True)

"""``deepsea eval check``, ``draft`` and ``feedback``: gold rows of one's own."""

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.terminal import Reporter, keeping, note, settings_in_use
from index.errors import SettingsError

if TYPE_CHECKING:
    from index.types import Document

_CHECK_EXAMPLES = """\b
Examples:
  deepsea eval check rows.jsonl                  about every article that is indexed
  deepsea eval check rows.jsonl --doc q3-report
  deepsea eval check texts/tea.jsonl             about texts/tea.md, which stands beside it
"""
_DRAFT_EXAMPLES = """\b
Example:
  deepsea eval draft q3-report --n 20 > rows.jsonl

\b
Read every row before you use it: whether the question can be understood alone, whether the pattern
in "facts" finds every way to say the right answer and no wrong one, whether "evidence" is enough.
Add what no code can find: reasons, lists, questions that the text does not answer.
"""


_FEEDBACK_EXAMPLES = """\b
Example:
  deepsea eval feedback > rows.jsonl

\b
Correct every row before you use it: what was found wrong has no reference yet.
"""


def register(app: typer.Typer) -> None:
    """Add these commands to ``app``."""
    app.command("check", epilog=_CHECK_EXAMPLES)(_check)
    app.command("draft", epilog=_DRAFT_EXAMPLES)(_draft)
    app.command("feedback", epilog=_FEEDBACK_EXAMPLES)(_feedback)


def _check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Rows, conversations or attacks.")],
    docs: Annotated[
        list[str] | None,
        typer.Option("--doc", metavar="ID", help="What the rows are about (may be repeated)."),
    ] = None,
) -> None:
    """Say what is wrong with a file of gold rows, each problem by file and line.

    Evidence that is not in the text letter by letter, ids that stand twice, patterns that do not
    compile, that match anything or not even the reference. Exits with 1 when there is a problem.
    """
    from eval.check import problems

    count = 0
    for problem in problems(file, _documents(file, docs)):
        print(problem, flush=True)
        count += 1
    if count:
        raise typer.Exit(1)
    note(f"nothing is wrong with {file}")


def _documents(file: Path, docs: list[str] | None) -> "list[Document]":
    """What the rows of ``file`` are about."""
    from assistant.assembly import open_library
    from eval.builtin import text_beside
    from index.articles import builtin_articles
    from index.document import load_document

    if not docs and (beside := text_beside(file)) is not None:
        return [load_document(beside)[0]]
    with closing(open_library(settings_in_use())) as library:
        if docs:
            return [library.get(doc_id) for doc_id in docs]
        return library.list() or [article.document() for article in builtin_articles()]


def _draft(
    doc_id: Annotated[str, typer.Argument(metavar="ID", help="As 'index list' has it.")],
    count: Annotated[int, typer.Option("--n", min=1, help="How many rows.")] = 10,
    model: Annotated[
        str | None, typer.Option("--model", help="The chat model, instead of DEEPSEA_MODEL.")
    ] = None,
) -> None:
    """Propose gold rows about an article, as JSON Lines, for you to correct.

    The chat model writes a question for a sentence; the pattern of the answer and the evidence are
    taken from the sentence by code.
    """
    from assistant.assembly import Said, open_library
    from assistant.models import chat_model
    from eval.draft import draft

    settings = settings_in_use(model=model)
    with (
        keeping("the rows so far were printed"),
        Reporter() as report,
        closing(open_library(settings)) as library,
    ):
        document = library.get(doc_id)
        report(Said(f"loading the chat model {settings.model}"))
        writer = chat_model(settings)
        if writer is None:
            raise SettingsError("Drafting needs a chat model; name one with --model.")
        found = 0
        for row in draft(document, writer, count):
            print(json.dumps(asdict(row), ensure_ascii=False), flush=True)
            found += 1
    if found < count:
        note(f"{doc_id} has sentences with a figure or a name for {found} questions only")


def _feedback() -> None:
    """Print what was said of answers on the page as draft gold rows, as JSON Lines.

    Useful, wrong, and the quotes that were called wrong: all of it is kept on this machine alone.
    """
    from assistant.page import Conversations
    from eval.feedback import feedback_rows

    judgements = Conversations(settings_in_use().conversations_file).judgements()
    for row in feedback_rows(judgements):
        print(json.dumps(asdict(row), ensure_ascii=False))
    if not judgements:
        note("nothing was said of any answer yet; the page has buttons for it below each")

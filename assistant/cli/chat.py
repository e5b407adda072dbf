"""``deepsea chat``: a conversation in the terminal."""

import sys
from contextlib import closing, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from index.errors import DeepseaError

from .ask import marked, open_for, print_citations
from .terminal import Reporter, keeping, note

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from assistant.types import Turn

_EXAMPLES = """\b
Examples:
  deepsea chat
  DEEPSEA_MODEL=none deepsea chat        quotes alone, in well under a second
  deepsea chat < questions.txt           one question a line

\b
In the conversation: /new forgets what was said, /quit (or Ctrl-D) leaves, Ctrl-C stops an answer.
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("chat", epilog=_EXAMPLES)(chat)


def chat(
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option(help="Language of the answers, instead of each question's."),
    ] = None,
    docs: Annotated[
        list[str] | None,
        typer.Option("--doc", metavar="ID", help="Only this article (may be repeated)."),
    ] = None,
) -> None:
    """Talk about the articles; a question may refer to what was said before."""
    with (
        keeping("nothing was changed"),
        Reporter() as report,
    ):
        assistant = open_for(docs, report)
    if sys.stdin.isatty():
        # Gives the prompt its line editing, once imported.
        with suppress(ImportError):
            import readline  # noqa: F401
        note("ask something; /new starts afresh, /quit leaves, Ctrl-C stops an answer")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    with closing(assistant):
        failed = _converse(assistant, lang, docs)
    if failed and not sys.stdin.isatty():
        raise typer.Exit(1)


def _converse(
    assistant: "Assistant", lang: Literal["zh", "en"] | None, docs: list[str] | None
) -> bool:
    """Answer until there is nothing more to answer; whether any question met an error."""
    history: list[Turn] = []
    failed = False
    while (line := _next_line()) not in (None, "/quit"):
        if line == "/new":
            history.clear()
            continue
        if not line:
            continue
        try:
            answer = _answer(assistant, line, history, lang, docs)
            history.append((line, answer))
        except KeyboardInterrupt:
            if not sys.stdin.isatty():
                raise
            note("stopped; ask the next question, or /quit")
        except DeepseaError as error:
            note(str(error))
            failed = True
    return failed


def _next_line() -> str | None:
    """What was typed next, stripped; None at the end."""
    interactive = sys.stdin.isatty()
    while True:
        try:
            # The prompt of `input` goes to stdout unless that is a terminal, where it is no data.
            if interactive and sys.stdout.isatty():
                return input("\n> ").strip()
            if interactive:
                print("\n> ", end="", file=sys.stderr, flush=True)
            line = sys.stdin.readline()
            return line.strip() if line else None
        except EOFError:
            print(file=sys.stderr)
            return None
        except KeyboardInterrupt:
            if not interactive:
                raise
            note("/quit leaves")


def _answer(
    assistant: "Assistant",
    question: str,
    history: "list[Turn]",
    lang: Literal["zh", "en"] | None,
    docs: list[str] | None,
) -> str:
    """Print the answer as it comes; its text."""
    from assistant.types import Done, SentenceReady

    events = assistant.stream(question, history, lang=lang, doc_ids=docs or None)
    with closing(events):
        for event in events:
            if isinstance(event, SentenceReady):
                print(marked(event.sentence), flush=True)
            elif isinstance(event, Done):
                print_citations(event.answer.citations, assistant.library)
                return event.answer.text
    raise AssertionError("a stream ends with Done")

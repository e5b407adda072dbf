"""``deepsea study``: flashcards in the terminal."""

import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from index.errors import BadInput

from .quiz import choices, document_of
from .terminal import Reporter, keeping, note, settings_in_use

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.study import Card, Deck, Rating

_EXAMPLES = """\b
Examples:
  deepsea study                      what is due, of all articles
  deepsea study --doc report         cards of one article, made when there are none
  deepsea study --doc report --reset

\b
Enter shows the answer; 1 again, 2 hard, 3 good, 4 easy; q (or Ctrl-D, Ctrl-C) leaves.
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("study", epilog=_EXAMPLES)(study)


def study(
    doc: Annotated[str, typer.Option(metavar="ID", help="Only cards of this article.")] = "",
    n: Annotated[
        int, typer.Option("--n", min=1, max=1000, help="How many cards, where there are none yet.")
    ] = 20,
    reset: Annotated[
        bool, typer.Option("--reset", help="Forget the cards and how well they were known.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Forget them without being asked.")] = False,
) -> None:
    """Learn an article by flashcards; each comes again when it is about to be forgotten.

    A card asks what a quiz item asks and shows its key with the quote. No chat model is needed.
    """
    from assistant.study import Deck

    settings = settings_in_use(model="none")
    with keeping("what was rated is kept"):
        deck = Deck(settings.study_file)
        if reset:
            _reset(deck, doc, sure=yes)
            return
        if not deck.count(doc):
            _make(deck, settings, doc, n)
        while (card := deck.due(_now(), doc)) is not None:
            if not _ask(deck, card):
                break
        else:
            due = deck.next_due(doc)
            note(f"nothing is due; the next card is {_until(due or _now())}")


def _reset(deck: "Deck", doc: str, *, sure: bool) -> None:
    """Forget the cards of an article, or all, once somebody has said so twice."""
    count, of = deck.count(doc), f" of {doc}" if doc else ""
    if count and not sure:
        if not sys.stdin.isatty():
            raise BadInput(
                f"--reset forgets {count} cards{of} for good; add --yes if that is meant."
            )
        typer.confirm(
            f"Forget {count} cards{of} and how well they were known?", abort=True, err=True
        )
    note(f"{deck.reset(doc)} cards were forgotten")


def _make(deck: "Deck", settings: "Settings", doc: str, n: int) -> None:
    from assistant.assembly import open_assistant
    from assistant.quiz import make_quiz

    with Reporter() as report, closing(open_assistant(settings, report)) as assistant:
        made = make_quiz(assistant, document_of(assistant.library, doc or None).id, n)
    for line in made.notes:
        note(line)
    note(f"{deck.add(made.items, _now())} cards were made of {made.title}")


def _ask(deck: "Deck", card: "Card") -> bool:
    """Ask one card; whether to go on."""
    print(f"\n{card.item.stem}")
    for line in choices(card.item):
        print(f"   {line}")
    if _read("Enter shows the answer") is None:
        return False
    print(f"   ✓ {' | '.join(card.item.key)}")
    for citation in card.item.citations:
        print(f"   “{' '.join(citation.quote.split())}” ({citation.start}–{citation.end})")
    while (rating := _rating(_read("1 again, 2 hard, 3 good, 4 easy, q leaves"))) == 0:
        note("type 1, 2, 3 or 4, or q to leave")
    if rating is None:
        return False
    print(f"   {_until(deck.rate(card, rating, _now()))}", flush=True)
    return True


def _rating(text: str | None) -> "Rating | Literal[0] | None":
    from assistant.study import RATINGS

    if text is None:
        return None
    return next((rating for rating in RATINGS if text == str(rating)), 0)


def _read(prompt: str) -> str | None:
    """What was typed; None at the end, or for q."""
    print(f"[{prompt}] ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print(file=sys.stderr)
    text = line.strip().lower()
    return None if not line or text == "q" else text


def _now() -> datetime:
    return datetime.now(UTC)


def _until(due: datetime) -> str:
    from assistant.study import until

    match until(due, _now()):
        case (count, "minutes"):
            return f"due in {count} min"
        case (count, "hours"):
            return f"due in {count} h"
        case (count, _):
            return f"due in {count} days, on {due.astimezone():%Y-%m-%d}"

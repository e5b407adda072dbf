"""``deepsea quiz``: questions on an article, with their keys and quotes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from index.errors import BadInput

from .terminal import INTERRUPTED, Reporter, keeping, note, settings_in_use

if TYPE_CHECKING:
    from assistant.quiz import Item, Quiz
    from index.library import Library
    from index.types import Document, Lang

_EXAMPLES = """\b
Examples:
  deepsea quiz
  deepsea quiz --n 10 --types single,truefalse --lang both
  deepsea quiz --bank --n 150 --out bank.xml
  deepsea quiz --difficulty hard --sections 品牌壁垒 --seed 7 --out quiz.json
"""


# Articles named to somebody who has to choose one.
_SHOWN = 8


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("quiz", epilog=_EXAMPLES)(quiz)


def quiz(
    n: Annotated[int, typer.Option("--n", min=1, max=1000, help="How many items.")] = 20,
    types: Annotated[
        str, typer.Option(metavar="TYPE,…", help="Of these types; all unless given.")
    ] = "",
    lang: Annotated[
        Literal["zh", "en", "both"] | None,
        typer.Option(help="Language, instead of the article's own; both: every item in each."),
    ] = None,
    difficulty: Annotated[
        str, typer.Option(metavar="LEVEL,…", help="easy, medium, hard; all unless given.")
    ] = "",
    sections: Annotated[
        list[str] | None,
        typer.Option(metavar="WORDS", help="Only of sections so headed (may be repeated)."),
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed makes the same items.")] = 0,
    doc: Annotated[
        str | None, typer.Option(metavar="ID", help="Which article, when there are several.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file of the format of its suffix.")
    ] = None,
    confirm: Annotated[
        bool,
        typer.Option(
            "--confirm",
            help="Have the chat model answer the items too, seconds each; those that it gets "
            "wrong give way to others.",
        ),
    ] = False,
    bank: Annotated[
        bool,
        typer.Option(
            "--bank",
            help="An item bank to draw from: once every fact has been asked for, they come again "
            "as items of other types.",
        ),
    ] = False,
    form: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="Instead of the suffix's.")
    ] = None,
) -> None:
    """Make questions on an article, each with its key and the quote that it rests on.

    Without --out they are printed, each as soon as it is made. No chat model is needed. Ctrl-C
    keeps what is made so far.
    """
    from assistant.assembly import open_assistant
    from assistant.quiz import DIFFICULTIES, KINDS, kind_of, level_of
    from assistant.quiz.candidates import Wishes, pool_of
    from assistant.quiz.formats import format_of
    from assistant.quiz.quiz import growing

    kinds = tuple(kind_of(name) for name in _names(types)) or KINDS
    levels = tuple(level_of(name) for name in _names(difficulty)) or DIFFICULTIES
    if out is not None:
        format_of(out, form, kinds)
    elif form is not None:
        raise BadInput("--format takes a file to write, such as --out quiz.gift")
    chat = {} if confirm else {"model": "none"}
    with (
        keeping("nothing was changed"),
        Reporter() as report,
        closing(open_assistant(settings_in_use(**chat), report)) as assistant,
    ):
        document = document_of(assistant.library, doc)
        langs: tuple[Lang, ...] = ("zh", "en") if lang == "both" else (lang or document.lang,)
        wishes = Wishes(kinds, levels, tuple(sections or ()), seed, n, confirm)
        steps = growing(pool_of(assistant, document.id, langs, wishes), n, bank=bank)
        if out is None:
            _show(steps)
        else:
            _write(steps, n, report, out, form)


def _show(steps: "Iterator[Quiz]") -> None:
    """Print each item when it is made."""
    shown = 0
    for made in steps:
        if not shown:
            print(made.title)
        for number, item in enumerate(made.items[shown:], shown + 1):
            _print(number, item)
        shown = len(made.items)
        for line in made.notes:
            note(line)


def _write(steps: "Iterator[Quiz]", n: int, report: Reporter, out: Path, form: str | None) -> None:
    """Make them all, or as many as there is time for, and write the file."""
    from assistant.assembly import Said
    from assistant.quiz.formats import left_out_line, write_quiz

    made, stopped = None, False
    try:
        for made in steps:
            report.count("making the quiz", len(made.items) // len(made.langs), n, "items")
    except KeyboardInterrupt:
        if made is None:
            raise
        stopped = True
    if made is None:
        return
    for line in made.notes:
        report(Said(line))
    left_out = write_quiz(made, out, form)
    report(
        Said(
            f"{'stopped; what came so far' if stopped else 'the quiz'} is in {out} "
            f"({len(made.items) - left_out} items)"
        )
    )
    if left_out:
        report(Said(left_out_line(left_out)))
    if stopped:
        raise typer.Exit(INTERRUPTED)


def document_of(library: "Library", doc: str | None) -> "Document":
    """The article of that id, or the only one of a library that has one. Raises `BadInput` when
    one has to be chosen.
    """
    articles = library.list()
    if doc is None and len(articles) > 1:
        ids = ", ".join(article.id for article in articles[:_SHOWN])
        raise BadInput(f"A quiz is on one article; name it with --doc: {ids}.")
    return library.get(doc or articles[0].id)


def _names(given: str) -> list[str]:
    return [name.strip() for name in given.replace("，", ",").split(",") if name.strip()]


def _print(number: int, item: "Item") -> None:
    print(f"\n{number}. {item.stem}  [{item.kind}, {item.difficulty}]")
    for line in choices(item):
        print(f"   {line}")
    print(f"   ✓ {' | '.join(item.key)}")
    for citation in item.citations:
        print(
            f"   “{' '.join(citation.quote.split())}” ({citation.start}–{citation.end})", flush=True
        )


def choices(item: "Item") -> list[str]:
    """What an item shows below its stem."""
    prompts = [f"{place}) {prompt}" for place, prompt in enumerate(item.prompts, 1)]
    return prompts + [f"{chr(ord('A') + place)}. {text}" for place, text in enumerate(item.options)]

"""``deepsea quiz``: questions on an article, with their keys and quotes."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.terminal import Reporter, keeping, note, settings_in_use
from index.errors import BadInput

if TYPE_CHECKING:
    from assistant.quiz import Item, Quiz
    from index.library import Library
    from index.types import Document

_EXAMPLES = """\b
Examples:
  deepsea quiz
  deepsea quiz --n 10 --types single,truefalse --lang both
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
    form: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="Instead of the suffix's.")
    ] = None,
) -> None:
    """Make questions on an article, each with its key and the quote that it rests on.

    Without --out they are printed. No chat model is needed.
    """
    from assistant.assembly import open_assistant
    from assistant.quiz import DIFFICULTIES, KINDS, kind_of, level_of, make_quiz
    from assistant.quiz.formats import format_of, write_quiz

    kinds = [kind_of(name) for name in _names(types)] or KINDS
    levels = [level_of(name) for name in _names(difficulty)] or DIFFICULTIES
    if out is not None:
        format_of(out, form)
    chat = {} if confirm else {"model": "none"}
    with (
        keeping("nothing was changed"),
        Reporter() as report,
        closing(open_assistant(settings_in_use(**chat), report)) as assistant,
    ):
        document = document_of(assistant.library, doc)
        made = make_quiz(
            assistant,
            document.id,
            n,
            kinds=kinds,
            langs=("zh", "en") if lang == "both" else (lang or document.lang,),
            difficulties=levels,
            sections=sections or (),
            seed=seed,
        )
        for line in made.notes:
            note(line)
        if out is not None:
            left_out = write_quiz(made, out, form)
            note(f"the quiz is in {out} ({len(made.items) - left_out} items)")
            if left_out:
                note(f"{left_out} items were left out: the format has no place for them")
        else:
            _show(made)


def document_of(library: "Library", doc: str | None) -> "Document":
    """The article of that id, or the only one. Raises `BadInput` when one has to be chosen."""
    articles = library.list()
    if not articles:
        raise BadInput("There is no article yet; add one with deepsea index add FILE.")
    if doc is None and len(articles) > 1:
        ids = ", ".join(article.id for article in articles[:_SHOWN])
        raise BadInput(f"A quiz is on one article; name it with --doc: {ids}.")
    return library.get(doc or articles[0].id)


def _names(given: str) -> list[str]:
    return [name.strip() for name in given.replace("，", ",").split(",") if name.strip()]


def _show(made: "Quiz") -> None:
    print(made.title)
    for number, item in enumerate(made.items, 1):
        print(f"\n{number}. {item.stem}  [{item.kind}, {item.difficulty}]")
        for line in choices(item):
            print(f"   {line}")
        print(f"   ✓ {' | '.join(item.key)}")
        for citation in item.citations:
            print(f"   “{' '.join(citation.quote.split())}” ({citation.start}–{citation.end})")


def choices(item: "Item") -> list[str]:
    """What an item shows below its stem."""
    prompts = [f"{place}) {prompt}" for place, prompt in enumerate(item.prompts, 1)]
    return prompts + [f"{chr(ord('A') + place)}. {text}" for place, text in enumerate(item.options)]
